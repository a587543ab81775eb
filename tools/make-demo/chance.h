#pragma once
// A small source of chance that gives the same numbers on every machine (SplitMix64).
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace rightsdesk::make_demo {

/// Not for secrets. Two of the same seed and stream give the same numbers.
class Chance {
 public:
  explicit Chance(std::uint64_t seed, std::uint64_t stream = 0);
  std::uint64_t next();
  /// 0 to `count` - 1; `count` at least 1.
  std::size_t below(std::size_t count);
  /// `from` to `to`, both included.
  int between(int from, int to);
  /// True `in_hundred` times of a hundred.
  bool happens(int in_hundred);
  template <class T, std::size_t N>
  T const& pick(T const (&list)[N]) {
    return list[below(N)];
  }
  template <class T>
  T const& pick(std::span<T const> list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace rightsdesk::make_demo
