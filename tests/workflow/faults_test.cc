#include <gmock/gmock.h>

#include "workflow/lending.h"

namespace rightsdesk::workflow {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(WorkflowTable, IsSound) { EXPECT_THAT(faults(lending(), guards()), IsEmpty()); }

TEST(WorkflowTable, MayNotNameAGuardThatDoesNotExist) {
  EXPECT_THAT(faults(lending(), {}), ElementsAre("take_back: there is no guard fine_paid"));
}

TEST(WorkflowTable, MayNotHaveAStateThatCannotBeReached) {
  auto table = lending();
  table.states.push_back({"burnt", false, CaseClock::stopped, "Gone"});
  EXPECT_THAT(faults(table, guards()), ElementsAre("state burnt cannot be reached"));
}

TEST(WorkflowTable, MayNotHaveAnOpenStateWithoutAWayOut) {
  auto table = lending();
  table.states[3].open = true;
  EXPECT_THAT(faults(table, guards()), ElementsAre("open state lost has no way out"));
}

TEST(WorkflowTable, AStateThatOnlyLeadsToItselfHasNoWayOut) {
  auto table = lending();
  table.states[3].open = true;
  table.moves.push_back({"look_again", {"lost"}, "lost", {"porter"}});
  EXPECT_THAT(faults(table, guards()), ElementsAre("open state lost has no way out"));
}

TEST(WorkflowTable, MayNotHaveAWayOutOfAClosedState) {
  auto table = lending();
  table.moves.push_back({"find_again", {"lost"}, "lent", {"porter"}});
  EXPECT_THAT(faults(table, guards()), ElementsAre("closed state lost has a way out"));
}

TEST(WorkflowTable, MayNotSayTwoThingsOfOneCell) {
  auto table = lending();
  table.moves.push_back({"lend", {"asked"}, "lost", {"porter"}});
  EXPECT_THAT(faults(table, guards()), ElementsAre("lend from asked is given twice"));
}

TEST(WorkflowTable, MayNotGiveAStateTwice) {
  auto table = lending();
  table.states.push_back(table.states[0]);
  EXPECT_THAT(faults(table, guards()), Contains("state asked is given twice"));
}

TEST(WorkflowTable, NamesEveryFaultAtOnce) {
  auto table = lending();
  table.start = "dreamt";
  table.moves[0].to = "nowhere";
  table.moves[1].from = {};
  table.moves[2].by = {};
  table.moves[2].from = {"asked", "elsewhere"};
  table.may[0].by = {};
  table.may[1].in = {"attic"};
  EXPECT_THAT(faults(table, {}),
              UnorderedElementsAre("the start \"dreamt\" is not a state", "lend: there is no state nowhere", "take_back: `from` is empty",
                                   "take_back: there is no guard fine_paid", "write_off: there is no state elsewhere",
                                   "write_off: `by` is empty, so nobody can do it", "add_note: `by` is empty, so nobody may",
                                   "inspect: there is no state attic"));
}

}  // namespace
}  // namespace rightsdesk::workflow
