#include "web/visits.h"

namespace rightsdesk::web {
namespace {

using namespace std::chrono_literals;
constexpr auto window = 5min, code_is_good = 10min;
constexpr std::size_t most_tries = 10;
constexpr std::size_t most_names = 100'000;

}  // namespace

void Visits::enter(std::string const& visit, CaseId const& about, Moment now) {
  std::lock_guard const lock(mutex_);
  std::erase_if(entered_, [&](auto const& pair) { return now - pair.second.used > visit_lasts; });
  entered_[visit] = {about, now};
}

std::optional<CaseId> Visits::about(std::string const& visit, Moment now) {
  std::lock_guard const lock(mutex_);
  auto const found = entered_.find(visit);
  if (found == entered_.end()) return {};
  if (now - found->second.used > visit_lasts) {
    entered_.erase(found);
    return {};
  }
  found->second.used = now;
  return found->second.about;
}

void Visits::leave(std::string const& visit) {
  std::lock_guard const lock(mutex_);
  entered_.erase(visit);
}

void AskedForCode::note(std::string const& visit, std::string const& reference, Moment now) {
  std::lock_guard const lock(mutex_);
  if (asked_.size() >= most_names) std::erase_if(asked_, [&](auto const& pair) { return now - pair.second > code_is_good; });
  asked_[visit + " " + reference] = now;
}

bool AskedForCode::lately(std::string const& visit, std::string const& reference, Moment now) {
  std::lock_guard const lock(mutex_);
  auto const found = asked_.find(visit + " " + reference);
  return found != asked_.end() && now - found->second <= code_is_good;
}

bool Attempts::allow(std::string const& name, Moment now) {
  std::lock_guard const lock(mutex_);
  if (tries_.size() > most_names) {
    std::erase_if(tries_, [&](auto const& pair) { return pair.second.empty() || now - pair.second.back() > window; });
  }
  auto& tries = tries_[name];
  while (!tries.empty() && now - tries.front() > window) tries.pop_front();
  if (tries.size() >= most_tries) return false;
  tries.push_back(now);
  return true;
}

std::optional<int> InVain::to_write(std::string const& who, Instant now) {
  std::lock_guard const lock(mutex_);
  std::erase_if(tries_, [&](auto const& one) { return now - one.second.since >= std::chrono::hours(1) || now < one.second.since; });
  auto& [since, tries] = tries_.try_emplace(who, Tries{now, 0}).first->second;
  ++tries;
  bool const doubled = tries % 60 == 0 && ((tries / 60) & (tries / 60 - 1)) == 0;
  return tries <= 60 || doubled ? std::optional(tries) : std::nullopt;
}

}  // namespace rightsdesk::web
