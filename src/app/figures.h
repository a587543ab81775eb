#pragma once
// The measures of the work (law.md 7, desks.md R3.9): one defined set, each with its formula. No names, no words of anybody.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/office.h"
#include "law/timeline.h"

namespace rightsdesk::app {

/// One case as the figures look at it.
struct CaseFigures {
  CaseId about = {};
  std::string controller = {};
  law::Right right = law::Right::access;
  std::string requester = {};          ///< who asked: "self", "parent", "solicitor", …; empty where it was not kept
  std::vector<std::string> services, sources;
  Date received;
  law::ClockStatus clock = law::ClockStatus::running;
  std::optional<Date> due = {};        ///< by statute, with every pause and extension
  std::optional<Date> answered = {};   ///< the first final letter; a holding letter is none
  std::optional<Date> withdrawn = {};
  std::string outcome = {};            ///< "full", "part", "refused", "nothing_held", "done", "routed"; empty while open
  std::string extended_ground = {};    ///< "complexity", "number" or "other"; empty: not extended
  int pause_days = 0;                  ///< asked to answered, both counted (T-17)
  std::optional<int> identity_days = {};  ///< asked to shown
  std::optional<int> clock_days = {};  ///< of an answered one: from the day the clock began to the answer, less the days it was stopped
  std::map<std::string, int> waits = {};  ///< days from asking to answering by what was asked: "question", "identity", "authority", "fee"
  std::set<std::string> codes = {};    ///< exemptions used
  std::map<std::string, int> places = {};  ///< by exemption: places and whole pages withheld under it
  std::string late_cause = {};         ///< why it was late, as a person wrote it down (task "lateness"); empty: nobody did
  int pages = 0;                       ///< of the newest pack that was released
  std::optional<Date> acknowledged = {};
  bool at_regulator = false, regulator_upheld = false;
  int recipients_to_tell = 0;          ///< Article 19 notices still open
  bool lifted_without_notice = false;  ///< must never be
  bool keeping_over = false;           ///< closed, and its time is over: a person must say what becomes of it
};

struct Period {
  Date from, to;  ///< both included
};
/// The month of a day as "2026-11".
std::string year_month(Date day);
enum class GroupBy { all, right, service, source, requester, month };

struct Metric {
  std::string id, title, unit;  ///< unit: "requests", "%", "days", "pages", "date", "notices"
  std::string formula;
};
/// The whole set, in the order they are shown.
std::vector<Metric> const& metrics();
/// Those that a regulator has asked councils for (desks.md R3.9), in its order.
std::vector<Metric> regulator_metrics();

struct FigureRow {
  std::string group;                         ///< "all", a right, a service, a source, who asked, "2026-11"
  std::map<std::string, std::string> values;  ///< by metric; a metric that has nothing to divide by is left out
  std::map<std::string, int> by_code;        ///< exemption code: requests answered in the period in which it was used
  std::map<int, int> overdue_by_year;        ///< year received: open and overdue at the end
};
/// Rows in order of their group. A case of two services counts in each; `all` counts it once. By month every row is the
/// figures of that month alone. Pure.
std::vector<FigureRow> figures(std::vector<CaseFigures> const& cases, Period const& period, GroupBy by);

/// One case as it stands in this transaction; whether its time of keeping is over is left open.
CaseFigures figures_of_case(Work& work, Office const& office, casework::Case const& about);
/// Counts cases to which something happened since, over all cases (Works::for_rules); how many, at most `most`.
int count_some(Office& office, int most);
/// Counts all of them, a few at a time.
void count_all(Office& office);
/// Every case of the store as the figures look at it; of one that was anonymised, what was kept of it. Counts first what is out of date.
std::vector<CaseFigures> cases_for_figures(Office& office);

}  // namespace rightsdesk::app
