#pragma once
// "connectors test NAME": tries a connector step by step and says what is wrong in words its owner
// understands.
#include <optional>
#include <string>
#include <vector>

#include "connectors/registry.h"

namespace rightsdesk::connectors {

struct Tried {
  enum class Outcome { good, warning, failed, not_tried };
  std::string step;  ///< "settings", "sign-in", "fields", "nil search", "known search", "time limit"
  Outcome outcome = Outcome::good;
  std::string words;          ///< one or more plain sentences; no personal data
  std::string internal = {};  ///< for the technician's log; may name hosts and columns
};
std::string to_string(Tried::Outcome outcome);

/// Every step in order; those after a failed one that they need are not_tried. `known` describes a person the
/// source is known to hold; without one the known search is not_tried. Reads only.
std::vector<Tried> try_out(ConnectedSources& all, std::string const& id,
                           std::optional<person::Description> const& known, sources::Limits const& limits);
/// True when nothing failed.
bool works(std::vector<Tried> const& steps);

}  // namespace rightsdesk::connectors
