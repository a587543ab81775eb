#include "settings/workflow_tables.h"

#include <gmock/gmock.h>

#include <sstream>

#include "settings/files.h"

namespace rightsdesk::settings {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

workflow::Workflow shipped(std::string const& name) {
  yaml::Complaints complaints;
  auto table = workflow_table(tree("config/workflow/" + name + ".yaml"), complaints);
  EXPECT_THAT(complaints, IsEmpty());
  return workflow::Workflow(std::move(table), guard_names());
}

std::string text_of(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

std::set<std::string> roles_of(workflow::Table const& table) {
  std::set<std::string> roles{"intake", "case_officer", "reviewer", "second_reviewer", "legal", "dpo", "requester", "program", "administrator"};
  for (auto const& move : table.moves) roles.insert(move.by.begin(), move.by.end());
  for (auto const& permission : table.may) roles.insert(permission.by.begin(), permission.by.end());
  return roles;
}

std::set<std::string> events_of(workflow::Table const& table) {
  std::set<std::string> events{"an_event_of_no_table"};
  for (auto const& move : table.moves) events.insert(move.event);
  for (auto const& permission : table.may) events.insert(permission.event);
  return events;
}

TEST(ShippedWorkflows, StandInTheGoldenTables) {
  std::size_t compared = 0;
  for (auto const& entry : std::filesystem::directory_iterator(tree("config/workflow"))) {
    if (entry.path().extension() != ".yaml") continue;
    auto const name = entry.path().stem().string();
    auto const now = permission_table(shipped(name));
    auto const kept = write(fresh_folder("golden-" + name) + "/" + name + ".txt", now);
    EXPECT_EQ(now, text_of(tree("tests/golden/workflow/" + name + ".txt"))) << "if the change is meant, copy " << kept;
    ++compared;
  }
  EXPECT_GE(compared, 1U);
}

TEST(ShippedWorkflows, RefuseEveryCellThatIsNotInTheGoldenTable) {
  for (auto const& entry : std::filesystem::directory_iterator(tree("tests/golden/workflow"))) {
    auto const workflow = shipped(entry.path().stem().string());
    auto const golden = "\n" + text_of(entry.path().string());
    auto const held = [](std::string const&) { return true; };
    for (auto const& event : events_of(workflow.table())) {
      for (auto const& state : workflow.table().states) {
        for (auto const& role : roles_of(workflow.table())) {
          auto const cell = "\n" + event + " | " + state.name + " | " + role + " | ";
          bool const moves = golden.find(cell + "-> ") != std::string::npos;
          bool const may = moves || golden.find(cell + "may\n") != std::string::npos;
          ASSERT_EQ(workflow.next(state.name, event, {role}, held).has_value(), moves) << cell;
          ASSERT_EQ(workflow.may(state.name, event, {role}), may) << cell;
        }
      }
    }
  }
}

TEST(AccessWorkflow, IsReleasedOnlyByASecondPerson) {
  auto const workflow = shipped("access");
  auto const nothing_holds = [](std::string const&) { return false; };
  EXPECT_EQ(workflow.next("packed", "release", {"case_officer"}, nothing_holds).error().code, "not_permitted");
  EXPECT_EQ(workflow.next("packed", "release", {"second_reviewer"}, nothing_holds).error().code, "not_yet");
}

TEST(AccessWorkflow, IsRefusedByTheDataProtectionOfficerAlone) {
  auto const workflow = shipped("access");
  auto const all_holds = [](std::string const&) { return true; };
  for (auto const* role : {"intake", "case_officer", "reviewer", "second_reviewer", "legal", "program"}) {
    EXPECT_FALSE(workflow.next("in_search", "refuse", {role}, all_holds).has_value()) << role;
  }
  EXPECT_TRUE(workflow.next("in_search", "refuse", {"dpo"}, all_holds).has_value());
}

TEST(AccessWorkflow, DoesNotRunItsClockWhileIdentityIsAwaited) {
  EXPECT_EQ(shipped("access").state("awaiting_identity").clock, workflow::CaseClock::not_started);  // T-21
}

TEST(WorkflowFile, NamesEveryMistakeWithItsLine) {
  auto const file = write(fresh_folder("workflow") + "/x.yaml",
                          "name: x\n"
                          "start: a\n"
                          "states:\n"
                          "  - { name: a, open: maybe, clock: running, resident_sees: A }\n"
                          "  - { name: b, open: false, clock: ticking, resident_sees: B }\n"
                          "moves:\n"
                          "  - { event: go, from: [a], to: b, by: [dpo], unless: never }\n"
                          "may:\n"
                          "  - { event: look, in: [a] }\n");
  yaml::Complaints complaints;
  workflow_table(file, complaints);
  EXPECT_THAT(complaints, ElementsAre(HasSubstr("x.yaml:4: \"open\" is true or false"), HasSubstr("x.yaml:5: \"clock\" is running, paused"),
                                      HasSubstr("x.yaml:7: \"unless\" is not a key known here"), HasSubstr("x.yaml:9: \"by\" is missing")));
}

TEST(WorkflowFile, IsCheckedAsATable) {
  auto const file = write(fresh_folder("workflow-table") + "/x.yaml",
                          "name: x\n"
                          "start: a\n"
                          "states:\n"
                          "  - { name: a, open: true, clock: running, resident_sees: A }\n"
                          "moves:\n"
                          "  - { event: go, from: [a], to: b, by: [dpo], when: the_moon_is_full }\n");
  yaml::Complaints complaints;
  workflow_table(file, complaints);
  EXPECT_THAT(complaints, ElementsAre(HasSubstr("x.yaml: go: there is no state b"), HasSubstr("x.yaml: go: there is no guard the_moon_is_full")));
}

}  // namespace
}  // namespace rightsdesk::settings
