#include <algorithm>

#include "app/circumstances.h"
#include "app/task_parts.h"
#include "app/tasks.h"

namespace rightsdesk::app {
namespace {

using casework::Task;
using casework::TaskState;
using workflow::Each;

/// What one of several tasks of a kind concerns.
struct Concerned {
  std::string id, title;
};

bool held_there(Work& work, search::SourceSearch const& row) {
  if (row.state == search::SourceState::nothing_held) return false;
  if (row.state != search::SourceState::answered) return true;
  auto const candidates = work.searches().candidates(row.about);
  return std::any_of(candidates.begin(), candidates.end(), [&](auto const& candidate) {
    bool const may_be = candidate.identity == search::Identity::undecided && candidate.verdict != search::Verdict::unlikely;
    return candidate.offered.source == row.source && (may_be || candidate.identity == search::Identity::confirmed);
  });
}

/// Every connected source, or after a search those that hold something, or may: nothing is left out because nobody looked.
std::vector<Concerned> sources_of(Work& work, Office const& office, casework::Case const& about) {
  std::vector<Concerned> sources;
  auto const plan = work.searches().plan_of(about.id);
  for (auto const& row : plan) {
    if (held_there(work, row)) sources.push_back({row.source, row.title});
  }
  if (!plan.empty()) return sources;
  for (auto const& card : office.sources.cards()) sources.push_back({card.id, card.title});
  return sources;
}

/// The systems that send news and invitations, as the register has them; every connected one where it names none.
std::vector<Concerned> mailing_sources_of(Work& work, Office const& office, casework::Case const& about) {
  std::vector<Concerned> sources;
  auto const cards = office.sources.cards();
  auto const add = [&](std::string const& system) {
    auto const card = std::find_if(cards.begin(), cards.end(), [&](auto const& known) { return known.id == system; });
    bool const listed = std::any_of(sources.begin(), sources.end(), [&](auto const& source) { return source.id == system; });
    if (!listed) sources.push_back({system, card == cards.end() ? system : card->title});
  };
  for (auto const& service : office.rules.controllers.at(about.controller).services) {
    for (auto const& purpose : service.purposes) {
      if (!purpose.direct_marketing) continue;
      for (auto const& system : purpose.systems.empty() ? service.systems : purpose.systems) add(system);
    }
  }
  return sources.empty() ? sources_of(work, office, about) : sources;
}

/// The recipients that the notice names for the services concerned, each once.
std::vector<Concerned> recipients_of(Office const& office, casework::Case const& about) {
  auto const& services = office.rules.controllers.at(about.controller).services;
  auto const asked = [&](law::Service const& service) {
    return std::find(about.services.begin(), about.services.end(), service.id) != about.services.end();
  };
  bool const any = std::any_of(services.begin(), services.end(), asked);
  std::vector<Concerned> recipients;
  for (auto const& service : services) {
    if (any && !asked(service)) continue;
    for (auto const& name : service.recipients) {
      bool const listed = std::any_of(recipients.begin(), recipients.end(), [&](auto const& known) { return known.id == name; });
      if (!listed) recipients.push_back({name, name});
    }
  }
  return recipients;
}

std::vector<Concerned> records_of(Work& work, casework::Case const& about) {
  std::vector<Concerned> records;
  for (auto const& record : work.records().of_case(about.id)) {
    if (record.inclusion == collection::Inclusion::included) records.push_back({record.id.str(), record.title.reveal()});
  }
  return records;
}

std::vector<Concerned> concerned(Work& work, Office const& office, casework::Case const& about, Each each) {
  switch (each) {
    case Each::once: return {{}};
    case Each::source: return sources_of(work, office, about);
    case Each::mailing_source: return mailing_sources_of(work, office, about);
    case Each::recipient: return recipients_of(office, about);
    case Each::record: return records_of(work, about);
  }
  throw Bug("a way to make tasks that nobody knows");
}

bool is_there(std::vector<Task> const& tasks, std::string const& kind, std::string const& concerns) {
  return std::any_of(tasks.begin(), tasks.end(), [&](Task const& task) {
    return task.kind == kind && task.concerns == concerns && task.state != TaskState::cancelled;
  });
}

int make_kind(Work& work, Office const& office, casework::Case const& about, workflow::TaskKind const& kind) {
  int made = 0;
  auto there = work.tasks().of_case(about.id);
  for (auto const& making : kind.makings) {
    bool const now = std::find(making.on.begin(), making.on.end(), about.state) != making.on.end();
    bool const applies = std::all_of(making.only_if.begin(), making.only_if.end(), [&](auto const& fact) { return fact_holds(office, about, fact); });
    if (!now || !applies) continue;
    for (auto const& one : concerned(work, office, about, making.each)) {
      if (is_there(there, kind.kind, one.id)) continue;
      auto task = fresh_task(office, about, kind, "program");
      task.concerns = one.id;
      task.concerns_title = one.title;
      work.tasks().add(task);
      there.push_back(task);
      ++made;
    }
  }
  if (made > 0 && !kind.records.empty()) record(work, office, about, "program", {kind.records, office.clock.today(), {{"kind", kind.kind}}, ""});
  return made;
}

void cancel_what_is_open(Work& work, Office const& office, casework::Case const& ended) {
  int cancelled = 0;
  for (auto task : work.tasks().of_case(ended.id)) {
    if (task.state != TaskState::open) continue;
    task.state = TaskState::cancelled;
    task.reason = Personal<std::string>("The case ended: " + ended.state);
    task.ended_by = "program";
    task.ended_on = office.clock.today();
    cancelled += work.tasks().update(task) ? 1 : 0;
  }
  if (cancelled == 0) return;
  record(work, office, ended, "program",
         {"tasks_cancelled", office.clock.today(), {{"count", std::to_string(cancelled)}}, "count=" + std::to_string(cancelled)});
}

}  // namespace

casework::Task fresh_task(Office const& office, casework::Case const& about, workflow::TaskKind const& kind, std::string const& maker) {
  auto const& particulars = about.particulars.reveal();
  auto const particular = [&](std::string const& name) {
    auto const found = particulars.find(name);
    return found == particulars.end() ? std::string{} : found->second;
  };
  Task task;
  task.id = TaskId::fresh();
  task.about = about.id;
  task.kind = kind.kind;
  task.words = Personal(particular(kind.words_from));
  casework::TaskFields fields;
  for (auto const& field : kind.fields) {
    if (auto given = particular(field.from); !given.empty()) fields[field.id] = given;
  }
  task.fields = Personal(fields);
  task.made_by = maker;
  task.made_on = office.clock.today();
  return task;
}

void keep_tasks_with_state(Work& work, Office const& office, casework::Case const& entered) {
  auto const& workflow = workflow_of(office, entered);
  if (!workflow.state(entered.state).open) return cancel_what_is_open(work, office, entered);
  int made = 0;
  for (auto const& kind : workflow.table().tasks) made += make_kind(work, office, entered, kind);
  if (made == 0) return;
  record(work, office, entered, "program", {"tasks_made", office.clock.today(), {{"count", std::to_string(made)}}, "count=" + std::to_string(made)});
}

}  // namespace rightsdesk::app
