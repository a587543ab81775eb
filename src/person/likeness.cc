#include "person/likeness.h"

#include <algorithm>
#include <array>

namespace rightsdesk::person {
namespace {

constexpr std::size_t kLongest = 64;  // names beyond this are compared by their first 64 bytes

struct Pairing {
  std::size_t matches = 0;
  std::size_t out_of_order = 0;
};

Pairing pair_up(std::string_view a, std::string_view b) {
  std::array<bool, kLongest> a_used{};
  std::array<bool, kLongest> b_used{};
  auto const longest = std::max(a.size(), b.size());
  auto const reach = longest < 4 ? std::size_t{0} : longest / 2 - 1;
  Pairing out;
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto const from = i > reach ? i - reach : 0;
    auto const to = std::min(b.size(), i + reach + 1);
    for (std::size_t j = from; j < to; ++j) {
      if (b_used[j] || a[i] != b[j]) continue;
      a_used[i] = b_used[j] = true;
      ++out.matches;
      break;
    }
  }
  std::size_t j = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!a_used[i]) continue;
    while (!b_used[j]) ++j;
    if (a[i] != b[j++]) ++out.out_of_order;
  }
  return out;
}

}  // namespace

double jaro_winkler(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  if (a == b) return 1;
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  auto const pairing = pair_up(a, b);
  if (pairing.matches == 0) return 0;
  auto const m = static_cast<double>(pairing.matches);
  auto const jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
                     (m - static_cast<double>(pairing.out_of_order / 2)) / m) /
                    3;
  std::size_t prefix = 0;
  while (prefix < std::min({a.size(), b.size(), std::size_t{4}}) && a[prefix] == b[prefix]) ++prefix;
  return jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro);
}

std::size_t typos_apart(std::string_view a, std::string_view b, std::size_t most) {
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  auto const gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > most) return most + 1;
  std::array<std::array<std::size_t, kLongest + 1>, 3> rows{};
  auto* before = &rows[0];
  auto* above = &rows[1];
  auto* row = &rows[2];
  for (std::size_t j = 0; j <= b.size(); ++j) (*above)[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    (*row)[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      auto const replaced = (*above)[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      (*row)[j] = std::min({replaced, (*above)[j] + 1, (*row)[j - 1] + 1});
      bool const swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) (*row)[j] = std::min((*row)[j], (*before)[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min((*above)[b.size()], most + 1);
}

}  // namespace rightsdesk::person
