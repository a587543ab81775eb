#pragma once
// The council's other systems: their keys, and whom webhooks do not reach, as values. Pure.
#include <map>
#include <string>
#include <vector>

#include "app/clients.h"
#include "app/hooks.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

struct InterfacesPage {
  Date today;
  std::vector<app::Client> clients = {};
  std::vector<app::Hook> hooks = {};
  std::map<std::string, std::vector<app::HookMessage>> dead = {};  ///< by hook, the newest first
};
constexpr int kDeadShown = 5;
View interfaces_view(InterfacesPage const& page);

}  // namespace rightsdesk::web::caseload
