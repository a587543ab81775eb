#pragma once
// "connectors test NAME": tries a connector step by step and says what is wrong in words its owner
// understands.
#include <optional>
#include <string>
#include <vector>

#include "connectors/registry.h"

namespace rightsdesk::connectors {

using sources::Tried;
using sources::to_string;
using sources::works;

/// Every step in order; those after a failed one that they need are not_tried. `known` describes a person the
/// source is known to hold; without one the known search is not_tried. Reads only.
std::vector<Tried> try_out(ConnectedSources& all, std::string const& id,
                           std::optional<person::Description> const& known, sources::Limits const& limits);

}  // namespace rightsdesk::connectors
