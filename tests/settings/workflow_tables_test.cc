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
  return workflow::Workflow(std::move(table), known_names());
}

std::string text_of(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

Because all_hold(std::vector<workflow::Condition> const&) { return {}; }
Because none_holds(std::vector<workflow::Condition> const& conditions) {
  return conditions.empty() ? Because{} : Because{{"work", "Not yet"}};
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
    for (auto const& event : events_of(workflow.table())) {
      for (auto const& state : workflow.table().states) {
        for (auto const& role : role_names()) {
          auto const cell = "\n" + event + " | " + state.name + " | " + role + " | ";
          bool const moves = golden.find(cell + "-> ") != std::string::npos;
          bool const may = moves || golden.find(cell + "may") != std::string::npos;
          ASSERT_EQ(workflow.next(state.name, event, {role}, all_hold).has_value(), moves) << cell;
          ASSERT_EQ(workflow.may(state.name, event, {role}), may) << cell;
          ASSERT_EQ(workflow.permitted(state.name, event, {role}, all_hold).has_value(), may) << cell;
        }
      }
    }
  }
}

TEST(ShippedWorkflows, RefuseEveryTaskThatIsNotInTheGoldenTable) {
  std::size_t tried = 0;
  for (auto const& entry : std::filesystem::directory_iterator(tree("tests/golden/workflow"))) {
    auto const workflow = shipped(entry.path().stem().string());
    auto const golden = "\n" + text_of(entry.path().string());
    for (auto const& kind : workflow.table().tasks) {
      auto outcomes = kind.outcomes;
      outcomes.push_back({"an_outcome_of_no_kind", "", {}});
      for (auto const& state : workflow.table().states) {
        for (auto const& role : role_names()) {
          auto const where = " | " + state.name + " | " + role + " | may";
          ASSERT_EQ(workflow.may_add(state.name, kind.kind, {role}), golden.find("\ntask " + kind.kind + where) != std::string::npos) << kind.kind << where;
          for (auto const& outcome : outcomes) {
            auto const cell = "\ntask " + kind.kind + ": " + outcome.name + where;
            ASSERT_EQ(workflow.may_end(state.name, kind.kind, outcome.name, {role}), golden.find(cell) != std::string::npos) << cell;
            ++tried;
          }
        }
      }
    }
  }
  EXPECT_GT(tried, 10000U);
}

TEST(ShippedWorkflows, SayWhatTheResidentSeesInEveryState) {
  for (auto const& entry : std::filesystem::directory_iterator(tree("config/workflow"))) {
    if (entry.path().extension() != ".yaml") continue;
    auto const table = shipped(entry.path().stem().string()).table();
    EXPECT_EQ(table.name, entry.path().stem().string());
    for (auto const& state : table.states) {
      EXPECT_FALSE(state.resident_sees.empty()) << table.name << " " << state.name;
      EXPECT_EQ(state.next.empty(), !state.open) << table.name << " " << state.name << ": staff are told what to do next while it is open";
    }
  }
}

TEST(ShippedWorkflows, NeverRefuseMarketingObjectionsOrConsentWithdrawn) {  // C-10, C-11
  for (auto const* name : {"marketing_objection", "consent_withdrawal"}) {
    auto const table = shipped(name).table();
    for (auto const& state : table.states) EXPECT_NE(state.name, "refused") << name;
    for (auto const& move : table.moves) EXPECT_EQ(move.event.find("refuse"), std::string::npos) << name << " " << move.event;
    for (auto const& kind : table.tasks) {
      for (auto const& outcome : kind.outcomes) EXPECT_EQ(outcome.name.find("refuse"), std::string::npos) << name << " " << kind.kind;
    }
  }
}

TEST(ShippedWorkflows, AreRefusedOnlyAfterALetterWithReasons) {  // Art 12(4)
  std::size_t refusals = 0;
  for (auto const& entry : std::filesystem::directory_iterator(tree("config/workflow"))) {
    if (entry.path().extension() != ".yaml") continue;
    auto const workflow = shipped(entry.path().stem().string());
    for (auto const& move : workflow.table().moves) {
      if (move.event != "refuse" && move.event != "answer_refused") continue;
      auto const words = in_words(move.when);
      EXPECT_NE(words.find("letter L-"), std::string::npos) << entry.path() << " " << words;
      EXPECT_EQ(move.by, (std::set<std::string>{"manager"})) << "H-18: the data protection officer advises";
      ++refusals;
    }
  }
  EXPECT_EQ(refusals, 12U);
}

TEST(RestrictionWorkflow, IsLiftedOnlyAfterNotice) {  // Art 18(3), C-7
  auto const workflow = shipped("restriction");
  EXPECT_EQ(workflow.next("lifting", "lift", {"manager"}, none_holds).error().code, "not_yet");
  EXPECT_EQ(workflow.next("restricted", "lift", {"manager"}, all_hold).error().code, "not_now");
  for (auto const& move : workflow.table().moves) {
    if (move.event != "lift") continue;
    EXPECT_EQ(in_words(move.when), "letter L-14 lifting since propose_lifting 14 days ago");
  }
}

TEST(RestrictionWorkflow, HoldsBackEveryUseWithoutAGround) {  // Art 18(2)
  auto const workflow = shipped("restriction");
  for (auto const* use : {"search", "decide_candidate", "decide_record"}) {
    EXPECT_EQ(workflow.permitted("restricted", use, {"case_officer"}, none_holds).error().code, "not_yet") << use;
    EXPECT_TRUE(workflow.permitted("restricted", use, {"case_officer"}, all_hold).has_value()) << use;
  }
}

TEST(AccessWorkflow, IsReleasedOnlyByASecondPerson) {
  auto const workflow = shipped("access");
  EXPECT_EQ(workflow.next("packed", "release", {"case_officer"}, none_holds).error().code, "not_permitted");
  EXPECT_EQ(workflow.next("packed", "release", {"second_reviewer"}, none_holds).error().code, "not_yet");
}

TEST(AccessWorkflow, IsRefusedByAManagerAlone) {
  auto const workflow = shipped("access");
  for (auto const* role : {"intake", "case_officer", "reviewer", "second_reviewer", "legal", "dpo", "program"}) {
    EXPECT_FALSE(workflow.next("in_search", "refuse", {role}, all_hold).has_value()) << role;
  }
  EXPECT_EQ(workflow.next("in_search", "refuse", {"manager"}, none_holds).error().code, "not_yet");
  EXPECT_TRUE(workflow.next("in_search", "refuse", {"manager"}, all_hold).has_value());
}

TEST(AccessWorkflow, DoesNotRunItsClockWhileIdentityIsAwaited) {
  EXPECT_EQ(shipped("access").state("awaiting_identity").clock, workflow::CaseClock::not_started);  // T-21
}

TEST(WorkflowFile, NamesEveryMistakeWithItsLine) {
  auto const file = write(fresh_folder("workflow") + "/x.yaml",
                          "name: x\n"
                          "right: access\n"
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
  EXPECT_THAT(complaints, ElementsAre(HasSubstr("x.yaml:5: \"open\" is true or false"), HasSubstr("x.yaml:6: \"clock\" is one of running, paused"),
                                      HasSubstr("x.yaml:8: \"unless\" is not a key known here"), HasSubstr("x.yaml:10: \"by\" is missing")));
}

TEST(WorkflowFile, IsCheckedAsATable) {
  auto const file = write(fresh_folder("workflow-table") + "/x.yaml",
                          "name: x\n"
                          "right: access\n"
                          "start: a\n"
                          "states:\n"
                          "  - { name: a, open: true, clock: running, resident_sees: A }\n"
                          "moves:\n"
                          "  - { event: go, from: [a], to: b, by: [dpo], when: the_moon_is_full }\n");
  yaml::Complaints complaints;
  workflow_table(file, complaints);
  EXPECT_THAT(complaints, ElementsAre(HasSubstr("x.yaml: go: there is no state b"), HasSubstr("x.yaml: go: there is no guard the_moon_is_full")));
}

TEST(WorkflowFile, NamesEveryMistakeOfItsTasks) {
  auto const folder = fresh_folder("workflow-tasks");
  std::filesystem::create_directories(folder + "/tasks");
  write(folder + "/tasks/common.yaml",
        "kinds:\n"
        "  - kind: notice\n"
        "    title: A notice\n"
        "    owner: dpo\n"
        "    due: { days: 5, working_days: 5, rule: C-8 }\n"
        "    outcomes:\n"
        "      - { name: told, title: Told, by: [dpo] }\n");
  auto const file = write(folder + "/x.yaml",
                          "name: x\n"
                          "right: acces\n"
                          "start: a\n"
                          "states:\n"
                          "  - { name: a, open: true, clock: running, resident_sees: A }\n"
                          "moves:\n"
                          "  - { event: go, from: [a], to: b, by: [clerk], when: [{ every: notice, some: notice }] }\n"
                          "tasks:\n"
                          "  - { use: notice, made: [{ on: [a], each: house }] }\n"
                          "  - { use: binding }\n"
                          "  - kind: fact\n"
                          "    title: A fact\n"
                          "    owner: dpo\n"
                          "    fields:\n"
                          "      - { id: ground, label: Ground, kind: choice }\n"
                          "    outcomes:\n"
                          "      - { name: met, by: [dpo] }\n");
  yaml::Complaints complaints;
  workflow_table(file, complaints);
  EXPECT_THAT(complaints,
              ElementsAre(HasSubstr("x.yaml:1: \"right\" names the right whose clock runs; there is none called \"acces\""),
                          HasSubstr("x.yaml:7: there is no role \"clerk\""), HasSubstr("x.yaml:7: one condition is either \"every\" or \"some\""),
                          HasSubstr("x.yaml:7: \"every\" is not a key known here"),
                          HasSubstr("common.yaml:5: give one of at_once, days, working_days, before_case_due"),
                          HasSubstr("x.yaml:9: \"each\" is one of once, source, mailing_source, recipient, record"),
                          HasSubstr("x.yaml:10: there is no kind of task binding in tasks/"),
                          HasSubstr("x.yaml:15: a field of kind choice has \"choices\", and no other has"),
                          HasSubstr("x.yaml:17: \"title\" is missing")));
}

}  // namespace
}  // namespace rightsdesk::settings
