#include "settings/workflow_tables.h"

#include <filesystem>

#include "law/timeline.h"
#include "settings/workflow_parts.h"

namespace rightsdesk::settings {
namespace {

using workflow::CaseClock;

bool open_of(yaml::Section& row) {
  auto const text = row.text("open");
  if (text != "true" && text != "false") row.complain_at("open", "\"open\" is true or false");
  return text == "true";
}

workflow::State state_of(yaml::Section& row) {
  workflow::State state;
  state.name = row.text("name");
  state.open = open_of(row);
  state.clock = one_of<CaseClock>(row, "clock", row.text("clock"),
                                  {{"running", CaseClock::running}, {"paused", CaseClock::paused},
                                   {"not_started", CaseClock::not_started}, {"stopped", CaseClock::stopped}});
  state.resident_sees = row.text("resident_sees");
  state.next = row.text_or("next", "");
  state.clock_words = row.text_or("clock_words", "");
  row.no_more();
  return state;
}

workflow::Move move_of(yaml::Section& row) {
  workflow::Move move;
  move.event = row.text("event");
  move.from = row.texts("from");
  move.to = row.text("to");
  move.by = roles_of(row, "by");
  move.when = conditions_of(row);
  move.title = row.text_or("title", "");
  move.ask = row.text_or("ask", "");
  move.records = row.text_or("records", "");
  move.desk = row.text_or("desk", "");
  move.not_yet = row.text_or("not_yet", "");
  move.proposed = row.text_or("proposed", "");
  row.no_more();
  return move;
}

workflow::Permission permission_of(yaml::Section& row) {
  workflow::Permission permission;
  permission.event = row.text("event");
  permission.in = row.texts_or_none("in");
  permission.by = roles_of(row, "by");
  permission.when = conditions_of(row);
  permission.not_yet = row.text_or("not_yet", "");
  row.no_more();
  return permission;
}

void read_tasks(yaml::Section& top, std::string const& file, workflow::Table& table, yaml::Complaints& complaints) {
  auto rows = top.sections("tasks");
  if (rows.empty()) return;
  auto const catalogue = task_catalogue((std::filesystem::path(file).parent_path() / "tasks").string(), complaints);
  for (auto& row : rows) {
    if (auto kind = task_of(row, catalogue)) table.tasks.push_back(std::move(*kind));
  }
}

}  // namespace

workflow::Known const& known_names() {
  static std::set<std::string> const kFacts{"requester_is_subject", "requester_is_parent", "requester_acts_for_subject",
                                            "subject_under_18",     "subject_adult",       "old_enough_to_be_asked",
                                            "in_scotland"};
  static workflow::Known const kKnown = [] {
    workflow::Known known;
    known.facts = kFacts;
    known.guards = {"search_complete", "review_complete", "second_person", "tasks_ended", "access_finished"};
    known.guards.insert(kFacts.begin(), kFacts.end());
    return known;
  }();
  return kKnown;
}

std::set<std::string> const& role_names() {
  static std::set<std::string> const kRoles{"intake", "case_officer",  "reviewer", "second_reviewer", "legal",   "dpo",
                                            "manager", "social_worker", "auditor",  "administrator",   "requester", "program"};
  return kRoles;
}

workflow::Table workflow_table(std::string const& file, yaml::Complaints& complaints) {
  auto const before = complaints.size();
  auto top = yaml::Section::of_file(file, complaints);
  workflow::Table table;
  table.name = top.text("name");
  table.title = top.text_or("title", table.name);
  table.right = top.text_or("right", table.name);
  if (!law::right_from(table.right)) top.complain("\"right\" names the right whose clock runs; there is none called \"" + table.right + "\"");
  table.no_statutory_clock = top.text_or("no_statutory_clock", "");
  table.start = top.text("start");
  for (auto& row : top.sections("states")) table.states.push_back(state_of(row));
  for (auto& row : top.sections("moves")) table.moves.push_back(move_of(row));
  for (auto& row : top.sections("may")) table.may.push_back(permission_of(row));
  read_tasks(top, file, table, complaints);
  top.no_more();
  if (complaints.size() == before) {
    for (auto const& fault : workflow::faults(table, known_names())) complaints.push_back(file + ": " + fault);
  }
  return table;
}

}  // namespace rightsdesk::settings
