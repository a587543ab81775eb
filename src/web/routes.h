#pragma once
// The site map: every address the service answers to, who may use it, and the page behind it.
#include <vector>

#include "web/site.h"

namespace rightsdesk::web {

/// The whole table. `site` must outlive it.
std::vector<Route> routes(Site& site);

}  // namespace rightsdesk::web
