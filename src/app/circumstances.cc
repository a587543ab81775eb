#include "app/circumstances.h"

#include <algorithm>
#include <limits>
#include <set>

#include "app/acts.h"
#include "app/case_desk.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr char kWork[] = "work";
constexpr int kGrownUp = 18;

Because as_because(std::vector<OpenPoint> const& points) {
  Because because;
  for (auto const& point : points) because.push_back({point.where, point.what});
  return because;
}

Because second_person(Work& work, casework::Case const& about, Actor const& actor) {
  Because const somebody_else{{"pack", "Somebody who neither reviewed the records nor built the pack must do this"}};
  auto const packs = work.packs().of_case(about.id);
  if (packs.empty() || packs.front().built_by == actor.id.str()) return somebody_else;
  auto const events = work.cases().events(about.id);
  static std::set<std::string> const kReviewActs{"review_finished", "proposal_decided", "person_decided",
                                                 "place_withheld", "page_withheld", "page_given_back", "page_checked",
                                                 "decided_together", "act_undone", "passages_kept", "hidden_given", "difference_justified", "brief_pages_explained", "third_party_described"};
  bool const reviewed = std::any_of(events.begin(), events.end(), [&](auto const& event) {
    return event.actor == actor.id.str() && kReviewActs.count(event.what) > 0;
  });
  return reviewed ? somebody_else : Because{};
}

Because tasks_ended(Work& work, casework::Case const& about) {
  auto const tasks = work.tasks().of_case(about.id);
  auto const open = std::count_if(tasks.begin(), tasks.end(), [](auto const& task) { return task.state == casework::TaskState::open; });
  if (open == 0) return {};
  return {{kWork, std::to_string(open) + (open == 1 ? " task is still open" : " tasks are still open")}};
}

std::string key_of(casework::Case const& about) {
  auto const& subject = about.subject.reveal();
  auto const name = subject.names.empty() ? std::string{} : folded(tidied(subject.names.front().full));
  return name + "\n" + (subject.born ? to_iso(*subject.born) : std::string{});
}

bool access_is_open(Office const& office, casework::Case const& other) {
  return casework::workflow_name(other) == "access" && workflow_of(office, other).state(other.state).clock != workflow::CaseClock::stopped;
}

/// H-13: what somebody has asked to see is not erased while they wait for it.
Because access_finished(Work& work, Office const& office, casework::Case const& about) {
  for (auto const& other : other_cases_of_person(work, about)) {
    if (!access_is_open(office, other)) continue;
    return {{kWork, "The same person’s access request" + shown_reference(work, other.id) + " is still open: finish it first, or record their informed choice"}};
  }
  return {};
}

/// Somebody whose birthday nobody knows counts as a child: it asks for more checks, and decides nothing.
bool is_under_age(casework::Case const& about) {
  auto const& born = about.subject.reveal().born;
  return !born || age_on(*born, about.received) < kGrownUp;
}

/// Nobody knows how old: they are asked.
bool may_have_a_view(Office const& office, casework::Case const& about) {
  auto const& born = about.subject.reveal().born;
  return !born || age_on(*born, about.received) >= office.rules.controllers.at(about.controller).child_view_prompt_age;
}

workflow::TaskStanding standing_of(casework::Task const& task) {
  using State = workflow::TaskStanding::State;
  auto const state = task.state == casework::TaskState::open    ? State::open
                     : task.state == casework::TaskState::ended ? State::ended
                                                                : State::cancelled;
  return {task.kind, state, task.outcome};
}

/// A task added or ended is the event "task <kind>" or "ended <kind>", so that conditions can say "since" it.
workflow::Occurrence occurrence_of(casework::CaseEvent const& event) {
  auto what = event.what;
  if (what == "task_added") what = "task " + detail_of(event, "kind");
  if (what == "task_ended") what = "ended " + detail_of(event, "kind");
  auto const variant = detail_of(event, "variant");
  return {what, event.on, detail_of(event, "letter") + (variant.empty() ? "" : " " + variant)};
}

/// Open and closed: whether a line in the lists is out of date does not matter, for no case changes its workflow.
std::vector<casework::Case> worked_by(Work& work, std::vector<std::string> const& workflows) {
  std::vector<casework::Case> cases;
  DeskDays const any_days{*parse_date("2000-01-01"), *parse_date("2000-01-01")};
  for (auto const& workflow : workflows) {
    for (auto const group : {CaseGroup::open, CaseGroup::closed}) {
      CaseFilter filter;
      filter.group = group;
      filter.workflow = workflow;
      for (auto const& standing : work.desk().for_rules().list(filter, any_days, {}, {0, std::numeric_limits<int>::max()})) {
        if (auto found = work.cases().for_rules().find(standing.about)) cases.push_back(std::move(*found));
      }
    }
  }
  return cases;
}

}  // namespace

std::vector<casework::Case> other_cases_of_person(Work& work, casework::Case const& about, std::vector<std::string> const& workflows) {
  std::vector<casework::Case> others;
  for (auto const& other : workflows.empty() ? work.cases().for_rules().all() : worked_by(work, workflows)) {
    bool const same = other.request == about.request || key_of(other) == key_of(about);
    if (other.id != about.id && other.controller == about.controller && same) others.push_back(other);
  }
  return others;
}

std::string shown_reference(Work& work, CaseId const& other) {
  auto const shown = work.cases().find(other);
  return shown ? " " + shown->reference : std::string();
}

workflow::Workflow const& workflow_of(Office const& office, casework::Case const& about) {
  auto const found = office.rules.workflows.find(casework::workflow_name(about));
  ENSURE(found != office.rules.workflows.end(), "a case is worked by a workflow that config/workflow does not have");
  return found->second;
}

bool is_open(Office const& office, casework::Case const& about) { return workflow_of(office, about).state(about.state).open; }

bool fact_holds(Office const& office, casework::Case const& about, std::string const& fact) {
  auto const& standing = about.requester.reveal().standing;
  if (fact == "requester_is_subject") return standing == "self" || standing.empty();
  if (fact == "requester_is_parent") return standing == "parent";
  if (fact == "requester_acts_for_subject") return standing == "acts";
  if (fact == "subject_under_18") return is_under_age(about);
  if (fact == "subject_adult") return !is_under_age(about);
  if (fact == "old_enough_to_be_asked") return may_have_a_view(office, about);
  if (fact == "in_scotland") return about.jurisdiction == law::Jurisdiction::scotland;
  throw Bug("a fact nobody knows: " + fact);
}

Because open_in_guard(Work& work, Office const& office, casework::Case const& about, Actor const& actor, std::string const& guard) {
  if (guard == "search_complete") return as_because(open_in_search(work, about.id));
  if (guard == "review_complete") return as_because(open_in_review(work, office, about.id));
  if (guard == "second_person") return second_person(work, about, actor);
  if (guard == "tasks_ended") return tasks_ended(work, about);
  if (guard == "access_finished") return access_finished(work, office, about);
  if (fact_holds(office, about, guard)) return {};
  return {{kWork, "This does not apply to this case"}};
}

workflow::Asked asked_of(Work& work, Office const& office, casework::Case const& about, Actor const& actor) {
  return [&work, &office, &about, &actor](std::vector<workflow::Condition> const& conditions) -> Because {
    if (conditions.empty()) return {};
    workflow::Circumstances now;
    for (auto const& task : work.tasks().of_case(about.id)) now.tasks.push_back(standing_of(task));
    for (auto const& event : work.cases().events(about.id)) now.events.push_back(occurrence_of(event));
    now.today = office.clock.today();
    now.guard = [&](std::string const& guard) { return open_in_guard(work, office, about, actor, guard); };
    now.title = [&](std::string const& kind) { return workflow_of(office, about).title_of(kind); };
    return workflow::held_back(conditions, now);
  };
}

}  // namespace rightsdesk::app
