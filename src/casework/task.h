#pragma once
// A piece of work that somebody must do for a case: a disputed fact, an instruction to a source, a notice to a recipient, a
// check. What kinds there are and how each may end is data (config/workflow); what happened to one is kept here for good.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/id.h"
#include "core/personal.h"
#include "law/timeline.h"
#include "workflow/task_kind.h"

namespace rightsdesk::casework {

enum class TaskState { open, ended, cancelled };
std::string to_string(TaskState state);
TaskState task_state_from(std::string const& text);

/// What a person wrote into the fields of a task's kind, by field id.
using TaskFields = std::map<std::string, std::string>;

struct Task {
  TaskId id;
  CaseId about;
  std::string kind;
  Personal<std::string> words = {};     ///< what it is about, for staff; may be empty
  std::string concerns = {};            ///< a source's id, a recipient as the notice names it, or a record's id; may be empty
  std::string concerns_title = {};      ///< the same for the screen
  TaskState state = TaskState::open;
  std::string outcome = {};             ///< one of the kind's outcomes once ended
  Personal<TaskFields> fields = {};
  Personal<std::string> reason = {};    ///< of its end or its cancelling
  std::string made_by;                  ///< StaffId text, or "program"
  Date made_on;
  std::string ended_by = {};
  std::optional<Date> ended_on = {};
};

/// A day with the steps that led to it; no day where the kind has none, or the case has no due date to count back from.
struct TaskDay {
  std::optional<Date> day = {};
  Because because = {};
};
/// What task_due needs of the case.
struct DueFrame {
  Date received;
  std::optional<Date> case_due;  ///< the cautious date of the case, if its clock runs
  law::Jurisdiction jurisdiction = law::Jurisdiction::england_and_wales;
};
/// The day by which the task should end. Derived each time: the clock of the case may have moved. Never before it was made.
TaskDay task_due(workflow::TaskKind const& kind, Date made_on, DueFrame const& frame, law::BankHolidays const& holidays);

/// How an open task stands on `today`: nothing to do, ask again, tell the next one up.
enum class Pressing { none, chase, escalate };
std::string to_string(Pressing pressing);
Pressing pressing_on(Task const& task, workflow::TaskKind const& kind, Date today);

/// The port the store implements. All within the caller's transaction.
class TaskStore {
 public:
  virtual ~TaskStore() = default;
  virtual void add(Task const& task) = 0;
  virtual std::vector<Task> of_case(CaseId const& about) = 0;  ///< in the order in which they were made
  virtual std::optional<Task> find(TaskId const& id) = 0;
  /// Writes state, outcome, fields, reason and who ended it; false, and nothing written, when it is no longer open.
  virtual bool update(Task const& task) = 0;
  virtual std::vector<Task> open() = 0;  ///< the open tasks of all cases, oldest first
};

}  // namespace rightsdesk::casework
