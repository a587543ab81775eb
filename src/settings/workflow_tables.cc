#include "settings/workflow_tables.h"

#include <map>

namespace rightsdesk::settings {
namespace {

std::set<std::string> as_set(std::vector<std::string> const& list) { return {list.begin(), list.end()}; }

workflow::CaseClock clock_of(yaml::Section& row) {
  static std::map<std::string, workflow::CaseClock> const kClocks{{"running", workflow::CaseClock::running},
                                                                  {"paused", workflow::CaseClock::paused},
                                                                  {"not_started", workflow::CaseClock::not_started},
                                                                  {"stopped", workflow::CaseClock::stopped}};
  auto const found = kClocks.find(row.text("clock"));
  if (found != kClocks.end()) return found->second;
  row.complain_at("clock", "\"clock\" is running, paused, not_started or stopped");
  return workflow::CaseClock::running;
}

bool open_of(yaml::Section& row) {
  auto const text = row.text("open");
  if (text != "true" && text != "false") row.complain_at("open", "\"open\" is true or false");
  return text == "true";
}

workflow::State state_of(yaml::Section& row) {
  workflow::State state;
  state.name = row.text("name");
  state.open = open_of(row);
  state.clock = clock_of(row);
  state.resident_sees = row.text("resident_sees");
  row.no_more();
  return state;
}

workflow::Move move_of(yaml::Section& row) {
  workflow::Move move;
  move.event = row.text("event");
  move.from = row.texts("from");
  move.to = row.text("to");
  move.by = as_set(row.texts("by"));
  move.when = row.text_or("when", "");
  row.no_more();
  return move;
}

workflow::Permission permission_of(yaml::Section& row) {
  workflow::Permission permission;
  permission.event = row.text("event");
  permission.in = row.texts_or_none("in");
  permission.by = as_set(row.texts("by"));
  row.no_more();
  return permission;
}

}  // namespace

std::set<std::string> const& guard_names() {
  static std::set<std::string> const kNames{"search_complete", "review_complete", "second_person"};
  return kNames;
}

workflow::Table workflow_table(std::string const& file, yaml::Complaints& complaints) {
  auto const before = complaints.size();
  auto top = yaml::Section::of_file(file, complaints);
  workflow::Table table;
  table.name = top.text("name");
  table.start = top.text("start");
  for (auto& row : top.sections("states")) table.states.push_back(state_of(row));
  for (auto& row : top.sections("moves")) table.moves.push_back(move_of(row));
  for (auto& row : top.sections("may")) table.may.push_back(permission_of(row));
  top.no_more();
  if (complaints.size() == before) {
    for (auto const& fault : workflow::faults(table, guard_names())) complaints.push_back(file + ": " + fault);
  }
  return table;
}

}  // namespace rightsdesk::settings
