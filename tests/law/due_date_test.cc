#include <gmock/gmock.h>

#include <algorithm>

#include "law/known_holidays.h"

namespace rightsdesk::law {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::optional<Date> due(std::string_view received, std::vector<std::string> const& events = {}, Right right = Right::access) {
  return due_of(request(right, received, events)).due;
}

auto step(std::string const& rule, std::string const& words) {
  return Contains(::testing::AllOf(Field(&Step::rule, rule), Field(&Step::text, HasSubstr(words))));
}

TEST(DueDate, IsOneMonthOn) { EXPECT_EQ(due("2026-09-02"), on("2026-10-02")); }

TEST(DueDate, FallsOnTheLastDayOfAShorterMonth) { EXPECT_EQ(due("2028-01-31"), on("2028-02-29")); }  // ICO, leap year

TEST(DueDate, MovesOverChristmas) { EXPECT_EQ(due("2024-11-25"), on("2024-12-27")); }  // ICO, 8 December 2025

TEST(DueDate, MovesOnceAtTheEndAndOnlyThere) {
  EXPECT_EQ(due("2026-12-20"), on("2027-01-20"));  // four holidays inside
}

TEST(DueDate, NamesTheDaysItPassed) {
  auto const found = due_of(request(Right::access, "2026-11-25"));
  EXPECT_EQ(found.due, on("2026-12-29"));
  EXPECT_THAT(found.because, step("T-13", "25 December 2026 (Christmas Day), 26 December 2026 (Saturday), 27 December 2026 (Sunday), 28 December 2026 (Boxing Day)"));
}

TEST(DueDate, SaysWhichRegimeApplies) {
  EXPECT_THAT(due_of(request(Right::access, "2026-02-04")).because, step("T-01", "before 5 February 2026"));
  EXPECT_THAT(due_of(request(Right::access, "2026-02-05")).because, step("T-01", "Article 12A"));
}

TEST(DueDate, NamesTheVersionOfTheHolidays) {
  EXPECT_THAT(due_of(request(Right::access, "2026-09-02")).because, step("T-13", known_holidays().version().substr(0, 12)));
}

TEST(Identity, NotYetReceivedMeansTimeHasNotBegun) {
  auto const found = due_of(request(Right::access, "2026-09-01", {"id_requested=2026-09-02"}));
  EXPECT_EQ(found.status, ClockStatus::not_started);
  EXPECT_EQ(found.due, std::nullopt);
  EXPECT_EQ(found.extension_notice_by, std::nullopt);
  EXPECT_THAT(found.because, step("T-21", "has not all arrived"));
}

TEST(Identity, StartsTimeOnTheDayItArrives) { EXPECT_EQ(due("2026-10-28", {"id_requested=2026-10-29", "id_received=2026-10-31"}), on("2026-11-30")); }

TEST(Identity, AskedForAgainStartsTimeWhenTheLastOfItArrives) {
  std::vector<std::string> events{"id_requested=2026-09-02", "id_received=2026-09-04", "id_requested=2026-09-07"};
  EXPECT_EQ(due_of(request(Right::access, "2026-09-01", events)).status, ClockStatus::not_started);
  events.emplace_back("id_received=2026-09-10");
  EXPECT_EQ(due("2026-09-01", events), on("2026-10-12"));
}

TEST(Identity, SentUnaskedDoesNotMoveTheStart) {
  auto const found = due_of(request(Right::access, "2026-09-02", {"id_received=2026-09-09"}));
  EXPECT_EQ(found.due, on("2026-10-02"));
  EXPECT_THAT(found.warnings, Contains(HasSubstr("had not been asked for")));
}

TEST(Identity, AskedAndReceivedOnOneDayStartsTimeThatDay) {
  EXPECT_EQ(due("2026-09-01", {"id_received=2026-09-08", "id_requested=2026-09-08"}), on("2026-10-08"));
}

TEST(Identity, AskedForLateIsFlagged) {
  auto const found = due_of(request(Right::access, "2026-06-01", {"id_requested=2026-06-09", "id_received=2026-06-26"}));
  EXPECT_THAT(found.warnings, Contains(HasSubstr("A-8")));
  auto const prompt = due_of(request(Right::access, "2026-06-01", {"id_requested=2026-06-08", "id_received=2026-06-26"}));
  EXPECT_THAT(prompt.warnings, Not(Contains(HasSubstr("A-8"))));
}

TEST(Identity, BeforeItsQuestionIsAContradiction) {
  auto const found = due_date(request(Right::access, "2026-09-01", {"id_requested=2026-09-10", "id_received=2026-09-05"}), known_holidays());
  ASSERT_FALSE(found.has_value());
  EXPECT_EQ(found.error().code, "bad_timeline");
}

TEST(Authority, DelaysTheStartAndTheTargetIsTheEarlierCount) {
  auto const found = due_of(request(Right::access, "2026-07-06", {"authority_requested=2026-07-07", "authority_received=2026-07-20"}));
  EXPECT_EQ(found.due, on("2026-08-20"));
  EXPECT_EQ(found.safe_due, on("2026-08-06"));
  EXPECT_EQ(found.internal_target, on("2026-08-03"));  // 28 days from receipt
}

TEST(Authority, NotYetReceivedStillHasASafeDate) {
  auto const found = due_of(request(Right::access, "2026-07-06", {"authority_requested=2026-07-07"}));
  EXPECT_EQ(found.status, ClockStatus::not_started);
  EXPECT_EQ(found.due, std::nullopt);
  EXPECT_EQ(found.safe_due, on("2026-08-06"));
}

TEST(Fee, StartsTimeWhenPaid) {
  EXPECT_EQ(due("2026-06-10", {"fee_requested=2026-06-15", "fee_paid=2026-07-03"}), on("2026-08-03"));
  EXPECT_EQ(due_of(request(Right::access, "2026-06-10", {"fee_requested=2026-06-15"})).status, ClockStatus::not_started);
}

TEST(Clarification, PausesFromTheQuestionToTheAnswerInclusive) {
  auto const found = due_of(request(Right::access, "2026-09-21", {"clarification_asked=2026-09-28", "clarification_received=2026-10-05"}));
  EXPECT_EQ(found.due, on("2026-10-29"));
  EXPECT_THAT(found.because, step("T-17", "8 days do not count"));
}

TEST(Clarification, UnansweredStopsTheClockAndSaysWhatRemains) {
  auto const found = due_of(request(Right::access, "2026-09-01", {"clarification_asked=2026-09-08"}));
  EXPECT_EQ(found.status, ClockStatus::paused);
  EXPECT_EQ(found.due, std::nullopt);
  EXPECT_EQ(found.safe_due, std::nullopt);
  EXPECT_THAT(found.because, step("T-17", "24 of 30 days remain"));
  EXPECT_THAT(found.because, step("T-18", "Thursday 8 October 2026"));
}

TEST(Clarification, OnTheDayOfReceiptDoesNotTakeThatDayOutTwice) {
  EXPECT_EQ(due("2026-09-01", {"clarification_asked=2026-09-01", "clarification_received=2026-09-03"}), on("2026-10-05"));  // 2 days, 3 Oct is Saturday
}

TEST(Clarification, AskedOnTheMovedLastDayChangesNothing) {
  // 3 October 2026 is a Saturday; asked on Monday 5 October.
  EXPECT_EQ(due("2026-09-03", {"clarification_asked=2026-10-05", "clarification_received=2026-10-09"}), on("2026-10-05"));
  EXPECT_EQ(due("2026-09-03", {"clarification_asked=2026-10-05"}), on("2026-10-05"));
}

TEST(Clarification, NeverPausesAnErasure) {
  auto const found = due_of(request(Right::erasure, "2026-09-01", {"clarification_asked=2026-09-08", "clarification_received=2026-09-14"}));
  EXPECT_EQ(found.due, on("2026-10-01"));
  EXPECT_THAT(found.because, step("T-19", "Only an access request"));
}

TEST(Clarification, PausesALawEnforcementAccessRequest) {
  EXPECT_EQ(due("2026-09-01", {"clarification_asked=2026-09-08", "clarification_received=2026-09-09"}, Right::part3_access), on("2026-10-05"));
}

TEST(Clarification, BeforeTimeBeganChangesNothing) {
  auto const found = due_of(request(Right::access, "2026-09-01", {"id_requested=2026-09-02", "clarification_asked=2026-09-02", "clarification_received=2026-09-05",
                                                                  "id_received=2026-09-10"}));
  EXPECT_EQ(found.due, on("2026-10-12"));
  EXPECT_THAT(found.because, step("T-18", "changes nothing"));
}

TEST(Clarification, PairsByReference) {
  auto const found = due_of(request(Right::access, "2026-06-01", {"clarification_asked=2026-06-05#a", "clarification_asked=2026-06-08#b", "clarification_received=2026-06-12#b"}));
  EXPECT_EQ(found.status, ClockStatus::paused);
}

TEST(Clarification, AnsweredButNeverAskedIsAContradiction) {
  for (auto const& events : std::vector<std::vector<std::string>>{{"clarification_received=2026-06-12"},
                                                                 {"clarification_asked=2026-06-14", "clarification_received=2026-06-12"},
                                                                 {"clarification_asked=2026-06-10#a", "clarification_received=2026-06-12#b"}}) {
    auto const found = due_date(request(Right::access, "2026-06-01", events), known_holidays());
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().code, "bad_timeline");
  }
}

TEST(OldRegime, CountsTheDayOfTheAnswer) {
  // 12 to 15 January 2026: three days taken to respond (T-24).
  EXPECT_EQ(due("2026-01-06", {"clarification_asked=2026-01-12", "clarification_received=2026-01-15"}), on("2026-02-09"));
  EXPECT_EQ(due("2026-01-05", {"clarification_asked=2026-01-12", "clarification_received=2026-01-12"}), on("2026-02-05"));
}

TEST(Extension, RunsThreeMonthsFromTheStart) {
  auto const found = due_of(request(Right::access, "2027-01-31", {"extended=2027-02-10"}));
  EXPECT_EQ(found.due, on("2027-04-30"));
  EXPECT_TRUE(found.extended);
  EXPECT_EQ(found.safe_due, on("2027-04-28"));  // one month, then two from its end
}

TEST(Extension, OnTheLastDayOfTheFirstMonthIsInTime) { EXPECT_EQ(due("2026-06-15", {"extended=2026-07-15"}), on("2026-09-15")); }

TEST(Extension, TooLateChangesNothing) {
  auto const found = due_of(request(Right::access, "2026-06-15", {"extended=2026-07-16"}));
  EXPECT_EQ(found.due, on("2026-07-15"));
  EXPECT_FALSE(found.extended);
  EXPECT_THAT(found.warnings, Contains(HasSubstr("too late")));
  EXPECT_THAT(found.because, step("T-16", "there is no extension"));
}

TEST(Extension, OnTheMovedLastDayIsTakenAsInTime) {
  auto const found = due_of(request(Right::access, "2026-09-03", {"extended=2026-10-05"}));
  EXPECT_EQ(found.due, on("2026-12-03"));
  EXPECT_EQ(found.safe_due, on("2026-10-05"));
  EXPECT_EQ(found.extension_notice_by, on("2026-10-03"));
  EXPECT_THAT(found.because, step("A-5", "taken as in time"));
}

TEST(Extension, HasItsWindowLengthenedByPauses) {
  // 6 days paused: the first month ends on 7 July.
  std::vector<std::string> const paused{"clarification_asked=2026-06-05", "clarification_received=2026-06-10"};
  EXPECT_EQ(due_of(request(Right::access, "2026-06-01", paused)).extension_notice_by, on("2026-07-07"));
  auto extended = paused;
  extended.emplace_back("extended=2026-07-07");
  EXPECT_EQ(due("2026-06-01", extended), on("2026-09-07"));
  extended.back() = "extended=2026-07-08";
  EXPECT_EQ(due("2026-06-01", extended), on("2026-07-07"));
}

TEST(Extension, GivenWhileTheClockIsPausedIsInTime) {
  auto const found = due_of(request(Right::access, "2026-06-01", {"clarification_asked=2026-06-05", "extended=2026-08-01"}));
  EXPECT_EQ(found.status, ClockStatus::paused);
  EXPECT_TRUE(found.extended);
}

TEST(Extension, CanItselfBePaused) {
  // 15 June + 3 months = 15 September; 10 days in August do not count.
  EXPECT_EQ(due("2026-06-15", {"extended=2026-07-01", "clarification_asked=2026-08-03", "clarification_received=2026-08-12"}), on("2026-09-25"));
}

TEST(Extension, IsOpenToEveryRight) { EXPECT_EQ(due("2026-07-01", {"extended=2026-07-20"}, Right::erasure), on("2026-10-01")); }

TEST(ExtensionNotice, SaysTheLastDayAndTheLastWorkingDay) {
  auto const found = due_of(request(Right::access, "2026-09-03"));
  EXPECT_EQ(found.extension_notice_by, on("2026-10-03"));
  EXPECT_THAT(found.because, step("T-16", "the last working day until then is Friday 2 October 2026"));
}

TEST(InternalTarget, IsTwentyEightDays) { EXPECT_EQ(due_of(request(Right::access, "2026-09-02")).internal_target, on("2026-09-30")); }

TEST(InternalTarget, IsNeverLaterThanTheDueDate) { EXPECT_EQ(due_of(request(Right::access, "2027-01-30")).internal_target, on("2027-02-27")); }

TEST(InternalTarget, MovesWithPausesAndExtension) {
  EXPECT_EQ(due_of(request(Right::access, "2026-09-02", {"clarification_asked=2026-09-07", "clarification_received=2026-09-09"})).internal_target, on("2026-10-03"));
  EXPECT_EQ(due_of(request(Right::access, "2026-09-02", {"extended=2026-09-20"})).internal_target, on("2026-11-30"));
}

TEST(Warnings, SayWhenTheHolidaysAreNotKnown) {
  EXPECT_THAT(due_of(request(Right::access, "2028-12-15")).warnings, Contains(HasSubstr("beyond 2028")));
  EXPECT_THAT(due_of(request(Right::access, "2028-11-15")).warnings, IsEmpty());
  EXPECT_THAT(due_of(request(Right::access, "2014-10-15")).warnings, Contains(HasSubstr("before 2015")));
}

TEST(Warnings, SayWhichEventsDoNothing) {
  EXPECT_THAT(due_of(request(Right::complaint, "2026-09-01", {"id_requested=2026-09-02"})).warnings, Contains(HasSubstr("id_requested of 2 September 2026 has no effect")));
  EXPECT_THAT(due_of(request(Right::access, "2026-09-01", {"school_closed=2026-10-26..2026-10-30"})).warnings, Contains(HasSubstr("school_closed")));
}

TEST(Timeline, RefusesWhatCannotHaveHappened) {
  Timeline const before = request(Right::access, "2026-09-02", {"id_requested=2026-09-01"});
  EXPECT_EQ(due_date(before, known_holidays()).error().code, "bad_timeline");
  Timeline unknown = request(Right::access, "2026-09-02");
  unknown.events.push_back({"birthday", on("2026-09-03")});
  EXPECT_EQ(due_date(unknown, known_holidays()).error().code, "bad_timeline");
  Timeline backwards = request(Right::pupil_record, "2026-09-02");
  backwards.events.push_back({"school_closed", on("2026-10-30"), on("2026-10-26")});
  EXPECT_EQ(due_date(backwards, known_holidays()).error().code, "bad_timeline");
  Timeline nowhere = request(Right::access, "2026-09-02");
  nowhere.received = Date();
  EXPECT_EQ(due_date(nowhere, known_holidays()).error().code, "bad_timeline");
}

TEST(Identity, OfOneDayIsTakenInTheOrderGiven) {  // T-21: events have days, not hours
  auto const asked_again = due_of(request(Right::access, "2027-03-27", {"id_requested=2027-03-28", "id_received=2027-04-16", "id_requested=2027-04-16"}, Jurisdiction::northern_ireland));
  EXPECT_EQ(asked_again.status, ClockStatus::not_started) << "what came was not enough, and more was asked for that day";
  auto const settled = due_of(request(Right::access, "2027-03-27", {"id_requested=2027-03-28", "id_requested=2027-04-16", "id_received=2027-04-16"}, Jurisdiction::northern_ireland));
  EXPECT_EQ(settled.due, on("2027-05-17"));
}

}  // namespace
}  // namespace rightsdesk::law
