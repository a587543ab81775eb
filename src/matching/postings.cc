#include "matching/postings.h"

#include <algorithm>

namespace rightsdesk::matching {

std::uint32_t hash_of(std::string_view value) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a, folded
  for (char c : value) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  hash ^= hash >> 29U;
  hash *= 0xbf58476d1ce4e5b9U;
  return static_cast<std::uint32_t>(hash >> 32U);
}

void Postings::seal() {
  if (found_.empty()) return;
  // By the upper half first, which needs no comparing; what shares it is then a few only.
  starts_.assign((1U << 16U) + 1, 0);
  for (auto const& one : found_) ++starts_[(one.first >> 16U) + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  std::vector<std::pair<std::uint16_t, Row>> parted(found_.size());
  auto next = starts_;
  for (auto const& [hash, row] : found_) parted[next[hash >> 16U]++] = {static_cast<std::uint16_t>(hash & 0xFFFFU), row};
  std::vector<std::pair<std::uint32_t, Row>>().swap(found_);
  lower_.reserve(parted.size());
  rows_.reserve(parted.size());
  for (std::size_t i = 0; i + 1 < starts_.size(); ++i) {
    auto const from = parted.begin() + starts_[i];
    auto const to = parted.begin() + starts_[i + 1];
    std::sort(from, to);
    starts_[i] = static_cast<std::uint32_t>(rows_.size());
    auto const end = std::unique(from, to);
    for (auto at = from; at != end; ++at) {
      lower_.push_back(at->first);
      rows_.push_back(at->second);
    }
  }
  starts_.back() = static_cast<std::uint32_t>(rows_.size());
}

std::vector<Row> Postings::rows(std::string_view value) const {
  if (rows_.empty()) return {};
  auto const hash = hash_of(value);
  auto const from = lower_.begin() + starts_[hash >> 16U];
  auto const to = lower_.begin() + starts_[(hash >> 16U) + 1];
  auto const [first, last] = std::equal_range(from, to, static_cast<std::uint16_t>(hash & 0xFFFFU));
  return {rows_.begin() + (first - lower_.begin()), rows_.begin() + (last - lower_.begin())};
}

std::size_t Postings::bytes() const {
  return starts_.capacity() * 4 + lower_.capacity() * 2 + rows_.capacity() * sizeof(Row);
}

}  // namespace rightsdesk::matching
