#pragma once
// The cases as lists, homes and figures look at them: days, states and ids, no personal data, so that nobody's case is opened to be
// counted. A line is worked out from the case itself (app/standing.h) and is out of date from the moment anything happens to the case.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/id.h"
#include "core/personal.h"

namespace rightsdesk::app {

/// Whether the clock counts against us. `stopped`: answered, or over for another reason, while the case is still open.
enum class Phase { running, waiting, stopped };

struct CaseStanding {
  CaseId about;
  std::string reference, workflow, state;
  StaffId officer = {};  ///< empty: nobody
  Date received;
  bool open = true;
  Phase phase = Phase::running;
  std::optional<Date> due = {}, act_by = {};  ///< the statutory day, and the cautious one to act by; none while no clock runs
  std::optional<Date> closed_on = {};
  std::vector<std::string> services = {};     ///< ids
  std::int64_t changes = 0;                   ///< events so far: never goes back
  std::string controller = {};
  std::vector<std::string> tags = {};         ///< ids of config/desk.yaml
  std::vector<std::string> flags = {};        ///< what the program sees by itself (app/flags.h)
  std::string journey = {};                   ///< "J1" to "J8" (app/flags.h); empty: none of them
  int pages = 0, pages_checked = 0;           ///< of the records not left out
  std::optional<Date> keep_until = {};        ///< of a closed case that nothing holds: the first day on which its rule of keeping asks for something
  Personal<std::string> person = {};          ///< whom it is about, in one spelling; empty where that is not sure. Put, never given
};
/// An open task, with the days on which it presses.
struct TaskStanding {
  TaskId id;
  CaseId about;
  std::string reference, workflow, kind;
  StaffId officer = {};  ///< of its case
  Date made_on;
  std::optional<Date> due = {}, chase_on = {}, escalate_on = {};
};

/// How a case stands to its day. `open` is all that are not closed, `answered` those of them whose clock is over.
/// `run_out`: those closed whose keeping has run out.
enum class CaseGroup { open, overdue, soon, on_track, waiting, answered, closed, run_out };
enum class CaseSort { due, received, reference, state, right, closed };
enum class SortOrder { first_to_last, last_to_first };

/// What is looked for. An empty text asks nothing.
struct CaseFilter {
  CaseGroup group = CaseGroup::open;
  std::string reference = {};                    ///< a part of it, in any case of letters
  std::string workflow = {}, state = {}, service = {};
  std::string officer = {};                      ///< a StaffId, or kNobody
  std::string tag = {}, flag = {};
  std::optional<Date> due_from = {}, due_to = {};  ///< both included
  friend bool operator==(CaseFilter const&, CaseFilter const&) = default;
};
constexpr char kNobody[] = "nobody";

/// Which days make a case late or soon due: before `today`; up to and with `soon`.
struct DeskDays {
  Date today, soon;
};
struct CaseOrder {
  CaseSort by = CaseSort::due;
  SortOrder order = SortOrder::first_to_last;
};
/// Open tasks: of all cases or only of those that are this colleague's or nobody's; all or only those of which one of the days has come by then.
struct TaskFilter {
  StaffId colleague = {};
  std::optional<Date> pressing_by = {};
};
struct Window {
  int from = 0, most = 25;
};

struct CaseCounts {
  int open = 0, overdue = 0, soon = 0, on_track = 0, waiting = 0, answered = 0, closed = 0, unassigned = 0;
};
struct Workload {
  StaffId officer;  ///< empty: nobody
  int open = 0, overdue = 0, soon = 0;
};

/// Open cases whose clock runs, by day and state; cases by month ("2026-11"); open cases by the services they name.
struct DueCount {
  Date due;
  std::string state;
  int cases = 0;
};
struct MonthCount {
  std::string month;
  int cases = 0;
};
struct ServiceCount {
  std::vector<std::string> services;
  int cases = 0;
};

class FigureDesk;  // app/figure_desk.h

/// Whose eyes the lists are for (app/seen.h).
struct DeskViewer {
  StaffId colleague;
  std::string controller;
};

class CaseDesk {
 public:
  virtual ~CaseDesk() = default;
  /// The same lists, counts and sums over the cases of the viewer's controller that are kept to nobody or to the viewer too, and no others.
  /// What is out of date, and what is put, are of every case. Must not outlive this.
  virtual std::unique_ptr<CaseDesk> for_viewer(DeskViewer const& viewer) = 0;
  /// Every case, whoever looks.
  virtual CaseDesk& for_rules() { return *this; }
  /// What the figures count, for the same eyes.
  virtual FigureDesk& figures() = 0;
  /// In place of what stood there; its case is up to date then.
  virtual void put(CaseStanding const& standing, std::vector<TaskStanding> const& open_tasks) = 0;
  /// At most so many cases to which something happened since.
  virtual std::vector<CaseId> out_of_date(int most) = 0;
  virtual std::vector<CaseId> open_after(CaseId const& last, int most) = 0;  ///< the next open cases by id; the first ones after an empty id
  virtual std::vector<CaseId> all_after(CaseId const& last, int most) = 0;   ///< the same, of open and closed ones
  /// Another case of this controller about the same person for the same right, received no later and kept to nobody. False where the person is not sure.
  virtual bool asked_before(CaseStanding const& standing) = 0;
  virtual std::vector<CaseStanding> list(CaseFilter const& filter, DeskDays const& days, CaseOrder const& order, Window const& window) = 0;
  /// The next of them by id, after `last`; the first ones after an empty id. Whoever goes on from where they stopped misses none that stood there.
  virtual std::vector<CaseStanding> list_after(CaseFilter const& filter, DeskDays const& days, CaseId const& last, int most) = 0;
  virtual int count(CaseFilter const& filter, DeskDays const& days) = 0;
  virtual CaseCounts counts(DeskDays const& days) = 0;
  virtual std::vector<Workload> workload(DeskDays const& days) = 0;   ///< of those with open cases, nobody's among them
  virtual std::vector<TaskStanding> open_tasks(TaskFilter const& filter = {}) = 0;  ///< by the day they are due
  virtual int received_since(Date after) = 0;  ///< cases that came in after that day, whatever became of them
  virtual int closed_since(Date after) = 0;
  /// Of cases of this workflow closed after that day: days from receipt to the end, at most 5,000.
  virtual std::vector<int> days_taken(std::string const& workflow, Date after) = 0;
  /// Pages of the packs released for cases of this workflow received after that day, at most 5,000.
  virtual std::vector<int> pages_given(std::string const& workflow, Date after) = 0;
  virtual std::vector<DueCount> due_counts() = 0;
  virtual std::vector<MonthCount> received_by_month() = 0;
  virtual std::vector<MonthCount> closed_by_month() = 0;
  virtual std::vector<ServiceCount> service_counts() = 0;
  virtual std::vector<std::string> states() = 0;                      ///< "workflow/state" of the open cases, each once
};

/// What a member of staff keeps for themselves: saved views, the secret of their calendar, where they stopped reading. Ids and
/// settings only.
struct OwnNote {
  std::string kind, name, content;
  Instant kept_at;
};
class OwnDesk {
 public:
  virtual ~OwnDesk() = default;
  virtual void put(StaffId const& owner, OwnNote const& note) = 0;  ///< in place of the one of that kind and name
  virtual std::vector<OwnNote> of(StaffId const& owner, std::string const& kind) = 0;  ///< by name
  virtual void drop(StaffId const& owner, std::string const& kind, std::string const& name) = 0;
  /// Of everybody, by owner and name.
  struct Owned {
    StaffId owner;
    OwnNote note;
  };
  virtual std::vector<Owned> all_of(std::string const& kind) = 0;
  virtual std::optional<StaffId> owner_of(std::string const& kind, std::string const& content) = 0;
};

}  // namespace rightsdesk::app
