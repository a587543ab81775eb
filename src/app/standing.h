#pragma once
// Works out how a case and its open tasks stand in the lists (app/case_desk.h), and brings the lists up to date before somebody looks.
#include "app/case_desk.h"
#include "app/office.h"

namespace rightsdesk::app {

/// As the case stands in this transaction.
CaseStanding standing_of(Work& work, Office const& office, casework::Case const& about);
/// Every case to which something happened since it was last worked out, a few at a time. What a list shows is true after it. Worked
/// out over all cases (Works::for_rules), whoever looks.
void bring_up_to_date(Office& office);
/// Works every case out again, a few at a time, while the lists show what stood there: rules, bank holidays or services may have
/// changed, and closed cases run out of their keeping. Done once a day.
void bring_all_up_to_date(Office& office);
/// Late before today; soon when the cautious day is within ten days.
DeskDays desk_days(Office const& office);

}  // namespace rightsdesk::app
