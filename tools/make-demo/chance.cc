#include "chance.h"

namespace rightsdesk::make_demo {
namespace {

std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31U);
}

}  // namespace

Chance::Chance(std::uint64_t seed, std::uint64_t stream)
    : state_(mixed(seed + 1) ^ mixed(stream * 0x9e3779b97f4a7c15ULL + 7)) {}

std::uint64_t Chance::next() {
  state_ += 0x9e3779b97f4a7c15ULL;
  return mixed(state_);
}

std::size_t Chance::below(std::size_t count) {
  return static_cast<std::size_t>((next() >> 32U) * count >> 32U);
}

int Chance::between(int from, int to) {
  return from + static_cast<int>(below(static_cast<std::size_t>(to - from + 1)));
}

bool Chance::happens(int in_hundred) { return between(0, 99) < in_hundred; }

}  // namespace rightsdesk::make_demo
