#include "web/edge/pace.h"

#include <algorithm>
#include <cmath>

namespace rightsdesk::web {
namespace {

constexpr std::size_t kMostNames = 10'000;
constexpr double kRounding = 1e-6;  // seconds

}  // namespace

std::chrono::seconds Pace::wait(std::string const& name, std::chrono::steady_clock::time_point now) {
  std::lock_guard const lock(mutex_);
  if (buckets_.size() > kMostNames) forget_the_rested(now);
  double const a_second = limit_.a_minute / 60.0;
  auto& bucket = buckets_.try_emplace(name, Bucket{static_cast<double>(limit_.at_once), now}).first->second;
  bucket.left = std::min<double>(limit_.at_once, bucket.left + a_second * std::chrono::duration<double>(now - bucket.at).count());
  bucket.at = now;
  if (bucket.left < 1) return std::chrono::seconds(std::max(1L, std::lround(std::ceil((1 - bucket.left) / a_second - kRounding))));
  bucket.left -= 1;
  return std::chrono::seconds(0);
}

void Pace::forget_the_rested(std::chrono::steady_clock::time_point now) {
  auto const full_after = std::chrono::seconds(1 + 60 * limit_.at_once / limit_.a_minute);
  std::erase_if(buckets_, [&](auto const& one) { return now - one.second.at > full_after; });
}

}  // namespace rightsdesk::web
