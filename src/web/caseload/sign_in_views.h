#pragma once
// The pages of the second factor as values. Pure.
#include <string>
#include <vector>

#include "web/ports.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// The field of a code that goes with a form of its own.
constexpr char const* kCodeAgain = "code_again";

/// The secret in groups of four, and the square code that an app photographs.
View device_view(DeviceToAdd const& device);
/// A form that was sent without a code given lately, to be sent again with one: every field but its token and the code.
View code_again_view(std::string const& path, Fields const& form);
View recovery_view(std::vector<std::string> const& codes);

}  // namespace rightsdesk::web::caseload
