#include "workflow/table_lookup.h"

namespace rightsdesk::workflow {
namespace {

using Lines = std::set<std::string>;

std::string when_words(std::vector<Condition> const& conditions) {
  return conditions.empty() ? std::string{} : " when " + in_words(conditions);
}

std::string cell(std::string const& event, std::string const& state, std::string const& role) {
  return event + " | " + state + " | " + role + " | ";
}

void add_task(Lines& lines, Table const& table, TaskKind const& kind) {
  for (auto const& state : table.states) {
    bool const may_add = kind.in.empty() ? state.open : contains(kind.in, state.name);
    for (auto const& role : kind.by_hand) {
      if (may_add) lines.insert(cell("task " + kind.kind, state.name, role) + "may");
    }
    if (!state.open) continue;
    for (auto const& outcome : kind.outcomes) {
      for (auto const& role : outcome.by) {
        lines.insert(cell("task " + kind.kind + ": " + outcome.name, state.name, role) + "may" + when_words(outcome.when) + (outcome.sends.empty() ? "" : ", sends " + outcome.sends));
      }
    }
  }
}

}  // namespace

std::string permission_table(Workflow const& workflow) {
  Lines lines;
  auto const& table = workflow.table();
  for (auto const& move : table.moves) {
    for (auto const& from : move.from) {
      for (auto const& role : move.by) lines.insert(cell(move.event, from, role) + "-> " + move.to + when_words(move.when));
    }
  }
  for (auto const& permission : table.may) {
    for (auto const& state : table.states) {
      if (!applies(permission, state)) continue;
      for (auto const& role : permission.by) lines.insert(cell(permission.event, state.name, role) + "may" + when_words(permission.when));
    }
  }
  for (auto const& kind : table.tasks) add_task(lines, table, kind);
  std::string text;
  for (auto const& line : lines) text += line + "\n";
  return text;
}

}  // namespace rightsdesk::workflow
