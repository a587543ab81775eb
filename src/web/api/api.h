#pragma once
// The addresses under /api/v1, for the council's other systems.
#include "web/site.h"

namespace rightsdesk::web::api {

/// Every route under /api. `site` must outlive them.
std::vector<Route> api_routes(Site& site);

}  // namespace rightsdesk::web::api
