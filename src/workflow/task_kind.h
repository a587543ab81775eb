#pragma once
// A kind of work that a workflow asks for, as data: when it is made, what must be written down, how it may end and by whom.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/date.h"
#include "workflow/condition.h"

namespace rightsdesk::workflow {

enum class FieldKind { line, words, day, choice, reference, proof };  ///< reference: of another case; proof: what was seen

struct Choice {
  std::string value, label;
  std::string from = {};  ///< the ISO day from which it may be chosen; "not in force": never; empty: always
};
struct TaskField {
  std::string id, label;
  FieldKind kind = FieldKind::line;
  std::string hint = {};
  std::vector<Choice> choices = {};
  std::string from = {};  ///< the particular of the request that it is filled from when the task is made
  std::string proof = {}; ///< a proof of the controller's evidence matrix: its documents are the choices, several may be taken
};

/// One way in which a task may end.
struct TaskOutcome {
  std::string name, title;
  std::set<std::string> by;             ///< roles that may give it
  std::vector<std::string> needs = {};  ///< fields that must be filled in; "reason" is the reason for the outcome
  std::vector<Condition> when = {};
  std::string records = {};             ///< a further case event that this outcome is, on the field "day" or else today
  std::vector<std::string> makes = {};  ///< kinds of task that follow from it
  std::string sends = {};               ///< a letter that goes out with it, the reason being its doubt
};

/// The day by which a task should be done. Derived, never stored.
struct TaskDue {
  enum class Count { calendar_days, working_days, before_case_due } count = Count::calendar_days;
  enum class From { made, received } from = From::made;
  int days = 0;
  std::string rule;  ///< why: "C-8", "policy"
};

/// One task, or one for each source, mailing source, recipient or record of the case.
enum class Each { once, source, mailing_source, recipient, record };
std::string to_string(Each each);

/// When the workflow makes a task of a kind by itself.
struct TaskMaking {
  std::vector<std::string> on;         ///< on entering one of these states
  Each each = Each::once;
  std::vector<std::string> only_if = {};  ///< facts that must all hold
};

struct TaskKind {
  std::string kind, title;
  std::string help = {};             ///< what to do and under which provision, one or two sentences
  std::string owner;                 ///< the role it lies with
  std::set<std::string> by_hand = {};     ///< roles that may add it, and cancel what was added so; empty: the workflow alone
  std::vector<std::string> in = {};       ///< states in which it may be added by hand; empty: every open state
  std::string words_from = {};       ///< the particular of the request that says what it is about
  std::string records = {};          ///< a case event that making it is, on the day it is made
  std::string instructs = {};        ///< "correct", "mark", "unmark", "suppress", "erase", "stop": what a source that can is told
  std::string shows = {};            ///< what the program lays beside it: "retention", what the schedule says; empty: nothing
  std::optional<TaskDue> due = {};
  int chase_after = 0, escalate_after = 0;  ///< days from making; 0: never
  std::vector<TaskField> fields = {};
  std::vector<TaskOutcome> outcomes = {};
  std::vector<TaskMaking> makings = {};
};

TaskOutcome const* outcome_named(TaskKind const& kind, std::string const& name);
TaskField const* field_named(TaskKind const& kind, std::string const& id);
/// May this choice be made on `day`?
bool is_open(Choice const& choice, Date day);

}  // namespace rightsdesk::workflow
