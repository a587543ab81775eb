#include <algorithm>

#include "app/circumstances.h"
#include "app/instruct.h"
#include "app/tasks.h"

namespace rightsdesk::app {
namespace {

casework::DueFrame frame_of(Work& work, Office const& office, casework::Case const& about) {
  auto const due = due_of(work, office, about);
  return {about.received, due.safe_due ? due.safe_due : due.due, about.jurisdiction};
}

/// What the lines of one case have in common.
struct Shared {
  workflow::Workflow const& workflow;
  casework::DueFrame frame;
  std::vector<casework::CaseEvent> events;
  std::vector<sources::SourceCard> cards;
};

TaskLine line_of(Office const& office, Shared const& shared, casework::Task const& task) {
  auto const* kind = shared.workflow.kind(task.kind);
  ENSURE(kind != nullptr, "a task is of a kind that its workflow does not have");
  TaskLine line;
  line.task = task;
  line.kind = *kind;
  line.due = casework::task_due(*kind, task.made_on, shared.frame, office.rules.holidays);
  line.pressing = casework::pressing_on(task, *kind, office.clock.today());
  for (auto const& card : shared.cards) {
    if (card.id == task.concerns && task.state == casework::TaskState::open) line.acts = acts_for(card, *kind);
  }
  line.chased = static_cast<int>(std::count_if(shared.events.begin(), shared.events.end(), [&](auto const& event) {
    return event.what == "task_chased" && casework::detail_of(event, "task") == task.id.str();
  }));
  return line;
}

std::vector<TaskLine> lines_of(Work& work, Office const& office, casework::Case const& about, Actor const& actor) {
  Shared const shared{workflow_of(office, about), frame_of(work, office, about), work.cases().events(about.id), office.sources.cards()};
  std::vector<TaskLine> lines;
  for (auto const& task : work.tasks().of_case(about.id)) {
    auto line = line_of(office, shared, task);
    for (auto const& outcome : line.kind.outcomes) {
      bool const open = task.state == casework::TaskState::open;
      if (open && shared.workflow.may_end(about.state, task.kind, outcome.name, actor.roles)) line.may_end.push_back(outcome.name);
    }
    lines.push_back(std::move(line));
  }
  std::stable_partition(lines.begin(), lines.end(), [](auto const& line) { return line.task.state == casework::TaskState::open; });
  return lines;
}

std::vector<MoveLine> moves_of(Work& work, Office const& office, casework::Case const& about, Actor const& actor) {
  std::vector<MoveLine> lines;
  auto const asked = asked_of(work, office, about, actor);
  for (auto const& move : workflow_of(office, about).table().moves) {
    bool const here = std::find(move.from.begin(), move.from.end(), about.state) != move.from.end() && move.desk.empty();
    bool const may = std::any_of(actor.roles.begin(), actor.roles.end(), [&](auto const& role) { return move.by.count(role) > 0; });
    if (here && may) lines.push_back({move.event, move.title.empty() ? move.event : move.title, move.ask, asked(move.when)});
  }
  return lines;
}

}  // namespace

Result<WorkDesk> work_desk(Office& office, CaseId const& id, Actor const& actor) {
  Result<WorkDesk> result = refused("not_found", "There is no such case.");
  office.works.in_one([&](Work& work) {
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
    result = std::move(desk);
  });
  return result;
}

std::vector<PressingTask> pressing_tasks(Office& office) {
  std::vector<PressingTask> pressing;
  office.works.in_one([&](Work& work) {
    pressing.clear();
    auto const today = office.clock.today();
    for (auto const& task : work.tasks().open()) {
      auto const about = work.cases().find(task.about);
      ENSURE(about.has_value(), "a task belongs to a case that is not there");
      Shared const shared{workflow_of(office, *about), frame_of(work, office, *about), work.cases().events(task.about), {}};
      auto line = line_of(office, shared, task);
      bool const due = line.due.day && *line.due.day <= today;
      if (due || line.pressing != casework::Pressing::none) pressing.push_back({task.about, about->reference, std::move(line)});
    }
  });
  return pressing;
}

}  // namespace rightsdesk::app
