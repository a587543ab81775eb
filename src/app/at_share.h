#pragma once
#include <algorithm>
#include <vector>

namespace rightsdesk::app {

/// Nearest rank: the smallest value that at least `share` (0 to 1) of all do not exceed; 0 when there is none.
inline int at_share(std::vector<int> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  auto const rank = static_cast<std::size_t>(share * static_cast<double>(values.size()) + 0.999999);
  return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

}  // namespace rightsdesk::app
