#include <gmock/gmock.h>

#include "law/known_holidays.h"

namespace rightsdesk::law {
namespace {

using ::testing::Contains;
using ::testing::Field;

std::optional<Date> safe(std::string_view received, std::vector<std::string> const& events = {}, Jurisdiction where = Jurisdiction::england_and_wales) {
  return due_of(request(Right::access, received, events, where)).safe_due;
}

TEST(SafeDate, IsTheDueDateWhenNothingIsOpenToDoubt) { EXPECT_EQ(safe("2026-09-03"), on("2026-10-05")); }

TEST(SafeDate, CountsTheDayOfTheAnswer) {
  auto const found = due_of(request(Right::access, "2026-09-21", {"clarification_asked=2026-09-28", "clarification_received=2026-10-05"}));
  EXPECT_EQ(found.safe_due, on("2026-10-28"));
  EXPECT_THAT(found.because, Contains(Field(&Step::rule, "A-1")));
}

TEST(SafeDate, GivesNoDayForAnAnswerOnTheSameDay) {
  EXPECT_EQ(safe("2026-09-01", {"clarification_asked=2026-09-08", "clarification_received=2026-09-08"}), on("2026-10-01"));
}

TEST(SafeDate, IsMovedLikeAnyOther) {  // the cautious end, Sunday 6 September, rolls to the same Monday
  EXPECT_EQ(safe("2026-06-01", {"clarification_asked=2026-06-05", "clarification_received=2026-06-10", "extended=2026-06-25"}), on("2026-09-07"));
}

TEST(SafeDate, IgnoresIdentityAskedForLate) {
  EXPECT_EQ(safe("2026-06-01", {"id_requested=2026-06-21", "id_received=2026-06-26"}), on("2026-07-01"));
  EXPECT_EQ(safe("2026-06-01", {"id_requested=2026-06-08", "id_received=2026-06-26"}), on("2026-07-27"));
}

TEST(SafeDate, ExistsWhenIdentityAskedForLateHasNotArrived) {
  EXPECT_EQ(safe("2026-06-01", {"id_requested=2026-06-21"}), on("2026-07-01"));
  EXPECT_EQ(safe("2026-06-01", {"id_requested=2026-06-02"}), std::nullopt);
}

TEST(SafeDate, InScotlandDoesNotWaitForABankHoliday) {
  EXPECT_EQ(safe("2026-03-03", {}, Jurisdiction::scotland), on("2026-04-03"));
  EXPECT_EQ(safe("2026-12-02", {}, Jurisdiction::scotland), on("2027-01-04"));  // 2 January 2027 is a Saturday
  EXPECT_EQ(safe("2026-03-06"), on("2026-04-07"));
}

TEST(SafeDate, TakesTheCautiousReadingsTogether) {
  // Extended from 31 January, and answered on a later day: 28 April and one day fewer of pause.
  EXPECT_EQ(safe("2027-01-31", {"clarification_asked=2027-02-10", "clarification_received=2027-02-11", "extended=2027-02-20"}), on("2027-04-29"));
}

}  // namespace
}  // namespace rightsdesk::law
