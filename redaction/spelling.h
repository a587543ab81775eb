#pragma once
// How far a word as read is from a word as known.
#include <string>
#include <string_view>

namespace rightsdesk::redaction {

/// Letters that typing and scanning confuse made one: 0/o, 1/l/i, 5/s, 8/b, rn/m, vv/w.
std::string skeleton(std::string_view lower_word);
/// Insertions, deletions, substitutions and swaps of neighbours; `limit` + 1 when there are more than `limit`.
int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace rightsdesk::redaction
