#pragma once
// When the bank-holiday data changes, open cases are counted again: a date that moved is written on its case and in the ledger.
#include <optional>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

struct MovedDate {
  CaseId about;
  std::string reference;
  std::optional<Date> from, to;  ///< the statutory date
  std::string why;               ///< which bank holidays came or went
};
struct Recount {
  bool changed = false;          ///< other data than last time
  std::vector<MovedDate> moved;
};

/// Counts every open case with the data it was last counted with and with `office.rules.holidays`, over the same events: what
/// differs is due to the data alone. Each gets the event `due_date_moved` (old, new and why). The first time there is nothing to
/// compare with. All of it stands or none; done twice it finds nothing more.
Recount recount_open_cases(Office& office);

/// "The due date moved from 26 December 2028 to 27 December 2028 …", for each such event of a case, oldest first.
std::vector<std::string> moved_dates_of(std::vector<casework::CaseEvent> const& events);

}  // namespace rightsdesk::app
