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

/// The open cases whose dates differ when their events are counted with `before` and with `after`: over all cases, whoever looks.
std::vector<MovedDate> dates_that_move(Work& work, Office const& office, law::BankHolidays const& before, law::BankHolidays const& after);
/// The same, each written on its case (event `due_date_moved`: old, new and why).
std::vector<MovedDate> write_moved_dates(Work& work, Office const& office, law::BankHolidays const& before, law::BankHolidays const& after);

/// Counts every open case with the data it was last counted with and with those in force now (app/holidays.h), over the same events: what
/// differs is due to the data alone. Each gets the event `due_date_moved` (old, new and why). The first time there is nothing to
/// compare with. All of it stands or none; done twice it finds nothing more.
Recount recount_open_cases(Office& office);

/// "The due date moved from 26 December 2028 to 27 December 2028 …", for each such event of a case, oldest first.
std::vector<std::string> moved_dates_of(std::vector<casework::CaseEvent> const& events);

}  // namespace rightsdesk::app
