#include "web/site.h"

namespace rightsdesk::web {

app::Actor actor_of(Exchange const& exchange) {
  return {StaffId(exchange.staff.id), exchange.staff.name, {exchange.staff.roles.begin(), exchange.staff.roles.end()}};
}

DispatchSettings dispatch_settings(Site& site, std::function<void(LogLine const&)> log) {
  return {site.settings.secret, [&site](std::string const& token) { return site.door.who(token); },
          [&site](int status, std::string const& incident) { return site.error_page(status, incident); }, std::move(log)};
}

}  // namespace rightsdesk::web
