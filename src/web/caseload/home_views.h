#pragma once
// The home of a member of staff as values: what needs doing today, and what the house may expect.
#include <map>
#include <string>

#include "app/home.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// `colleagues`: id to name.
View home_view(app::Home const& home, std::map<std::string, std::string> const& colleagues);
/// For the overview of a case; shows nothing when too few cases were like it.
View effort_view(app::Effort const& effort);

}  // namespace rightsdesk::web::caseload
