#pragma once
// The work of a case: its tasks made, done and ended; its moves made, with what still holds them back.
#include <string>
#include <vector>

#include "app/acts.h"
#include "app/case_desk.h"
#include "app/disposal_view.h"
#include "app/restrictions.h"

namespace rightsdesk::app {

/// Makes the tasks that the workflow asks for on entering the state that `entered` is in; one that is there already (same kind,
/// same thing concerned) is not made again. In a closed state the open ones are cancelled instead.
void keep_tasks_with_state(Work& work, Office const& office, casework::Case const& entered);

struct NewTask {
  std::string kind, words;
  std::string concerns = {};  ///< a source, a recipient; may be empty
  casework::TaskFields fields = {};
};
/// Adds a task by hand: kinds that the workflow lets this person add at this stage; its words must say what it is about.
Result<TaskId> add_task(Office& office, CaseId const& id, Actor const& actor, NewTask const& task);
/// Writes fields down without ending the task. Refuses unknown fields, days that are no days, choices that are not open.
Done record_fields(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, casework::TaskFields const& fields);

struct TaskEnding {
  std::string outcome;
  casework::TaskFields fields = {};  ///< added to what is written down already
  std::string reason = {};
};
/// Ends a task as a named person decides. Refused (not_permitted, not_now, missing with the field, not_yet with what is open).
Done end_task(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, TaskEnding const& ending);
/// Only what was added by hand can be cancelled, with a reason; what the workflow asks for cannot be waved away.
Done cancel_task(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, std::string const& reason);
/// Records that the owner was asked again, in what words. The program sends nothing.
Done chase_task(Office& office, CaseId const& id, Actor const& actor, TaskId const& task, std::string const& words);

/// Makes a move of the workflow that has no page of its own. A move that asks for a reason is refused without one.
Done raise_event(Office& office, CaseId const& id, Actor const& actor, std::string const& event, std::string const& reason);

/// Opens a further case of the same person that arises from this one (an erasure after an objection upheld, a complaint), under
/// `workflow`, with a reference of its own and this day as its day of receipt. Recorded on both.
Result<casework::Case> open_beside(Office& office, CaseId const& id, Actor const& actor, std::string const& workflow,
                                   std::string const& wanted);

struct TaskLine {
  casework::Task task;
  workflow::TaskKind kind;
  casework::TaskDay due;
  casework::Pressing pressing = casework::Pressing::none;
  int chased = 0;
  std::vector<std::string> may_end;  ///< outcomes this person may give now, conditions not asked
  std::vector<std::string> acts;     ///< what its source can be told by the program; empty: its owner does it
  std::vector<DisposalLine> schedule = {};  ///< an open task that shows it: what the schedule says of the records
  bool may_ask_owner = false;        ///< the owner of its source can be asked in writing to do it
  std::optional<commission::Commission> asked = {};  ///< what the owner was asked last, and said
};
struct MoveLine {
  std::string event, title, ask;
  Because held_back;  ///< empty: it can be made now
  std::string proposed = {};  ///< the program proposes it, and says why; empty: it does not
  bool aside = false;         ///< it ends a case that is not answered while another way on is open: withdrawn, refused, passed on
};
struct WorkDesk {
  std::vector<TaskLine> tasks;                ///< open ones first, then in the order made
  std::vector<workflow::TaskKind> may_add;
  std::vector<MoveLine> moves;                ///< those of this page, open to this person
  bool may_write_copy = false;                ///< the copy of Art 20 can be asked for at this stage
  bool copy_written = false;
  std::string next;                            ///< what staff do at this stage, in a few words; empty where nothing is to be done
  std::vector<std::string> elsewhere;          ///< what is open to this person on another page: "people", "search"; "search_first": a search would help
  std::vector<std::string> others;             ///< who else has something to do: the roles that may end the open tasks which this person may not
  std::vector<Restriction> restrictions;       ///< of other cases of the same person
  bool may_allow_use = false;
};
Result<WorkDesk> work_desk(Office& office, CaseId const& id, Actor const& actor);

/// What the program proposes for a case because nobody answered (law.md, T-18). A named person decides; nothing happens by itself.
struct Proposed {
  std::string event, title, words;
};
std::vector<Proposed> proposed_for(Work& work, Office const& office, casework::Case const& about);

/// The open tasks of any case that are due, or whose owner has to be asked again or told on; none is opened.
std::vector<TaskStanding> pressing_tasks(Office& office);
struct PressingTask {
  CaseId about;
  std::string reference;
  TaskLine line;
};
/// These of them as the screen shows them; what has ended meanwhile is left out.
std::vector<PressingTask> pressing_lines(Office& office, std::vector<TaskStanding> const& some);

}  // namespace rightsdesk::app
