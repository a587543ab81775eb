#include "law/other_clocks.h"

#include <gmock/gmock.h>

#include "law/known_holidays.h"

namespace rightsdesk::law {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

TEST(Complaint, IsAcknowledgedInThirtyDays) {
  EXPECT_EQ(due_of(request(Right::complaint, "2026-09-01")).due, on("2026-10-01"));  // s.164A(3); ICO: the day after receipt is day 1
  EXPECT_EQ(due_of(request(Right::complaint, "2026-09-01")).safe_due, on("2026-09-30"));
}

TEST(Complaint, SafeDateStepsBackToAWorkingDay) {
  auto const found = due_of(request(Right::complaint, "2026-06-19"));
  EXPECT_EQ(found.due, on("2026-07-20"));
  EXPECT_EQ(found.safe_due, on("2026-07-17"));  // 18 July is a Saturday
}

TEST(Complaint, BeforeTheDutyBeganHasNoDate) {
  auto const found = due_of(request(Right::complaint, "2026-06-18"));
  EXPECT_EQ(found.status, ClockStatus::no_duty);
  EXPECT_EQ(found.due, std::nullopt);
  EXPECT_EQ(found.safe_due, std::nullopt);
}

TEST(PupilRecord, IsDueInFifteenSchoolDays) {
  EXPECT_EQ(due_of(request(Right::pupil_record, "2026-10-12", {"school_closed=2026-10-26..2026-10-30"})).due, on("2026-11-09"));
}

TEST(PupilRecord, LeavesOutBankHolidays) {
  // 5 May to 22 May 2027 is 14 school days after 3 May (holiday): received Friday 30 April.
  EXPECT_EQ(due_of(request(Right::pupil_record, "2027-04-30")).due, on("2027-05-24"));
}

TEST(PupilRecord, AsksForTermDatesWhenThereAreNone) {
  EXPECT_THAT(due_of(request(Right::pupil_record, "2026-10-12")).warnings, Contains(HasSubstr("term dates")));
}

TEST(PupilRecord, OfASchoolThatNeverOpensHasNoDate) {
  auto const found = due_of(request(Right::pupil_record, "2026-10-12", {"school_closed=2026-10-12..2037-10-12"}));
  EXPECT_EQ(found.status, ClockStatus::not_started);
  EXPECT_EQ(found.due, std::nullopt);
}

TEST(PrincipalReporter, IsToldInFourteenDaysInScotland) {
  auto const found = due_of(request(Right::principal_reporter, "2026-11-16", {}, Jurisdiction::scotland));
  EXPECT_EQ(found.due, on("2026-12-01"));       // 30 November is St Andrew's Day
  EXPECT_EQ(found.safe_due, on("2026-12-01"));  // rolled as T-13
}

TEST(PrincipalReporter, HasNoPartInEngland) {
  EXPECT_EQ(due_of(request(Right::principal_reporter, "2026-11-16")).status, ClockStatus::no_duty);
}

TEST(ConsentWithdrawn, TakesEffectAtOnce) {
  auto const found = due_of(request(Right::consent_withdrawal, "2026-10-03"));  // a Saturday
  EXPECT_EQ(found.status, ClockStatus::running);
  EXPECT_EQ(found.due, on("2026-10-03"));
  EXPECT_EQ(found.extension_notice_by, std::nullopt);
}

}  // namespace
}  // namespace rightsdesk::law
