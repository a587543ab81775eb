#pragma once
// Chance that is the same on every machine.
#include <cstddef>
#include <cstdint>

namespace rightsdesk::redaction {

/// A linear congruential generator (Knuth's MMIX constants).
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  /// A number in [0, bound); `bound` is at least 1.
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33U) % bound);
  }

 private:
  std::uint64_t state_;
};

}  // namespace rightsdesk::redaction
