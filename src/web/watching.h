#pragma once
#include "web/edge/watched.h"
#include "web/site.h"

namespace rightsdesk::web {

/// How this site's answers are watched: a case of the route must still be there for who reads of it. `site` must outlive it.
Watching watching(Site& site, std::function<void(LogLine const&)> log);

}  // namespace rightsdesk::web
