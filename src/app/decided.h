#pragma once
// Everything that people decided in a case, for whoever reads it afterwards: who is who, who of the register is withheld, and each place with a decision of its own.
#include <optional>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

struct Decided {
  std::string about;    ///< for staff: "Meera Ramanathan, aunt", "“Case note, 3 March 2009”, page 1"
  std::string where;    ///< as OpenPoint::where
  std::string outcome;  ///< "confirmed", "rejected", "withhold", "release"
  std::string code, reason, by;  ///< by: StaffId
  std::optional<Instant> at = {};
};
/// Newest first.
std::vector<Decided> decided_in(Office& office, CaseId const& id);

}  // namespace rightsdesk::app
