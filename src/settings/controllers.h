#pragma once
// config/controllers/<id>/controller.yaml and the notices beside it -> law::Controller.
#include <string>

#include "law/register.h"
#include "yaml/section.h"

namespace rightsdesk::settings {

/// Reads `folder`/controller.yaml and checks it: keys, codes, ids given twice, and that every word taken from a notice
/// stands in it. Every fault goes to `complaints` as "file:line: what".
law::Controller controller(std::string const& folder, yaml::Complaints& complaints);

}  // namespace rightsdesk::settings
