#pragma once
// Where a text names a person: whole words, whatever the case, accents, hyphens, order of the names or line breaks.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "person/description.h"

namespace rightsdesk::connectors {

struct Find {
  std::size_t begin = 0, end = 0;  ///< code points, half-open
  std::string what;                ///< the name, address or number looked for, as the requester gave it
  person::Description described;   ///< nothing but that
};

/// Ways to name one person, from their names (every kind), e-mail addresses and NHS number, UPN and NINO.
/// A name with both parts is looked for as "Given Family", "Given Middle Family", "Family, Given" and "G. Family"; a name of
/// one word as that word.
class Mentions {
 public:
  explicit Mentions(person::Description const& subject);
  /// The first mention in `text` (valid UTF-8).
  [[nodiscard]] std::optional<Find> find(std::string_view text) const;
  /// Patterns for LIKE … ESCAPE '!', together finding at least what find() finds.
  [[nodiscard]] std::vector<std::string> like_patterns() const;
  /// What is looked for, for the search certificate: names, e-mails, numbers.
  [[nodiscard]] std::vector<std::string> const& sought() const { return sought_; }
  [[nodiscard]] bool empty() const { return phrases_.empty(); }

 private:
  struct Phrase {
    std::vector<std::string> words;  ///< folded
    std::size_t gap = 0;             ///< other words allowed after the first
    std::string what;
    person::Description described;
  };
  void add_name(person::Name const& name, std::string const& current_given);
  void add(Phrase phrase);
  std::vector<Phrase> phrases_;
  std::vector<std::string> sought_;
};

/// The folded words of a text: letters and digits, split at everything else.
std::vector<std::string> words_of(std::string_view text);
/// About 90 code points either side of [begin, end), white space tidied, "…" where cut.
std::string excerpt(std::string_view text, std::size_t begin, std::size_t end);
/// "%", "_" and "!" escaped with "!", for LIKE … ESCAPE '!'.
std::string like_escaped(std::string_view text);

}  // namespace rightsdesk::connectors
