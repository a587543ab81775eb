#include "workflow/workflow.h"

#include <gmock/gmock.h>

#include "workflow/lending.h"

namespace rightsdesk::workflow {
namespace {

using ::testing::ElementsAre;

Because yes(std::vector<Condition> const&) { return {}; }
Because no(std::vector<Condition> const& conditions) {
  return conditions.empty() ? Because{} : Because{{"desk", "The fine is not paid"}};
}

TEST(Workflow, MovesWhereTheTableSays) {
  Workflow const workflow(lending(), guards());
  EXPECT_EQ(workflow.next("asked", "lend", {"librarian"}, no).value(), "lent");
  EXPECT_EQ(workflow.next("lent", "write_off", {"librarian"}, no).value(), "lost");
}

TEST(Workflow, RefusesAMoveAtTheWrongStage) {
  Workflow const workflow(lending(), guards());
  EXPECT_EQ(workflow.next("lent", "lend", {"librarian"}, yes).error().code, "not_now");
  EXPECT_EQ(workflow.next("asked", "burn", {"librarian"}, yes).error().code, "not_now");
}

TEST(Workflow, RefusesARoleThatIsNotNamed) {
  Workflow const workflow(lending(), guards());
  EXPECT_EQ(workflow.next("asked", "lend", {"porter"}, yes).error().code, "not_permitted");
  EXPECT_EQ(workflow.next("asked", "lend", {}, yes).error().code, "not_permitted");
}

TEST(Workflow, RefusesAMoveWhoseGuardDoesNotHold) {
  Workflow const workflow(lending(), guards());
  EXPECT_EQ(workflow.next("lent", "take_back", {"porter"}, no).error().code, "not_yet");
  EXPECT_EQ(workflow.next("lent", "take_back", {"porter"}, yes).value(), "returned");
}

TEST(Workflow, SaysWhatAMoveStillWaitsFor) {
  auto table = lending();
  table.moves[1].not_yet = "Not before the fine is paid.";
  Workflow const workflow(table, guards());
  auto const refusal = workflow.next("lent", "take_back", {"porter"}, no).error();
  EXPECT_EQ(refusal.text, "Not before the fine is paid.");
  EXPECT_EQ(refusal.because, (Because{{"desk", "The fine is not paid"}}));
}

TEST(Workflow, AsksWhatTheMoveWaitsFor) {
  Workflow const workflow(lending(), guards());
  std::vector<std::string> asked;
  auto const guard = [&](std::vector<Condition> const& conditions) -> Because {
    asked.push_back(in_words(conditions));
    return {};
  };
  EXPECT_TRUE(workflow.next("lent", "take_back", {"porter"}, guard).has_value());
  EXPECT_THAT(asked, ElementsAre("fine_paid"));
}

TEST(Workflow, APermissionMayWaitForSomethingToo) {
  auto table = lending();
  table.may[0].when = {holds("fine_paid")};
  Workflow const workflow(table, guards());
  EXPECT_TRUE(workflow.permitted("lent", "add_note", {"porter"}, yes).has_value());
  EXPECT_EQ(workflow.permitted("lent", "add_note", {"porter"}, no).error().code, "not_yet");
  EXPECT_EQ(workflow.permitted("lent", "add_note", {"reader"}, yes).error().code, "not_permitted");
  EXPECT_EQ(workflow.permitted("returned", "add_note", {"porter"}, yes).error().code, "not_permitted");
  EXPECT_TRUE(workflow.permitted("asked", "lend", {"librarian"}, no).has_value()) << "a move counts too";
}

TEST(Workflow, TasksAreAddedByTheirRolesInTheirStates) {
  Workflow const workflow(lending_and_mending(), guards());
  EXPECT_TRUE(workflow.may_add("asked", "mending", {"librarian"}));
  EXPECT_FALSE(workflow.may_add("asked", "mending", {"porter"}));
  EXPECT_FALSE(workflow.may_add("lent", "mending", {"librarian"}));
  EXPECT_FALSE(workflow.may_add("asked", "binding", {"librarian"}));
}

TEST(Workflow, TasksEndByTheRolesOfTheOutcomeWhileTheCaseIsOpen) {
  Workflow const workflow(lending_and_mending(), guards());
  EXPECT_TRUE(workflow.may_end("lent", "mending", "mended", {"porter"}));
  EXPECT_FALSE(workflow.may_end("lent", "mending", "torn_out", {"porter"}));
  EXPECT_FALSE(workflow.may_end("lent", "mending", "glued", {"porter"}));
  EXPECT_FALSE(workflow.may_end("returned", "mending", "mended", {"porter"}));
}

TEST(Workflow, RefusesEveryCellThatIsNotInItsTable) {
  Workflow const workflow(lending(), guards());
  auto const listed = permission_table(workflow);
  for (auto const* event : {"lend", "take_back", "write_off", "add_note", "inspect", "burn"}) {
    for (auto const& state : workflow.table().states) {
      for (auto const* role : {"librarian", "porter", "reader"}) {
        auto const cell = std::string(event) + " | " + state.name + " | " + role + " | ";
        bool const moves = listed.find(cell + "-> ") != std::string::npos;
        bool const may = moves || listed.find(cell + "may") != std::string::npos;
        EXPECT_EQ(workflow.next(state.name, event, {role}, yes).has_value(), moves) << cell;
        EXPECT_EQ(workflow.may(state.name, event, {role}), may) << cell;
      }
    }
  }
}

TEST(Workflow, OneOfSeveralRolesIsEnough) {
  Workflow const workflow(lending(), guards());
  EXPECT_TRUE(workflow.next("asked", "lend", {"porter", "librarian"}, yes).has_value());
}

TEST(Workflow, ListsWhatIsOpenToARoleInTheOrderOfTheTable) {
  Workflow const workflow(lending(), guards());
  EXPECT_THAT(workflow.open_events("lent", {"librarian"}), ElementsAre("take_back", "write_off", "add_note"));
  EXPECT_THAT(workflow.open_events("returned", {"porter"}), ElementsAre("inspect"));
  EXPECT_THAT(workflow.open_events("lost", {"librarian"}), ElementsAre());
}

TEST(Workflow, PrintsItsWholeTableSorted) {
  EXPECT_EQ(permission_table(Workflow(lending(), guards())),
            "add_note | asked | librarian | may\n"
            "add_note | asked | porter | may\n"
            "add_note | lent | librarian | may\n"
            "add_note | lent | porter | may\n"
            "inspect | returned | porter | may\n"
            "lend | asked | librarian | -> lent\n"
            "take_back | lent | librarian | -> returned when fine_paid\n"
            "take_back | lent | porter | -> returned when fine_paid\n"
            "write_off | asked | librarian | -> lost\n"
            "write_off | lent | librarian | -> lost\n");
}

TEST(Workflow, PrintsItsTasksAsCellsToo) {
  auto table = lending_and_mending();
  table.moves.clear();
  table.may.clear();
  table.states = {{"asked", true, CaseClock::running, "Asked"}, {"lost", false, CaseClock::stopped, "Lost"}};
  table.moves = {{"write_off", {"asked"}, "lost", {"librarian"}}};
  table.tasks[0].outcomes[1].when = {holds("fine_paid")};
  EXPECT_EQ(permission_table(Workflow(table, guards())),
            "task mending | asked | librarian | may\n"
            "task mending: mended | asked | porter | may\n"
            "task mending: torn_out | asked | librarian | may when fine_paid\n"
            "write_off | asked | librarian | -> lost\n");
}

TEST(Workflow, AnUnknownStateIsOurMistake) {
  Workflow const workflow(lending(), guards());
  EXPECT_THROW((void)workflow.state("burnt"), Bug);
  EXPECT_EQ(workflow.state("lent").resident_sees, "With you");
}

TEST(Workflow, IsNotMadeFromAFaultyTable) {
  auto table = lending();
  table.start = "nowhere";
  EXPECT_THROW(Workflow(table, guards()), Bug);
}

}  // namespace
}  // namespace rightsdesk::workflow
