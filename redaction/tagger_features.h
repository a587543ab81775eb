#pragma once
// What the tagger sees of each word of a page: what training and tagging share.
#include <cstdint>
#include <string_view>
#include <vector>

#include "redaction/plain_text.h"
#include "redaction/words.h"

namespace rightsdesk::redaction {

inline constexpr std::uint32_t kFeatures = 1'900'000;

/// What stands between two neighbouring words: a sentence or line ends (none), a space, a comma, anything else.
enum class Joint : std::uint8_t { space, comma, other, none };
inline constexpr std::size_t kJoints = 3;

/// The features of every word of a page as indices below kFeatures.
class TaggerFeatures {
 public:
  /// `plain`, `list` and `words` must outlive this.
  TaggerFeatures(std::string_view plain, std::vector<Token> const& list, Words const& words);
  /// Replaces `out` by the features of token `at`; the first kOfWord of them tell which word it is.
  void of(std::size_t at, std::vector<std::uint32_t>& out) const;
  /// Between token `at` and the next.
  [[nodiscard]] Joint joint(std::size_t at) const;
  static constexpr std::size_t kOfWord = 5;

 private:
  struct Seen {
    std::uint32_t word = 0, shape = 0, starts = 0, before = 0, after = 0, lists = 0, line = 0, heading = 0, above = 0;
  };
  [[nodiscard]] Seen seen(std::size_t at) const;
  void see_lines();
  void see_elsewhere();
  std::string_view plain_;
  std::vector<Token> const& list_;
  Words const& words_;
  std::vector<Seen> seen_;
  std::vector<std::uint32_t> elsewhere_;
};

}  // namespace rightsdesk::redaction
