#pragma once
// The pages of the second factor as values. Pure.
#include <string>
#include <vector>

#include "web/ports.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// The secret in groups of four, and the square code that an app photographs.
View device_view(DeviceToAdd const& device);
View recovery_view(std::vector<std::string> const& codes);

}  // namespace rightsdesk::web::caseload
