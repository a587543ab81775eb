#pragma once
// Times of answers that are to tell nothing: kinds of try, measured in turn, and whether somebody who measures could tell them apart.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace rightsdesk {

struct Kind {
  std::string words;
  std::vector<double> milliseconds = {};
};

inline double quantile(std::vector<double> times, double part) {
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
}

/// Two-sided, by the normal approximation; ties count half.
inline double chance_of_difference(std::vector<double> const& one, std::vector<double> const& other) {
  double wins = 0;
  for (auto a : one) {
    for (auto b : other) wins += a < b ? 1 : a == b ? 0.5 : 0;
  }
  auto const n = static_cast<double>(one.size()), m = static_cast<double>(other.size());
  auto const distance = std::abs(wins - n * m / 2) / std::sqrt(n * m * (n + m + 1) / 12);
  return std::erfc(distance / std::sqrt(2.0));
}

/// A line for each kind: median, p95, and how often chance alone would part it so from the first.
inline void print_alike(char const* heading, std::vector<Kind> const& kinds) {
  double least = 1e9, most = 0;
  std::printf("%-48s %8s %8s %s\n", heading, "median", "p95, ms", "by chance alone, beside the first");
  for (auto const& kind : kinds) {
    auto const median = quantile(kind.milliseconds, 0.5);
    least = std::min(least, median);
    most = std::max(most, median);
    std::printf("%-48s %8.2f %8.2f %.2f\n", kind.words.c_str(), median, quantile(kind.milliseconds, 0.95), chance_of_difference(kinds.front().milliseconds, kind.milliseconds));
  }
  std::printf("medians differ by %.2f %%\n", 100 * (most - least) / most);
}

}  // namespace rightsdesk
