#pragma once
// Short forms and codes that stand in a pack, and what they mean: its page "Words and short forms".
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/pack.h"

namespace rightsdesk::disclosure {

/// A short form as colleagues write it. Each spelling is looked for letter by letter, as a word by itself: "SW" is in "the SW rang"
/// and in "SW/FSW", and in neither "SWAN" nor "sw". After a spelling that ends in a capital a plural "s" may follow ("SWs").
struct ShortForm {
  std::vector<std::string> written;  ///< no white space in any; none is another short form's
  std::string meaning;               ///< plain words, without a full stop at the end
};

/// Whether a short form can be written so: two letters or more, no white space.
bool is_spelling(std::string_view text);

/// Notes which short forms occur in what leaves. Time grows with the text and not with the number of short forms.
class ShortFormsSeen {
 public:
  explicit ShortFormsSeen(std::vector<ShortForm> all);

  /// Words as they stand; UTF-8. Words are parted by white space, so that a form never runs over two calls.
  void note(std::string_view text);
  /// What remains of a page, its markers apart.
  void note(redaction::BurnedPage const& page);
  /// A row for each short form that occurred, by its spelling without regard to case: the spellings that occurred, " or " between them.
  [[nodiscard]] std::vector<GlossaryRow> rows() const;
  /// Words of 2 to 6 capitals that no short form explains, on lines that are not all in capitals, each with how often it stood there; most often first,
  /// at most `most`. Names in capitals and initials may be among them: for staff only.
  [[nodiscard]] std::vector<std::pair<std::string, int>> unexplained(std::size_t most) const;

 private:
  bool take(std::string_view word);
  std::vector<ShortForm> all_;
  std::map<std::string, std::size_t, std::less<>> form_of_;  ///< spelling -> place in all_
  std::set<std::string, std::less<>> seen_;                  ///< spellings
  std::map<std::string, int, std::less<>> others_;
};

}  // namespace rightsdesk::disclosure
