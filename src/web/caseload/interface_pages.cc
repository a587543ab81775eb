// The council's other systems, for administrators: keys that run out, and messages that did not arrive. No case is shown.
#include "web/caseload/case_page.h"
#include "web/caseload/interface_views.h"
#include "web/caseload/pages.h"

namespace rightsdesk::web::caseload {
namespace {

constexpr char kInterfaces[] = "/staff/interfaces";
constexpr int kMessagesLookedAt = 500;

std::vector<app::HookMessage> dead_of(app::HookDesk& hooks, std::string const& hook) {
  std::vector<app::HookMessage> dead;
  for (auto& message : hooks.messages(hook, kMessagesLookedAt)) {
    if (message.state == "dead" && dead.size() < static_cast<std::size_t>(kDeadShown)) dead.push_back(std::move(message));
  }
  return dead;
}

}  // namespace

Reply interfaces(Site& site, Exchange const& exchange) {
  InterfacesPage page{site.office.clock.today()};
  if (site.clients != nullptr) page.clients = site.clients->all();
  if (site.hooks != nullptr) page.hooks = site.hooks->all();
  for (auto const& hook : page.hooks) {
    if (hook.dead > 0) page.dead[hook.id] = dead_of(*site.hooks, hook.id);
  }
  PageSpec spec{"caseload/interfaces", "Other systems", interfaces_view(page)};
  spec.view.text("done", done_words(exchange.query.one("done")));
  return site.staff_page(exchange, spec);
}

Reply send_hook_again(Site& site, Exchange const& exchange) {
  auto const hook = site.hooks == nullptr ? std::nullopt : site.hooks->find(exchange.part("hook"));
  if (!hook) throw Malformed("no such webhook", 404);
  site.hooks->revive(hook->id, exchange.staff.id);
  return done_at(kInterfaces, "hook-again");
}

Reply renew_key(Site& site, Exchange const& exchange) {
  auto const client = site.clients == nullptr ? std::nullopt : site.clients->find(exchange.part("client"));
  if (!client) throw Malformed("no such key", 404);
  bool const renewed = site.clients->renew(client->id, app::a_year_from(site.office.clock.today()), exchange.staff.id);
  return done_at(kInterfaces, renewed ? "key-renewed" : "key-ended");
}

}  // namespace rightsdesk::web::caseload
