#include <algorithm>

#include "workflow/table_lookup.h"

namespace rightsdesk::workflow {
namespace {

/// One check of a table: what it knows, and where its complaints go.
struct Check {
  Table const& table;
  Known const& known;
  std::vector<std::string>& wrong;
};

void check_states(Check const& check) {
  std::set<std::string> names;
  for (auto const& state : check.table.states) {
    if (!names.insert(state.name).second) check.wrong.push_back("state " + state.name + " is given twice");
  }
  if (names.count(check.table.start) == 0) check.wrong.push_back("the start \"" + check.table.start + "\" is not a state");
}

void check_condition(Check const& check, Condition const& condition, std::string const& where) {
  using Kind = Condition::Kind;
  if (condition.kind == Kind::all_of || condition.kind == Kind::any_of) {
    for (auto const& part : condition.parts) check_condition(check, part, where);
    return;
  }
  auto const& name = condition.names.front();
  if (condition.kind == Kind::holds && check.known.guards.count(name) == 0) check.wrong.push_back(where + ": there is no guard " + name);
  if (condition.kind == Kind::holds || condition.kind == Kind::letter_sent || condition.kind == Kind::happened) return;
  auto const* kind = find_kind(check.table, name);
  if (kind == nullptr) {
    check.wrong.push_back(where + ": there is no kind of task " + name);
    return;
  }
  for (auto const& outcome : condition.ended) {
    if (outcome_named(*kind, outcome) == nullptr) check.wrong.push_back(where + ": " + name + " cannot end " + outcome);
  }
}

void check_all(Check const& check, std::vector<Condition> const& conditions, std::string const& where) {
  for (auto const& condition : conditions) check_condition(check, condition, where);
}

void check_move(Check const& check, Move const& move) {
  if (find_state(check.table, move.to) == nullptr) check.wrong.push_back(move.event + ": there is no state " + move.to);
  if (move.from.empty()) check.wrong.push_back(move.event + ": `from` is empty");
  for (auto const& from : move.from) {
    if (find_state(check.table, from) == nullptr) check.wrong.push_back(move.event + ": there is no state " + from);
  }
  if (move.by.empty()) check.wrong.push_back(move.event + ": `by` is empty, so nobody can do it");
  check_all(check, move.when, move.event);
}

void check_permission(Check const& check, Permission const& permission) {
  if (permission.by.empty()) check.wrong.push_back(permission.event + ": `by` is empty, so nobody may");
  for (auto const& state : permission.in) {
    if (find_state(check.table, state) == nullptr) check.wrong.push_back(permission.event + ": there is no state " + state);
  }
  check_all(check, permission.when, permission.event);
}

void check_repeats(Check const& check) {
  std::set<std::pair<std::string, std::string>> cells;
  for (auto const& move : check.table.moves) {
    for (auto const& from : move.from) {
      if (!cells.insert({move.event, from}).second) check.wrong.push_back(move.event + " from " + from + " is given twice");
    }
  }
}

void check_outcome(Check const& check, TaskKind const& kind, TaskOutcome const& outcome) {
  auto const where = "task " + kind.kind + ": " + outcome.name;
  if (outcome.by.empty()) check.wrong.push_back(where + ": `by` is empty, so nobody can end it so");
  for (auto const& need : outcome.needs) {
    if (need != "reason" && field_named(kind, need) == nullptr) check.wrong.push_back(where + ": there is no field " + need);
  }
  for (auto const& made : outcome.makes) {
    if (find_kind(check.table, made) == nullptr) check.wrong.push_back(where + ": there is no kind of task " + made);
  }
  check_all(check, outcome.when, where);
}

void check_kind(Check const& check, TaskKind const& kind) {
  auto const where = "task " + kind.kind;
  auto const named = std::count_if(check.table.tasks.begin(), check.table.tasks.end(), [&](auto const& other) { return other.kind == kind.kind; });
  if (named > 1) check.wrong.push_back(where + " is given twice");
  if (kind.outcomes.empty()) check.wrong.push_back(where + " has no outcome, so it can never end");
  for (auto const& outcome : kind.outcomes) check_outcome(check, kind, outcome);
  for (auto const& state : kind.in) {
    if (find_state(check.table, state) == nullptr) check.wrong.push_back(where + ": there is no state " + state);
  }
  for (auto const& making : kind.makings) {
    for (auto const& state : making.on) {
      if (find_state(check.table, state) == nullptr) check.wrong.push_back(where + ": there is no state " + state);
    }
    for (auto const& fact : making.only_if) {
      if (check.known.facts.count(fact) == 0) check.wrong.push_back(where + ": there is no fact " + fact);
    }
  }
  bool const follows = std::any_of(check.table.tasks.begin(), check.table.tasks.end(), [&](auto const& other) {
    return std::any_of(other.outcomes.begin(), other.outcomes.end(), [&](auto const& outcome) { return contains(outcome.makes, kind.kind); });
  });
  if (kind.makings.empty() && kind.by_hand.empty() && !follows) check.wrong.push_back(where + " is never made: give `on` or `by_hand`");
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

void check_ways(Check const& check) {
  auto const seen = reachable(check.table);
  for (auto const& state : check.table.states) {
    if (seen.count(state.name) == 0) check.wrong.push_back("state " + state.name + " cannot be reached");
    bool const has_way_out = std::any_of(check.table.moves.begin(), check.table.moves.end(),
                                         [&](Move const& move) { return contains(move.from, state.name) && move.to != state.name; });
    if (state.open && !has_way_out) check.wrong.push_back("open state " + state.name + " has no way out");
    if (!state.open && has_way_out) check.wrong.push_back("closed state " + state.name + " has a way out");
  }
}

}  // namespace

std::vector<std::string> faults(Table const& table, Known const& known) {
  std::vector<std::string> wrong;
  Check const check{table, known, wrong};
  check_states(check);
  for (auto const& move : table.moves) check_move(check, move);
  check_repeats(check);
  for (auto const& permission : table.may) check_permission(check, permission);
  for (auto const& kind : table.tasks) check_kind(check, kind);
  if (wrong.empty()) check_ways(check);
  return wrong;
}

}  // namespace rightsdesk::workflow
