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
  std::sort(found_.begin(), found_.end());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  if (found_.empty()) return;
  starts_.assign((1U << 16U) + 1, 0);
  lower_.reserve(found_.size());
  rows_.reserve(found_.size());
  for (auto const& [hash, row] : found_) {
    ++starts_[(hash >> 16U) + 1];
    lower_.push_back(static_cast<std::uint16_t>(hash & 0xFFFFU));
    rows_.push_back(row);
  }
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  std::vector<std::pair<std::uint32_t, Row>>().swap(found_);
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
