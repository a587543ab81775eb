#include "web/readings.h"

#include <algorithm>

namespace rightsdesk::web {
namespace {

constexpr std::size_t most = 40;

}  // namespace

void Readings::make_room(Moment now) {
  std::erase_if(open_, [&](auto const& pair) { return now - pair.second.used > visit_lasts; });
  if (open_.size() < most) return;
  open_.erase(std::min_element(open_.begin(), open_.end(), [](auto const& one, auto const& other) { return one.second.used < other.second.used; }));
}

void Readings::open(std::string const& visit, int version, std::vector<Page> const& pages, Moment now) {
  Open opened{version, {}, std::make_shared<Spool>(), now};
  for (auto const& page : pages) {
    opened.spool->keep(page.name, page.bytes);
    opened.names.insert(page.name);
  }
  std::lock_guard const lock(mutex_);
  open_.erase(visit);
  make_room(now);
  open_.insert_or_assign(visit, std::move(opened));
}

std::optional<std::string> Readings::page(std::string const& visit, int version, std::string const& name, Moment now) {
  std::shared_ptr<Spool> spool;
  {
    std::lock_guard const lock(mutex_);
    auto const found = open_.find(visit);
    if (found == open_.end() || now - found->second.used > visit_lasts) return std::nullopt;
    if (found->second.version != version || !found->second.names.contains(name)) return std::nullopt;
    found->second.used = now;
    spool = found->second.spool;
  }
  return spool->open(name);
}

void Readings::leave(std::string const& visit) {
  std::lock_guard const lock(mutex_);
  open_.erase(visit);
}

}  // namespace rightsdesk::web
