#pragma once
// The same text at several places of a case: pages that stand twice (copies, scans of one letter), and what e-mails quote of one
// another. What was decided at one of them is offered at the others.
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "redaction/propose.h"

namespace rightsdesk::redaction {

struct PageText {
  RecordId record;
  int page = 1;
  std::string text;  ///< UTF-8
};

/// A run of at least kFewestWords words that stands at both places, word for word (case, accents, line breaks and quotation marks
/// aside). `first` is the earliest page in the order given on which it stands.
struct SameRun {
  std::size_t first = 0, other = 0;                ///< pages, by their place in what was given
  std::size_t first_begin = 0, first_end = 0;      ///< words of the page, half-open
  std::size_t other_begin = 0, other_end = 0;
  friend bool operator==(SameRun const&, SameRun const&) = default;
};
constexpr std::size_t kFewestWords = 8;

struct SameText {
  std::vector<std::vector<std::size_t>> groups;  ///< pages that are alike, by their place in what was given; each of two or more
  std::vector<SameRun> runs;
};
/// Alike: of the pairs of neighbouring words of the longer page at least seven in ten stand on the other too (a scan of the same
/// letter that was read a little differently still counts). Deterministic.
SameText same_text(std::span<PageText const> pages);

/// `place` of `from`, a page's text, where the same words stand in `to`; nothing when the run does not cover it. The run's words
/// must be those of the two texts.
std::optional<Place> carried(Place const& place, std::string_view from, PageText const& to, SameRun const& run);
/// The words of `text` outside the runs that `other` shares with it, as they stand there, a space between stretches.
std::string only_here(std::string_view text, std::span<std::pair<std::size_t, std::size_t> const> shared);
/// How many words a page has, as runs count them.
std::size_t words_of(std::string_view text);

}  // namespace rightsdesk::redaction
