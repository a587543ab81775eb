#include <algorithm>

#include "app/circumstances.h"
#include "app/evidence.h"
#include "app/holidays.h"
#include "app/instruct.h"
#include "app/owners.h"
#include "app/standing.h"
#include "app/tasks.h"

namespace rightsdesk::app {
namespace {

casework::DueFrame frame_of(Work& work, Office const& office, casework::Case const& about) {
  auto const due = due_of(work, office, about);
  return {about.received, due.safe_due ? due.safe_due : due.due, about.jurisdiction};
}

/// What the lines of one case have in common.
struct Shared {
  casework::Case const& about;
  workflow::Workflow const& workflow;
  casework::DueFrame frame;
  std::vector<casework::CaseEvent> events;
  std::vector<sources::SourceCard> cards;
  std::vector<commission::Commission> commissions = {};
};

/// What was seen is chosen among the documents that the controller accepts.
void offer_documents(Office const& office, casework::Case const& about, workflow::TaskKind& kind) {
  for (auto& field : kind.fields) {
    if (field.kind != workflow::FieldKind::proof) continue;
    field.choices.clear();
    for (auto const& document : proof_of(office, about, field.proof).documents) field.choices.push_back({document.id, law::words_for(document)});
  }
}

TaskLine line_of(Work& work, Office const& office, Shared const& shared, casework::Task const& task) {
  auto const* kind = shared.workflow.kind(task.kind);
  ENSURE(kind != nullptr, "a task is of a kind that its workflow does not have");
  TaskLine line;
  line.task = task;
  line.kind = *kind;
  offer_documents(office, shared.about, line.kind);
  line.due = casework::task_due(*kind, task.made_on, shared.frame, *holidays_in_force(work, office));
  line.pressing = casework::pressing_on(task, *kind, office.clock.today());
  for (auto const& card : shared.cards) {
    if (card.id != task.concerns || task.state != casework::TaskState::open) continue;
    line.acts = acts_for(card, *kind);
    line.may_ask_owner = may_ask_owner(card, *kind);
  }
  for (auto const& commission : shared.commissions) {
    if (commission.task == task.id) line.asked = commission;
  }
  bool const shows = kind->shows == "retention" && task.state == casework::TaskState::open;
  if (shows) line.schedule = disposal_of(work, office, shared.about, task);
  line.chased = static_cast<int>(std::count_if(shared.events.begin(), shared.events.end(), [&](auto const& event) {
    return event.what == "task_chased" && casework::detail_of(event, "task") == task.id.str();
  }));
  return line;
}

std::vector<TaskLine> lines_of(Work& work, Office const& office, casework::Case const& about, Actor const& actor) {
  Shared const shared{about, workflow_of(office, about), frame_of(work, office, about), work.cases().events(about.id), office.sources.cards(),
                      work.commissions().of_case(about.id)};
  std::vector<TaskLine> lines;
  for (auto const& task : work.tasks().of_case(about.id)) {
    auto line = line_of(work, office, shared, task);
    for (auto const& outcome : line.kind.outcomes) {
      bool const open = task.state == casework::TaskState::open;
      if (open && shared.workflow.may_end(about.state, task.kind, outcome.name, actor.roles)) line.may_end.push_back(outcome.name);
    }
    lines.push_back(std::move(line));
  }
  std::stable_partition(lines.begin(), lines.end(), [](auto const& line) { return line.task.state == casework::TaskState::open; });
  return lines;
}

bool meets(std::set<std::string> const& roles, std::set<std::string> const& by) {
  return std::any_of(roles.begin(), roles.end(), [&](auto const& role) { return by.count(role) > 0; });
}

/// The moves out of the state that somebody of the house makes: the requester's and the program's own are not theirs.
std::vector<workflow::Move> moves_from(workflow::Workflow const& workflow, std::string const& state) {
  std::vector<workflow::Move> moves;
  for (auto const& move : workflow.table().moves) {
    if (std::find(move.from.begin(), move.from.end(), state) != move.from.end()) moves.push_back(move);
  }
  return moves;
}

std::vector<MoveLine> moves_of(Work& work, Office const& office, casework::Case const& about, Actor const& actor) {
  std::vector<MoveLine> lines;
  auto const asked = asked_of(work, office, about, actor);
  auto const proposed = proposed_for(work, office, about);
  auto const& workflow = workflow_of(office, about);
  auto const all = moves_from(workflow, about.state);
  bool const goes_on = std::any_of(all.begin(), all.end(), [&](auto const& move) { return workflow.state(move.to).open; });
  for (auto const& move : all) {
    if (!move.desk.empty() || !meets(actor.roles, move.by)) continue;
    MoveLine line{move.event, move.title.empty() ? move.event : move.title, move.ask, asked(move.when)};
    line.aside = goes_on && !workflow.state(move.to).open && workflow.state(about.state).clock != workflow::CaseClock::stopped;
    for (auto const& one : proposed) {
      if (one.event == move.event) line.proposed = one.words;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

void add_once(std::vector<std::string>& list, std::string const& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

/// Where else this person goes on, and who goes on besides them.
void say_who_goes_on(WorkDesk& desk, workflow::Workflow const& workflow, std::string const& state, Actor const& actor) {
  for (auto const& line : desk.tasks) {
    if (line.task.state != casework::TaskState::open || !line.may_end.empty()) continue;
    for (auto const& outcome : line.kind.outcomes) {
      for (auto const& role : outcome.by) add_once(desk.others, role);
    }
  }
  for (auto const& move : moves_from(workflow, state)) {
    if (!move.desk.empty() && meets(actor.roles, move.by)) add_once(desk.elsewhere, move.desk);
  }
}

bool waits_for_letters(workflow::Condition const& condition) { return condition.kind == workflow::Condition::Kind::letter_sent; }

}  // namespace

std::vector<Proposed> proposed_for(Work& work, Office const& office, casework::Case const& about) {
  std::vector<Proposed> all;
  Actor const nobody;
  auto const asked = asked_of(work, office, about, nobody);
  for (auto const& move : moves_from(workflow_of(office, about), about.state)) {
    if (move.proposed.empty()) continue;
    auto conditions = move.when;
    std::erase_if(conditions, waits_for_letters);
    if (asked(conditions).empty()) all.push_back({move.event, move.title, move.proposed});
  }
  return all;
}

Result<WorkDesk> work_desk(Office& office, CaseId const& id, Actor const& actor) {
  Result<WorkDesk> result = refused("not_found", "There is no such case.");
  office.works.look([&](Work& work) {
    auto const about = case_in(work, id);
    if (!about) return;
    WorkDesk desk;
    desk.tasks = lines_of(work, office, *about, actor);
    desk.moves = moves_of(work, office, *about, actor);
    auto const& workflow = workflow_of(office, *about);
    for (auto const& kind : workflow.table().tasks) {
      if (workflow.may_add(about->state, kind.kind, actor.roles)) desk.may_add.push_back(kind);
    }
    auto const events = work.cases().events(id);
    desk.may_write_copy = workflow.may(about->state, "write_copy", actor.roles);
    desk.copy_written = std::any_of(events.begin(), events.end(), [](auto const& event) { return event.what == "portable_copy_written"; });
    desk.next = workflow.state(about->state).next;
    say_who_goes_on(desk, workflow, about->state, actor);
    bool const may_search = workflow.may(about->state, "search", actor.roles) && work.searches().plan_of(id).empty();
    if (may_search && desk.elsewhere.empty()) desk.elsewhere.push_back("search_first");
    desk.restrictions = restrictions_on(work, office, *about);
    desk.may_allow_use = may_allow_use(actor);
    result = std::move(desk);
  });
  return result;
}

std::vector<TaskStanding> pressing_tasks(Office& office) {
  bring_up_to_date(office);
  std::vector<TaskStanding> pressing;
  office.works.look([&](Work& work) { pressing = work.desk().open_tasks({{}, office.clock.today()}); });
  return pressing;
}

std::vector<PressingTask> pressing_lines(Office& office, std::vector<TaskStanding> const& some) {
  std::vector<PressingTask> lines;
  office.works.look([&](Work& work) {
    lines.clear();
    for (auto const& standing : some) {
      auto const task = work.tasks().find(standing.id);
      auto const about = work.cases().find(standing.about);
      if (!task || !about || task->state != casework::TaskState::open) continue;
      Shared const shared{*about, workflow_of(office, *about), frame_of(work, office, *about), work.cases().events(about->id), {}, {}};
      lines.push_back({about->id, about->reference, line_of(work, office, shared, *task)});
    }
  });
  return lines;
}

}  // namespace rightsdesk::app
