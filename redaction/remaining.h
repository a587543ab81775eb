#pragma once
// Searching what stays of a record for strings that were removed.
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "redaction/plain_text.h"
#include "redaction/review.h"

namespace rightsdesk::redaction {

/// The words of `text`, lower case and plain: the form in which two strings are the same.
std::vector<std::string> key_words(std::string_view text);

/// The stretches of page `number` that are removed, half-open, in code points: removals, and on fixed pages whatever
/// lies under a removed area. Sorted.
std::vector<std::pair<std::size_t, std::size_t>> removed_stretches(ReviewedRecord const& record, int number);

/// What a removal takes out, as it stands on the page; for an area the words that touch it. Empty when none.
std::string removed_text(ReviewedRecord const& record, ReviewedRecord::Removal const& removal);

/// Finds sequences of words among many in one pass over a text.
class WordSequences {
 public:
  /// Sequence number `index` will be reported for these words. An empty sequence is never found.
  void add(std::vector<std::string> const& words, std::size_t index);
  struct Found {
    std::size_t index = 0, begin = 0, end = 0;  ///< code points, half-open
  };
  [[nodiscard]] std::vector<Found> in(std::string_view utf8) const;
  /// The same of tokens that were made already: in their offsets.
  [[nodiscard]] std::vector<Found> in(std::vector<Token> const& list) const;

 private:
  std::unordered_map<std::string, std::vector<std::pair<std::vector<std::string>, std::size_t>>> by_first_;
};

}  // namespace rightsdesk::redaction
