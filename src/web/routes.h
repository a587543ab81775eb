#pragma once
// The site map: every address the service answers to, who may use it, and the page behind it.
#include <vector>

#include "web/site.h"

namespace rightsdesk::web {

/// The whole table. `site` must outlive it.
std::vector<Route> routes(Site& site);

/// Whether this colleague may come in and has a role that sees cases at all. What they may do with one, the workflow's table says.
bool sees_cases(ColleagueLine const& colleague);

}  // namespace rightsdesk::web
