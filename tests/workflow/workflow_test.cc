#include "workflow/workflow.h"

#include <gmock/gmock.h>

#include "workflow/lending.h"

namespace rightsdesk::workflow {
namespace {

using ::testing::ElementsAre;

bool yes(std::string const&) { return true; }
bool no(std::string const&) { return false; }

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

TEST(Workflow, AsksTheGuardByItsName) {
  Workflow const workflow(lending(), guards());
  std::vector<std::string> asked;
  auto const guard = [&](std::string const& name) {
    asked.push_back(name);
    return true;
  };
  EXPECT_TRUE(workflow.next("lent", "take_back", {"porter"}, guard).has_value());
  EXPECT_THAT(asked, ElementsAre("fine_paid"));
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
