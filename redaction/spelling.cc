#include "redaction/spelling.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace rightsdesk::redaction {

std::string skeleton(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    auto const pair = word.substr(i, 2);
    if (pair == "rn" || pair == "vv") {
      out += pair == "rn" ? 'm' : 'w';
      ++i;
      continue;
    }
    switch (word[i]) {
      case '0': out += 'o'; break;
      case '1': case 'i': case 'j': out += 'l'; break;
      case '5': out += 's'; break;
      case '8': out += 'b'; break;
      default: out += word[i];
    }
  }
  return out;
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
  auto const rows = a.size() + 1, columns = b.size() + 1;
  if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > limit) return limit + 1;
  std::vector<int> before(columns), last(columns), now(columns);
  for (std::size_t j = 0; j < columns; ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i < rows; ++i) {
    now[0] = static_cast<int>(i);
    int best = now[0];
    for (std::size_t j = 1; j < columns; ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      bool const swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
      best = std::min(best, now[j]);
    }
    if (best > limit) return limit + 1;
    before.swap(last);
    last.swap(now);
  }
  return std::min(last[columns - 1], limit + 1);
}

}  // namespace rightsdesk::redaction
