#include "web/site.h"

#include <nlohmann/json.hpp>

#include "app/in_vain.h"
#include "app/own_settings.h"
#include "app/seen.h"
#include "web/api/problem.h"
#include "web/caseload/pages.h"

namespace rightsdesk::web {

app::Actor actor_of(Exchange const& exchange) {
  return {StaffId(exchange.staff.id), exchange.staff.name, {exchange.staff.roles.begin(), exchange.staff.roles.end()}};
}

namespace {

/// The keys that this colleague turned on, for scripts and as a list.
View keys_view(app::OwnSettings const& own) {
  if (own.keys == app::OwnSettings::Keys::off) return {};
  auto const keys = app::keys_of(own);
  std::vector<View> lines;
  for (auto const& act : app::key_acts()) lines.push_back(View().text("key", keys.at(act.id)).text("key_words", act.words));
  return View().text("keys_json", Json(keys).dump()).each("key_lines", std::move(lines));
}

}  // namespace

Reply Site::staff_page(Exchange const& exchange, PageSpec spec) const {
  if (!exchange.staff.id.empty()) spec.view.also(keys_view(app::own_settings(office, StaffId(exchange.staff.id))));
  return Frame::staff_page(exchange, spec);
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

void note_in_vain(Site& site, Exchange const& exchange, int status) {
  auto const actor = exchange.staff.anyone() ? exchange.staff.id : app::actor_text(exchange.caller.id);
  if (auto const tries = site.in_vain.to_write(actor, site.office.clock.now())) app::note_tried_in_vain(site.office, {actor, exchange.method, exchange.route, exchange.parts, status, *tries});
}

}  // namespace

DispatchSettings dispatch_settings(Site& site, std::function<void(LogLine const&)> log) {
  return {site.settings.secret, [&site](std::string const& token) { return site.door.who(token); },
          [&site](Failure const& failure) { return site.error_page(failure.status, failure.incident, failure.language); }, std::move(log),
          [&site](std::string const& key) { return caller_of(site, key); }, api::failure_answer,
          [&site](Exchange const& exchange) { return caseload::ask_for_code(site, exchange); }, [&site](Exchange const& exchange, int status) { note_in_vain(site, exchange, status); }};
}

}  // namespace rightsdesk::web
