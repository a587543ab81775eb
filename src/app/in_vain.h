#pragma once
// Who asked for an address that is not theirs to see, or for a thing that is not there: both are answered alike, and both are written down alike.
#include <map>
#include <string>

#include "app/office.h"

namespace rightsdesk::app {

/// One answer of 403 or 404 to somebody who is known.
struct TriedInVain {
  std::string actor;                         ///< StaffId, "client:…"
  std::string method, route;                 ///< "GET", "/staff/cases/:case/clock"
  std::map<std::string, std::string> parts;  ///< what the address said for each name of the route, as it came
  int status = 404;
  int tries = 1;                             ///< of this actor within the hour, this one included
};

/// An entry `tried_in_vain` of the ledger; about the case that the address names, whether there is one or not. Of the parts only what has the form of an
/// id (26 letters and digits) or of a number stands in it: anything else is something that a person typed.
void note_tried_in_vain(Office& office, TriedInVain const& tried);

}  // namespace rightsdesk::app
