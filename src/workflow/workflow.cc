#include "workflow/workflow.h"

#include <algorithm>
#include <map>

namespace rightsdesk::workflow {
namespace {

bool holds(std::vector<std::string> const& list, std::string const& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool meets(std::set<std::string> const& roles, std::set<std::string> const& by) {
  return std::any_of(roles.begin(), roles.end(), [&](auto const& role) { return by.count(role) > 0; });
}

State const* find_state(Table const& table, std::string const& name) {
  for (auto const& state : table.states) {
    if (state.name == name) return &state;
  }
  return nullptr;
}

void check_states(Table const& table, std::vector<std::string>& wrong) {
  std::set<std::string> names;
  for (auto const& state : table.states) {
    if (!names.insert(state.name).second) wrong.push_back("state " + state.name + " is given twice");
  }
  if (names.count(table.start) == 0) wrong.push_back("the start \"" + table.start + "\" is not a state");
}

void check_move(Table const& table, Move const& move, std::set<std::string> const& guards, std::vector<std::string>& wrong) {
  if (find_state(table, move.to) == nullptr) wrong.push_back(move.event + ": there is no state " + move.to);
  if (move.from.empty()) wrong.push_back(move.event + ": `from` is empty");
  for (auto const& from : move.from) {
    if (find_state(table, from) == nullptr) wrong.push_back(move.event + ": there is no state " + from);
  }
  if (move.by.empty()) wrong.push_back(move.event + ": `by` is empty, so nobody can do it");
  if (!move.when.empty() && guards.count(move.when) == 0) wrong.push_back(move.event + ": there is no guard " + move.when);
}

void check_repeats(Table const& table, std::vector<std::string>& wrong) {
  std::set<std::pair<std::string, std::string>> cells;
  for (auto const& move : table.moves) {
    for (auto const& from : move.from) {
      if (!cells.insert({move.event, from}).second) wrong.push_back(move.event + " from " + from + " is given twice");
    }
  }
}

std::set<std::string> reachable(Table const& table) {
  std::set<std::string> seen{table.start};
  for (bool grew = true; grew;) {
    grew = false;
    for (auto const& move : table.moves) {
      bool const from_seen = std::any_of(move.from.begin(), move.from.end(), [&](auto const& from) { return seen.count(from) > 0; });
      if (from_seen && seen.insert(move.to).second) grew = true;
    }
  }
  return seen;
}

void check_ways(Table const& table, std::vector<std::string>& wrong) {
  auto const seen = reachable(table);
  for (auto const& state : table.states) {
    if (seen.count(state.name) == 0) wrong.push_back("state " + state.name + " cannot be reached");
    bool const has_way_out = std::any_of(table.moves.begin(), table.moves.end(),
                                         [&](Move const& move) { return holds(move.from, state.name) && move.to != state.name; });
    if (state.open && !has_way_out) wrong.push_back("open state " + state.name + " has no way out");
    if (!state.open && has_way_out) wrong.push_back("closed state " + state.name + " has a way out");
  }
}

Move const* find_move(Table const& table, std::string const& state, std::string const& event) {
  for (auto const& move : table.moves) {
    if (move.event == event && holds(move.from, state)) return &move;
  }
  return nullptr;
}

bool applies(Permission const& permission, State const& state) {
  return permission.in.empty() ? state.open : holds(permission.in, state.name);
}

}  // namespace

std::vector<std::string> faults(Table const& table, std::set<std::string> const& guards) {
  std::vector<std::string> wrong;
  check_states(table, wrong);
  for (auto const& move : table.moves) check_move(table, move, guards, wrong);
  check_repeats(table, wrong);
  for (auto const& permission : table.may) {
    if (permission.by.empty()) wrong.push_back(permission.event + ": `by` is empty, so nobody may");
    for (auto const& state : permission.in) {
      if (find_state(table, state) == nullptr) wrong.push_back(permission.event + ": there is no state " + state);
    }
  }
  if (wrong.empty()) check_ways(table, wrong);
  return wrong;
}

Workflow::Workflow(Table table, std::set<std::string> const& guards) : table_(std::move(table)) {
  ENSURE(faults(table_, guards).empty(), "a workflow table is checked before it is used");
}

State const& Workflow::state(std::string const& name) const {
  auto const* found = find_state(table_, name);
  ENSURE(found != nullptr, "a case is in a state that its workflow does not have");
  return *found;
}

Result<std::string> Workflow::next(std::string const& state, std::string const& event, std::set<std::string> const& roles,
                                   Guard const& guard) const {
  auto const* move = find_move(table_, state, event);
  if (move == nullptr) return refused("not_now", "This cannot be done while the case is at this stage.");
  if (!meets(roles, move->by)) return refused("not_permitted", "Your role does not allow this.");
  if (!move->when.empty() && !guard(move->when)) return refused("not_yet", "Something has to be finished first.");
  return move->to;
}

bool Workflow::may(std::string const& state, std::string const& event, std::set<std::string> const& roles) const {
  auto const& now = this->state(state);
  if (auto const* move = find_move(table_, state, event)) return meets(roles, move->by);
  return std::any_of(table_.may.begin(), table_.may.end(), [&](Permission const& permission) {
    return permission.event == event && applies(permission, now) && meets(roles, permission.by);
  });
}

std::vector<std::string> Workflow::open_events(std::string const& state, std::set<std::string> const& roles) const {
  std::vector<std::string> open;
  for (auto const& move : table_.moves) {
    if (holds(move.from, state) && meets(roles, move.by)) open.push_back(move.event);
  }
  for (auto const& permission : table_.may) {
    if (may(state, permission.event, roles) && !holds(open, permission.event)) open.push_back(permission.event);
  }
  return open;
}

std::string permission_table(Workflow const& workflow) {
  std::set<std::string> lines;
  auto const& table = workflow.table();
  for (auto const& move : table.moves) {
    for (auto const& from : move.from) {
      for (auto const& role : move.by) {
        lines.insert(move.event + " | " + from + " | " + role + " | -> " + move.to + (move.when.empty() ? "" : " when " + move.when));
      }
    }
  }
  for (auto const& permission : table.may) {
    for (auto const& state : table.states) {
      if (!applies(permission, state)) continue;
      for (auto const& role : permission.by) lines.insert(permission.event + " | " + state.name + " | " + role + " | may");
    }
  }
  std::string text;
  for (auto const& line : lines) text += line + "\n";
  return text;
}

}  // namespace rightsdesk::workflow
