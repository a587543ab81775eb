#include "web/site.h"

#include "app/seen.h"
#include "web/api/problem.h"

namespace rightsdesk::web {

app::Actor actor_of(Exchange const& exchange) {
  return {StaffId(exchange.staff.id), exchange.staff.name, {exchange.staff.roles.begin(), exchange.staff.roles.end()}};
}

namespace {

bool is_there(app::Office& office, CaseId const& id) {
  bool found = false;
  office.works.look([&](app::Work& work) { found = work.cases().find(id).has_value(); });
  return found;
}

}  // namespace

Reply answer_seen(Site& site, Exchange const& exchange, Reply (*page)(Site&, Exchange const&)) {
  app::SeenWorks works(site.office.works, {StaffId(exchange.staff.id), site.settings.controller});
  auto office = site.office.over(works);
  if (exchange.parts.contains("case") && !is_there(office, CaseId(exchange.part("case")))) throw Malformed("no such case", 404);
  Site seen(site, office);
  return page(seen, exchange);
}

namespace {

Caller caller_of(Site& site, std::string const& key) {
  auto const client = site.clients == nullptr ? std::nullopt : site.clients->of_key(key);
  return client ? Caller{client->id, client->name, client->controller, client->scopes} : Caller{};
}

}  // namespace

DispatchSettings dispatch_settings(Site& site, std::function<void(LogLine const&)> log) {
  return {site.settings.secret, [&site](std::string const& token) { return site.door.who(token); },
          [&site](int status, std::string const& incident) { return site.error_page(status, incident); }, std::move(log),
          [&site](std::string const& key) { return caller_of(site, key); }, api::failure_answer};
}

}  // namespace rightsdesk::web
