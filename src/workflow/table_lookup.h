#pragma once
// Looking things up in a table; shared by the rooms' own files only.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "workflow/workflow.h"

namespace rightsdesk::workflow {

inline bool contains(std::vector<std::string> const& list, std::string const& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

inline bool meets(std::set<std::string> const& roles, std::set<std::string> const& by) {
  return std::any_of(roles.begin(), roles.end(), [&](auto const& role) { return by.count(role) > 0; });
}

inline State const* find_state(Table const& table, std::string const& name) {
  auto const found = std::find_if(table.states.begin(), table.states.end(), [&](auto const& state) { return state.name == name; });
  return found == table.states.end() ? nullptr : &*found;
}

inline Move const* find_move(Table const& table, std::string const& state, std::string const& event) {
  auto const found = std::find_if(table.moves.begin(), table.moves.end(), [&](auto const& move) { return move.event == event && contains(move.from, state); });
  return found == table.moves.end() ? nullptr : &*found;
}

inline TaskKind const* find_kind(Table const& table, std::string const& name) {
  auto const found = std::find_if(table.tasks.begin(), table.tasks.end(), [&](auto const& kind) { return kind.kind == name; });
  return found == table.tasks.end() ? nullptr : &*found;
}

inline bool applies(Permission const& permission, State const& state) {
  return permission.in.empty() ? state.open : contains(permission.in, state.name);
}

}  // namespace rightsdesk::workflow
