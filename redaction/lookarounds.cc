#include "redaction/lookarounds.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rightsdesk::redaction {
namespace {

/// Where the character, escape or class that begins at `at` ends.
std::size_t atom_end(std::string const& pattern, std::size_t at) {
  if (pattern[at] == '\\') return std::min(at + 2, pattern.size());
  if (pattern[at] != '[') return at + 1;
  auto end = at + 1;
  if (end < pattern.size() && pattern[end] == '^') ++end;
  if (end < pattern.size() && pattern[end] == ']') ++end;
  while (end < pattern.size() && pattern[end] != ']') end += pattern[end] == '\\' ? 2 : 1;
  return std::min(end + 1, pattern.size());
}

bool begins_assertion(std::string const& pattern, std::size_t at) {
  static constexpr std::array<std::string_view, 4> kOpenings{"(?=", "(?!", "(?<=", "(?<!"};
  return std::any_of(kOpenings.begin(), kOpenings.end(), [&](auto opening) { return pattern.compare(at, opening.size(), opening) == 0; });
}

std::size_t group_end(std::string const& pattern, std::size_t at) {
  int depth = 0;
  while (at < pattern.size()) {
    depth += pattern[at] == '(' ? 1 : pattern[at] == ')' ? -1 : 0;
    at = atom_end(pattern, at);
    if (depth == 0) break;
  }
  return at;
}

}  // namespace

std::string without_lookarounds(std::string const& pattern) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    auto const end = begins_assertion(pattern, at) ? group_end(pattern, at) : atom_end(pattern, at);
    // "(?:)" stands for what went, so that no count before it takes hold of something else.
    out += begins_assertion(pattern, at) ? "(?:)" : pattern.substr(at, end - at);
    at = end;
  }
  return out;
}

}  // namespace rightsdesk::redaction
