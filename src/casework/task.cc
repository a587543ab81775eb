#include "casework/task.h"

#include <algorithm>

#include "law/day_count.h"

namespace rightsdesk::casework {
namespace {

using workflow::TaskDue;

std::string days_words(int days) { return std::to_string(days) + (days == 1 ? " day" : " days"); }

TaskDay counted_back(TaskDue const& due, Date made_on, DueFrame const& frame) {
  if (!frame.case_due) return {};
  auto const day = std::max(made_on, plus_days(*frame.case_due, -due.days));
  return {day, {{due.rule, days_words(due.days) + " before the case's own cautious date, " + in_words(*frame.case_due)}}};
}

}  // namespace

std::string to_string(TaskState state) {
  switch (state) {
    case TaskState::open: return "open";
    case TaskState::ended: return "ended";
    case TaskState::cancelled: return "cancelled";
  }
  throw Bug("a task's state without a name");
}

TaskState task_state_from(std::string const& text) {
  for (auto const state : {TaskState::open, TaskState::ended, TaskState::cancelled}) {
    if (to_string(state) == text) return state;
  }
  throw Bug("an unknown task state: " + text);
}

TaskDay task_due(workflow::TaskKind const& kind, Date made_on, DueFrame const& frame, law::BankHolidays const& holidays) {
  if (!kind.due) return {};
  auto const& due = *kind.due;
  if (due.count == TaskDue::Count::before_case_due) return counted_back(due, made_on, frame);
  bool const from_receipt = due.from == TaskDue::From::received;
  auto const from = from_receipt ? frame.received : made_on;
  auto const since = (from_receipt ? "after receipt on " : "after ") + in_words(from);
  if (due.count == TaskDue::Count::working_days) {
    auto const day = law::plus_working_days(from, due.days, frame.jurisdiction, holidays);
    return {day, {{due.rule, std::to_string(due.days) + (due.days == 1 ? " working day " : " working days ") + since}}};
  }
  if (due.days == 0) return {from, {{due.rule, "At once, on " + in_words(from)}}};
  return {plus_days(from, due.days), {{due.rule, days_words(due.days) + " " + since}}};
}

std::string to_string(Pressing pressing) {
  switch (pressing) {
    case Pressing::none: return "none";
    case Pressing::chase: return "chase";
    case Pressing::escalate: return "escalate";
  }
  throw Bug("a way to press without a name");
}

Pressing pressing_on(Task const& task, workflow::TaskKind const& kind, Date today) {
  if (task.state != TaskState::open) return Pressing::none;
  int const waited = days_between(task.made_on, today);
  if (kind.escalate_after > 0 && waited >= kind.escalate_after) return Pressing::escalate;
  return kind.chase_after > 0 && waited >= kind.chase_after ? Pressing::chase : Pressing::none;
}

}  // namespace rightsdesk::casework
