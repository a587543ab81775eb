#pragma once
// How alike two spellings are. Both sides are folded text (core/text.h); bytes are compared.
#include <cstddef>
#include <string_view>

namespace rightsdesk::person {

/// Jaro-Winkler likeness in [0, 1], prefix weight 0.1 over at most 4 characters; 1 for equal, 0 when either
/// is empty.
double jaro_winkler(std::string_view a, std::string_view b);
/// Fewest insertions, deletions, replacements and swaps of neighbours between the two (optimal string
/// alignment), counted up to `most`; `most` + 1 stands for more than that.
std::size_t typos_apart(std::string_view a, std::string_view b, std::size_t most = 2);

}  // namespace rightsdesk::person
