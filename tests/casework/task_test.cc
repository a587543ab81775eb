#include "casework/task.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace rightsdesk::casework {
namespace {

using workflow::TaskDue;
using workflow::TaskKind;

Date day(std::string const& iso) { return parse_date(iso).value(); }

law::BankHolidays const& holidays() {
  static law::BankHolidays const kHolidays = [] {
    std::ifstream in(std::string(RIGHTSDESK_TREE) + "/config/law/bank_holidays.json");
    std::ostringstream text;
    text << in.rdbuf();
    return law::BankHolidays::from_json(text.str()).value();
  }();
  return kHolidays;
}

TaskKind due_in(TaskDue due) {
  TaskKind kind;
  kind.kind = "recipient_notice";
  kind.due = std::move(due);
  return kind;
}

DueFrame frame() { return {day("2026-03-02"), day("2026-04-02"), law::Jurisdiction::england_and_wales}; }

TEST(TaskDue, CountsCalendarDaysFromWhenItWasMade) {
  auto const due = task_due(due_in({TaskDue::Count::calendar_days, TaskDue::From::made, 3, "T-16"}), day("2026-03-05"), frame(), holidays());
  EXPECT_EQ(due.day, day("2026-03-08"));
  EXPECT_EQ(due.because, (Because{{"T-16", "3 days after 5 March 2026"}}));
}

TEST(TaskDue, CountsWorkingDaysOverEaster) {  // Good Friday 3 April and Easter Monday 6 April 2026
  auto const due = task_due(due_in({TaskDue::Count::working_days, TaskDue::From::made, 5, "C-8"}), day("2026-04-01"), frame(), holidays());
  EXPECT_EQ(due.day, day("2026-04-10"));
  auto scottish = frame();
  scottish.jurisdiction = law::Jurisdiction::scotland;
  EXPECT_EQ(task_due(due_in({TaskDue::Count::working_days, TaskDue::From::made, 5, "C-8"}), day("2026-04-01"), scottish, holidays()).day,
            day("2026-04-09")) << "Easter Monday is no bank holiday in Scotland";
}

TEST(TaskDue, CountsFromReceiptWhereTheRuleSaysSo) {  // C-1: received 22 June 2026
  auto about = frame();
  about.received = day("2026-06-22");
  auto const due = task_due(due_in({TaskDue::Count::calendar_days, TaskDue::From::received, 30, "C-1"}), day("2026-06-25"), about, holidays());
  EXPECT_EQ(due.day, day("2026-07-22"));
  EXPECT_EQ(due.because, (Because{{"C-1", "30 days after receipt on 22 June 2026"}}));
}

TEST(TaskDue, AtOnceIsTheSameDay) {  // C-11
  auto const due = task_due(due_in({TaskDue::Count::calendar_days, TaskDue::From::made, 0, "C-11"}), day("2026-03-02"), frame(), holidays());
  EXPECT_EQ(due.day, day("2026-03-02"));
}

TEST(TaskDue, CountsBackFromTheDayTheCaseIsDue) {
  auto const kind = due_in({TaskDue::Count::before_case_due, TaskDue::From::made, 10, "policy"});
  auto const due = task_due(kind, day("2026-03-05"), frame(), holidays());
  EXPECT_EQ(due.day, day("2026-03-23"));
  EXPECT_EQ(due.because, (Because{{"policy", "10 days before the case's own cautious date, 2 April 2026"}}));
  EXPECT_EQ(task_due(kind, day("2026-03-30"), frame(), holidays()).day, day("2026-03-30")) << "never before it was made";
  auto paused = frame();
  paused.case_due.reset();
  EXPECT_EQ(task_due(kind, day("2026-03-05"), paused, holidays()).day, std::nullopt);
}

TEST(TaskDue, IsNoDayWhereTheKindHasNone) { EXPECT_EQ(task_due(TaskKind{}, day("2026-03-05"), frame(), holidays()).day, std::nullopt); }

TEST(PressingTasks, AreAskedAgainAndThenTakenUp) {
  TaskKind kind;
  kind.chase_after = 5;
  kind.escalate_after = 10;
  Task task;
  task.made_on = day("2026-03-02");
  EXPECT_EQ(pressing_on(task, kind, day("2026-03-06")), Pressing::none);
  EXPECT_EQ(pressing_on(task, kind, day("2026-03-07")), Pressing::chase);
  EXPECT_EQ(pressing_on(task, kind, day("2026-03-12")), Pressing::escalate);
  task.state = TaskState::ended;
  EXPECT_EQ(pressing_on(task, kind, day("2026-03-12")), Pressing::none);
}

TEST(TaskStates, HaveNamesThatReadBack) {
  for (auto const state : {TaskState::open, TaskState::ended, TaskState::cancelled}) EXPECT_EQ(task_state_from(to_string(state)), state);
  EXPECT_THROW((void)task_state_from("forgotten"), Bug);
}

}  // namespace
}  // namespace rightsdesk::casework
