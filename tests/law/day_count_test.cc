#include "law/day_count.h"

#include <gmock/gmock.h>

#include "law/known_holidays.h"

namespace rightsdesk::law {
namespace {

Pause pause(std::string_view first, std::string_view last) { return {on(first), on(last)}; }
Pause open_pause(std::string_view first) { return {on(first), std::nullopt}; }

TEST(Months, EndOnTheSameDayOfAnotherMonth) { EXPECT_EQ(plus_months(on("2026-01-01"), 1), on("2026-02-01")); }  // ICO: 1 January -> 1 February

TEST(Months, EndOnTheLastDayOfAShorterMonth) {
  EXPECT_EQ(plus_months(on("2027-01-31"), 1), on("2027-02-28"));
  EXPECT_EQ(plus_months(on("2028-01-31"), 1), on("2028-02-29"));
  EXPECT_EQ(plus_months(on("2026-11-30"), 3), on("2027-02-28"));
  EXPECT_EQ(plus_months(on("2026-08-31"), -6), on("2026-02-28"));
}

TEST(DayCount, SkipsBothEndsOfAPause) {
  EXPECT_EQ(day_after(on("2026-09-21"), 30, {pause("2026-09-28", "2026-10-05")}), on("2026-10-29"));
}

TEST(DayCount, SkipsOverlappingPausesOnce) {
  EXPECT_EQ(day_after(on("2026-06-01"), 30, {pause("2026-06-05", "2026-06-10"), pause("2026-06-08", "2026-06-12")}), on("2026-07-09"));
}

TEST(DayCount, LetsAPauseFallInTheDaysThatAnotherAdded) {
  // 1 Jul + 6 = 7 Jul; a pause on 3-4 Jul adds two more.
  EXPECT_EQ(day_after(on("2026-06-01"), 30, {pause("2026-06-05", "2026-06-10"), pause("2026-07-03", "2026-07-04")}), on("2026-07-09"));
}

TEST(DayCount, IgnoresPauseDaysUpToTheStart) {
  EXPECT_EQ(day_after(on("2026-09-10"), 30, {pause("2026-09-02", "2026-09-05")}), on("2026-10-10"));
  EXPECT_EQ(day_after(on("2026-09-10"), 30, {pause("2026-09-08", "2026-09-12")}), on("2026-10-12"));
  EXPECT_EQ(day_after(on("2026-09-10"), 30, {pause("2026-09-10", "2026-09-10")}), on("2026-10-10"));
}

TEST(DayCount, IgnoresAPauseAfterItsEnd) { EXPECT_EQ(day_after(on("2026-09-10"), 30, {pause("2026-10-11", "2026-10-20")}), on("2026-10-10")); }

TEST(DayCount, HasNoEndWhileAPauseIsOpen) {
  EXPECT_EQ(day_after(on("2026-09-10"), 30, {open_pause("2026-09-20")}), std::nullopt);
  EXPECT_EQ(day_after(on("2026-09-10"), 30, {open_pause("2026-09-01")}), std::nullopt);
  EXPECT_EQ(day_after(on("2026-09-10"), 30, {open_pause("2026-10-11")}), on("2026-10-10"));
}

TEST(Pauses, ThatTouchAreOne) {
  auto const whole = merged({pause("2026-06-11", "2026-06-12"), pause("2026-06-05", "2026-06-10"), pause("2026-06-20", "2026-06-20")});
  ASSERT_EQ(whole.size(), 2U);
  EXPECT_EQ(whole[0].first, on("2026-06-05"));
  EXPECT_EQ(whole[0].last, on("2026-06-12"));
}

TEST(Pauses, AnOpenOneTakesInAllThatFollow) {
  auto const whole = merged({open_pause("2026-06-05"), pause("2026-06-20", "2026-06-21")});
  ASSERT_EQ(whole.size(), 1U);
  EXPECT_EQ(whole[0].last, std::nullopt);
}

TEST(Rolling, PassesWeekendsAndBankHolidays) {
  EXPECT_EQ(rolled(on("2026-12-25"), Jurisdiction::england_and_wales, known_holidays()), on("2026-12-29"));
  EXPECT_EQ(rolled(on("2026-12-25"), Jurisdiction::scotland, known_holidays(), BankHolidayIs::worked), on("2026-12-25"));
  EXPECT_EQ(rolled_back(on("2026-12-28"), Jurisdiction::england_and_wales, known_holidays()), on("2026-12-24"));
}

TEST(WorkingDays, AreCountedFromTheDayAfter) {
  EXPECT_EQ(plus_working_days(on("2026-04-02"), 1, Jurisdiction::england_and_wales, known_holidays()), on("2026-04-07"));
}

}  // namespace
}  // namespace rightsdesk::law
