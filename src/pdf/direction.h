#pragma once
// Which way text runs: the levels of the Unicode bidirectional algorithm (Unicode Standard Annex 9), over ICU.
#include <string>
#include <vector>

namespace rightsdesk::pdf {

/// What stands for a bar among the letters of a paragraph.
inline constexpr char32_t bar_letter = 0xFFFC;

/// The level of each code point of one paragraph: even runs to the right, odd to the left. `paragraph` is 1 when the first
/// letter that has a direction runs to the left, otherwise 0.
struct Levels {
  std::vector<unsigned char> of;
  unsigned char paragraph = 0;
};
Levels levels_of(std::u32string const& paragraph);

/// The places in `levels`, one a piece of a line, in the order in which they are seen from the left.
std::vector<int> seen_order(std::vector<unsigned char> const& levels);

}  // namespace rightsdesk::pdf
