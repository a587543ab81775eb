#include "app/clients.h"

#include <algorithm>

#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr std::size_t kLongestName = 80;

Scope const* scope_named(std::string const& id) {
  auto const& all = scopes();
  auto const found = std::find_if(all.begin(), all.end(), [&](Scope const& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Scope> const& scopes() {
  static std::vector<Scope> const kScopes{{"requests.read", "read how requests stand: status, clock with its reasons, tasks, letters sent, deliveries"},
                                          {"requests.submit", "send in a request for somebody"},
                                          {"requests.note", "add a note to a case", {"intake"}},
                                          {"requests.withdraw", "withdraw a request, as the requester said", {"requester"}},
                                          {"webhooks", "subscribe to events about cases"},
                                          {"opendsr", "send requests, follow them and cancel them by the OpenDSR protocol", {"requester"}}};
  return kScopes;
}

std::string actor_text(std::string const& client) { return kClientActor + client; }

Actor actor_of(Client const& client) {
  Actor actor{StaffId(actor_text(client.id)), client.name, {}};
  for (auto const& id : client.scopes) {
    if (auto const* scope = scope_named(id)) actor.roles.insert(scope->roles.begin(), scope->roles.end());
  }
  return actor;
}

Date a_year_from(Date day) {
  Date const next = day + std::chrono::years(1);
  return next.ok() ? next : Date(next.year() / next.month() / std::chrono::last);
}

Done sound(Office const& office, NewClient const& wanted) {
  if (tidied(wanted.name).empty()) return refused("missing", "Give the system a name.", "name");
  if (count_code_points(wanted.name) > kLongestName) return refused("too_long", "The name must be 80 letters or fewer.", "name");
  if (wanted.scopes.empty()) return refused("missing", "Say what the key is good for: at least one scope.", "scopes");
  for (auto const& scope : wanted.scopes) {
    if (scope_named(scope) == nullptr) return refused("unknown_scope", "There is no scope “" + scope + "”.", "scopes");
  }
  if (!office.rules.controllers.contains(wanted.controller)) return refused("unknown_controller", "There is no controller “" + wanted.controller + "”.", "controller");
  if (wanted.ends_on && *wanted.ends_on < office.clock.today()) return refused("not_future", "The last day of the key is past.", "until");
  return std::monostate{};
}

}  // namespace rightsdesk::app
