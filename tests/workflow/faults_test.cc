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
  EXPECT_THAT(faults(lending(), Known{}), ElementsAre("take_back: there is no guard fine_paid"));
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
  EXPECT_THAT(faults(table, Known{}),
              UnorderedElementsAre("the start \"dreamt\" is not a state", "lend: there is no state nowhere", "take_back: `from` is empty",
                                   "take_back: there is no guard fine_paid", "write_off: there is no state elsewhere",
                                   "write_off: `by` is empty, so nobody can do it", "add_note: `by` is empty, so nobody may",
                                   "inspect: there is no state attic"));
}

Condition about_tasks(Condition::Kind kind, std::string const& name, std::set<std::string> const& ended) {
  Condition condition;
  condition.kind = kind;
  condition.names = {name};
  condition.ended = ended;
  return condition;
}

TEST(WorkflowTable, WithTasksIsSound) { EXPECT_THAT(faults(lending_and_mending(), guards()), IsEmpty()); }

TEST(WorkflowTable, MayNotWaitForTasksItDoesNotHave) {
  auto table = lending_and_mending();
  table.moves[0].when = {about_tasks(Condition::Kind::every, "binding", {})};
  table.moves[1].when = {about_tasks(Condition::Kind::some, "mending", {"glued"})};
  Condition either;
  either.kind = Condition::Kind::any_of;
  either.parts = {holds("moon_full"), about_tasks(Condition::Kind::open, "mending", {})};
  table.may[0].when = {either};
  EXPECT_THAT(faults(table, guards()), ElementsAre("lend: there is no kind of task binding", "take_back: mending cannot end glued",
                                                   "add_note: there is no guard moon_full"));
}

TEST(WorkflowTable, MayNotHaveATaskThatCannotEndOrIsNeverMade) {
  auto table = lending_and_mending();
  table.tasks.push_back(mending());
  table.tasks[1].kind = "binding";
  table.tasks[1].outcomes.clear();
  table.tasks[1].by_hand.clear();
  EXPECT_THAT(faults(table, guards()), ElementsAre("task binding has no outcome, so it can never end",
                                                   "task binding is never made: give `on` or `by_hand`"));
}

TEST(WorkflowTable, ATaskThatFollowsFromAnotherIsMade) {
  auto table = lending_and_mending();
  table.tasks.push_back(mending());
  table.tasks[1].kind = "binding";
  table.tasks[1].by_hand.clear();
  table.tasks[0].outcomes[1].makes = {"binding"};
  EXPECT_THAT(faults(table, guards()), IsEmpty());
}

TEST(WorkflowTable, NamesEveryFaultOfItsTasks) {
  auto table = lending_and_mending();
  table.tasks[0].in = {"attic"};
  table.tasks[0].makings = {{{"cellar"}, Each::once, {"fine_paid"}}};
  table.tasks[0].outcomes[0].by.clear();
  table.tasks[0].outcomes[0].needs = {"paste"};
  table.tasks[0].outcomes[1].makes = {"binding"};
  table.tasks.push_back(mending());
  EXPECT_THAT(faults(table, guards()),
              UnorderedElementsAre("task mending is given twice", "task mending is given twice", "task mending: there is no state attic",
                                   "task mending: there is no state cellar", "task mending: there is no fact fine_paid",
                                   "task mending: mended: `by` is empty, so nobody can end it so", "task mending: mended: there is no field paste",
                                   "task mending: torn_out: there is no kind of task binding"));
}

}  // namespace
}  // namespace rightsdesk::workflow
