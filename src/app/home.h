#pragma once
// What needs doing today, for one member of staff; and what the house may expect: how the backlog moves, how long a case takes.
#include <string>
#include <vector>

#include "app/caseload.h"
#include "app/cover.h"
#include "app/remarks.h"
#include "core/because.h"

namespace rightsdesk::app {

/// An open task as the home shows it. What it says is on the case's own page.
struct HomeTask {
  CaseId about;
  std::string reference, title, owner;  ///< owner: the role that does it, as config/workflow names it
  std::optional<Date> due = {};
  int days_late = 0;                    ///< 0: not late
  bool ask_again = false;               ///< whoever owes it has to be asked again
  StaffId in_place_of = {};             ///< of somebody this person stands in for; empty: their own or nobody's
};
/// How the number of open cases moves, from what came in and what was closed in the last thirteen weeks.
struct Forecast {
  int open = 0, received = 0, closed = 0;
  int in_four_weeks = 0, in_twelve_weeks = 0;  ///< open cases, if nothing changes; never below nought
  Because because = {};
};
struct Home {
  std::vector<HomeTask> late, today, soon;  ///< this person's: in their cases or nobody's, and theirs to do by role; soon: within five days
  int more_tasks = 0;                       ///< what is not shown of these
  int waiting_elsewhere = 0;                ///< open tasks in their cases that another role has to do
  std::vector<AskedOf> asked;               ///< remarks of colleagues that wait for this person, or for somebody they stand in for
  std::vector<Cover> covering;              ///< whom this person stands in for today
  std::vector<CaseLine> cases;              ///< their own open cases, the next due first; at most ten
  int cases_in_all = 0;
  CaseCounts counts;                        ///< of the whole house
  std::vector<Workload> workload;           ///< by person, nobody's first
  Forecast forecast;
};
Home home_of(Office& office, Actor const& actor);

/// What cases like this one took: a help in planning, with its reasons. Nothing is shown for fewer than five.
struct Effort {
  int cases = 0;                            ///< closed in the last year, of the same kind
  int middle_days = 0, most_days = 0;       ///< half of them, and eight of ten, took at most that many days from receipt to the end
  int packs = 0, middle_pages = 0, most_pages = 0;
  Because because = {};
};
Effort effort_of(Office& office, casework::Case const& about);

/// The forecast by itself: pure.
Forecast forecast_of(int open, int received, int closed);

}  // namespace rightsdesk::app
