#include "app/role_reach.h"

#include <algorithm>
#include <tuple>

#include "app/case_desk.h"
#include "app/standing.h"

namespace rightsdesk::app {
namespace {

using RoleNames = std::set<std::string>;

constexpr char kSecondPerson[] = "second_person";

RoleNames of_staff(RoleNames by) {
  by.erase("program");
  by.erase("requester");
  return by;
}

bool reaches(RoleNames const& roles, RoleNames const& by) {
  return std::any_of(roles.begin(), roles.end(), [&](auto const& role) { return by.contains(role); });
}

std::size_t how_many(std::vector<RoleHolder> const& everybody, RoleNames const& by) {
  return static_cast<std::size_t>(std::count_if(everybody.begin(), everybody.end(), [&](auto const& one) { return reaches(one.roles, by); }));
}

bool asks_second_person(std::vector<workflow::Condition> const& conditions) {
  return std::any_of(conditions.begin(), conditions.end(), [](auto const& one) {
    bool const itself = one.kind == workflow::Condition::Kind::holds && std::find(one.names.begin(), one.names.end(), kSecondPerson) != one.names.end();
    return itself || asks_second_person(one.parts);
  });
}

void add_task_acts(std::vector<RoleAct>& acts, workflow::Table const& table, workflow::TaskKind const& kind) {
  if (!kind.by_hand.empty()) acts.push_back({RoleAct::Kind::task_added, table.title, kind.title, {}, of_staff(kind.by_hand)});
  for (auto const& outcome : kind.outcomes) acts.push_back({RoleAct::Kind::task_ended, table.title, kind.title, outcome.title, of_staff(outcome.by)});
}

RoleNames who_may_end(workflow::TaskKind const& kind) {
  RoleNames by;
  for (auto const& outcome : kind.outcomes) by.insert(outcome.by.begin(), outcome.by.end());
  return of_staff(by);
}

void count_in(std::vector<TaskCount>& counts, WaitingTasks const& tasks) {
  auto const found = std::find_if(counts.begin(), counts.end(), [&](auto const& one) { return one.title == tasks.title && one.owner == tasks.owner; });
  if (found != counts.end()) found->open += tasks.open;
  else counts.push_back({tasks.title, tasks.owner, tasks.open});
}

/// Those who may sign in once it is changed.
std::vector<RoleHolder> team_after(std::vector<RoleHolder> team, RoleHolder const& who, std::optional<RoleNames> const& after) {
  for (auto& one : team) {
    if (one.id == who.id && after) one.roles = *after;
  }
  if (!after) std::erase_if(team, [&](auto const& one) { return one.id == who.id; });
  return team;
}

/// The colleagues of before and after.
struct Teams {
  std::vector<RoleHolder> before, after;
};

void sort_tasks(RoleChange& change, Teams const& teams, RoleHolder const& who, RoleNames const& roles_after, std::vector<WaitingTasks> const& waiting) {
  for (auto const& tasks : waiting) {
    bool const others = how_many(teams.after, tasks.by) > 0;
    if (!others && how_many(teams.before, tasks.by) > 0) count_in(change.tasks_nobody, tasks);
    if (!others) continue;
    if (how_many(teams.before, {tasks.owner}) > 0 && how_many(teams.after, {tasks.owner}) == 0) count_in(change.tasks_of_role, tasks);
    else if (tasks.officer == who.id && reaches(who.roles, tasks.by) && !reaches(roles_after, tasks.by)) count_in(change.tasks_theirs, tasks);
  }
}

}  // namespace

std::vector<RoleAct> role_acts(settings::Rules const& rules) {
  std::vector<RoleAct> acts;
  for (auto const& [right, workflow] : rules.workflows) {
    auto const& table = workflow.table();
    for (auto const& move : table.moves) acts.push_back({RoleAct::Kind::step, table.title, move.title.empty() ? move.event : move.title, {}, of_staff(move.by), asks_second_person(move.when)});
    for (auto const& may : table.may) acts.push_back({RoleAct::Kind::step, table.title, may.event, {}, of_staff(may.by), asks_second_person(may.when)});
    for (auto const& kind : table.tasks) add_task_acts(acts, table, kind);
  }
  std::erase_if(acts, [](auto const& act) { return act.by.empty(); });
  return acts;
}

WaitingWork waiting_work(Office& office) {
  bring_up_to_date(office);
  std::vector<TaskStanding> open;
  WaitingWork waiting;
  office.works.for_rules().look([&](Work& work) {
    open = work.desk().for_rules().open_tasks();
    for (auto const& load : work.desk().for_rules().workload(desk_days(office))) waiting.cases[load.officer.str()] = load.open;
  });
  std::map<std::tuple<std::string, std::string, std::string>, int> counted;
  for (auto const& task : open) ++counted[{task.workflow, task.kind, task.officer.str()}];
  for (auto const& [which, count] : counted) {
    auto const& [name, task, officer] = which;
    auto const found = office.rules.workflows.find(name);
    auto const* kind = found == office.rules.workflows.end() ? nullptr : found->second.kind(task);
    if (kind != nullptr) waiting.tasks.push_back({kind->title, kind->owner, who_may_end(*kind), officer, count});
  }
  return waiting;
}

std::vector<RoleReach> role_reach(std::vector<std::string> const& roles, std::vector<RoleAct> const& acts, std::vector<RoleHolder> const& everybody, WaitingWork const& waiting) {
  std::vector<RoleReach> reached;
  for (auto const& role : roles) {
    RoleReach one{role, {}, {}, 0, {}};
    for (auto const& act : acts) {
      if (!act.by.contains(role)) continue;
      one.acts.push_back(act);
      if (how_many(everybody, act.by) == 0) one.undoable.push_back(act);
    }
    std::copy_if(everybody.begin(), everybody.end(), std::back_inserter(one.holders), [&](auto const& holder) { return holder.roles.contains(role); });
    for (auto const& tasks : waiting.tasks) one.open_tasks += tasks.owner == role ? tasks.open : 0;
    reached.push_back(std::move(one));
  }
  return reached;
}

std::vector<FewLeft> few_for_second_person(std::vector<RoleAct> const& acts, std::vector<RoleHolder> const& everybody) {
  std::vector<FewLeft> few;
  for (auto const& act : acts) {
    auto const may = how_many(everybody, act.by);
    if (act.second_person && may < kEnoughForSecondPerson) few.push_back({act, may, may});
  }
  return few;
}

RoleChange role_change(std::vector<RoleAct> const& acts, WaitingWork const& waiting, std::vector<RoleHolder> const& everybody, RoleHolder const& who, std::optional<std::set<std::string>> const& after) {
  RoleChange change;
  Teams const teams{everybody, team_after(everybody, who, after)};
  auto const roles_after = after.value_or(RoleNames{});
  for (auto const& act : acts) {
    bool const could = reaches(who.roles, act.by), can = reaches(roles_after, act.by);
    if (can && !could) change.gained.push_back(act);
    if (could && !can) change.lost.push_back(act);
    auto const were = how_many(teams.before, act.by), are = how_many(teams.after, act.by);
    if (are == 0 && were > 0) change.nobody.push_back(act);
    if (act.second_person && are < were && are < kEnoughForSecondPerson) change.few.push_back({act, were, are});
  }
  sort_tasks(change, teams, who, roles_after, waiting.tasks);
  auto const with_them = waiting.cases.find(who.id);
  change.cases = with_them == waiting.cases.end() ? 0 : with_them->second;
  return change;
}

}  // namespace rightsdesk::app
