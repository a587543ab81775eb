#include "app/standing.h"

#include "app/acts.h"
#include "app/circumstances.h"
#include "app/holidays.h"
#include "app/keeping.h"
#include "app/flags.h"
#include "app/tagging.h"

namespace rightsdesk::app {
namespace {

constexpr int kAtATime = 100, kSoonDays = 10;

Phase phase_of(law::DueDate const& due, workflow::State const& state) {
  if (!state.open || state.clock == workflow::CaseClock::stopped) return Phase::stopped;
  return due.status == law::ClockStatus::running && due.due ? Phase::running : Phase::waiting;
}

std::optional<Date> days_after(Date from, int days) { return days > 0 ? std::optional{plus_days(from, days)} : std::nullopt; }

std::vector<TaskStanding> open_tasks_of(Work& work, Office const& office, casework::Case const& about, CaseStanding const& standing) {
  std::vector<TaskStanding> open;
  auto const& workflow = workflow_of(office, about);
  for (auto const& task : work.tasks().of_case(about.id)) {
    auto const* kind = workflow.kind(task.kind);
    if (task.state != casework::TaskState::open || kind == nullptr) continue;
    TaskStanding one{task.id, about.id, about.reference, standing.workflow, task.kind, about.officer, task.made_on};
    one.due = casework::task_due(*kind, task.made_on, {about.received, standing.act_by, about.jurisdiction}, *holidays_in_force(work, office)).day;
    one.chase_on = days_after(task.made_on, kind->chase_after);
    one.escalate_on = days_after(task.made_on, kind->escalate_after);
    open.push_back(std::move(one));
  }
  return open;
}

void work_out(Work& work, Office const& office, CaseId const& id) {
  auto const about = work.cases().find(id);
  ENSURE(about.has_value(), "a line in the lists for a case that is not there");
  auto const standing = standing_of(work, office, *about);
  work.desk().put(standing, open_tasks_of(work, office, *about, standing));
}

}  // namespace

CaseStanding standing_of(Work& work, Office const& office, casework::Case const& about) {
  auto const& state = workflow_of(office, about).state(about.state);
  auto const events = work.cases().events(about.id);
  auto const due = due_of(work, office, about);
  CaseStanding standing{about.id, about.reference, casework::workflow_name(about), about.state, about.officer, about.received, state.open};
  standing.phase = phase_of(due, state);
  standing.due = due.due;
  standing.act_by = due.safe_due ? due.safe_due : due.due;
  standing.services = about.services;
  standing.controller = about.controller;
  auto const tags = tags_of(events);
  standing.tags.assign(tags.begin(), tags.end());
  standing.changes = static_cast<std::int64_t>(events.size());
  if (!state.open && !events.empty()) standing.closed_on = events.back().on;
  if (!state.open) standing.keep_until = keep_until(work, office, about);
  for (auto const& page : work.records().reading_order(about.id)) {
    ++standing.pages;
    standing.pages_checked += page.checked ? 1 : 0;
  }
  standing.journey = journey_of(about);
  standing.person = person_of(about);
  standing.flags = flags_of(work, office, about, standing);
  return standing;
}

void bring_up_to_date(Office& office) {
  auto& works = office.works.for_rules();
  for (;;) {
    std::vector<CaseId> waiting;
    works.look([&](Work& work) { waiting = work.desk().out_of_date(kAtATime); });
    if (waiting.empty()) return;
    works.in_one([&](Work& work) {
      for (auto const& id : work.desk().out_of_date(kAtATime)) work_out(work, office, id);
    });
  }
}

void bring_all_up_to_date(Office& office) {
  bring_up_to_date(office);
  for (CaseId last, next;; last = next) {
    bool more = false;
    office.works.for_rules().in_one([&](Work& work) {
      auto const some = work.desk().all_after(last, kAtATime);
      for (auto const& id : some) work_out(work, office, id);
      more = !some.empty();
      if (more) next = some.back();
    });
    if (!more) return;
  }
}

DeskDays desk_days(Office const& office) { return {office.clock.today(), plus_days(office.clock.today(), kSoonDays)}; }

}  // namespace rightsdesk::app
