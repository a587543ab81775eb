#include "core/date.h"

#include <gtest/gtest.h>

namespace rightsdesk {
namespace {

TEST(Date, ReadsOneFormOnly) {
  EXPECT_EQ(to_iso(*parse_date("2028-02-29")), "2028-02-29");
  EXPECT_FALSE(parse_date("2027-02-29"));
  EXPECT_FALSE(parse_date("29/02/2028"));
  EXPECT_FALSE(parse_date("2028-2-29"));
}

TEST(Date, IsTheLondonDayInSummer) {
  // 23:30 UTC on 30 June 2026 is half past midnight on 1 July in London (BST).
  EXPECT_EQ(to_iso(local_date(*parse_instant("2026-06-30T23:30:00Z"))), "2026-07-01");
  EXPECT_EQ(to_iso(local_date(*parse_instant("2026-01-30T23:30:00Z"))), "2026-01-30");
}

TEST(Date, ChangesToSummerTimeAtOneUtcOnTheLastSundayOfMarch) {
  EXPECT_EQ(in_words(*parse_instant("2026-03-29T00:59:00Z")), "29 March 2026, 00:59");
  EXPECT_EQ(in_words(*parse_instant("2026-03-29T01:00:00Z")), "29 March 2026, 02:00");
}

TEST(Date, GivesAgeOnTheFirstOfMarchForALeapDayBirth) {
  EXPECT_EQ(age_on(*parse_date("2008-02-29"), *parse_date("2026-02-28")), 17);
  EXPECT_EQ(age_on(*parse_date("2008-02-29"), *parse_date("2026-03-01")), 18);
}

TEST(Date, KeepsMicroseconds) {
  EXPECT_EQ(to_iso(*parse_instant("2026-11-21T22:49:29.000001Z")), "2026-11-21T22:49:29.000001Z");
  EXPECT_FALSE(parse_instant("2026-11-21 22:49"));
}

TEST(DayAndMonthExchanged, IsWhatAClerkWhoWritesTheMonthFirstMeans) {
  EXPECT_EQ(day_and_month_exchanged(*parse_date("2004-03-09")), parse_date("2004-09-03"));
  EXPECT_EQ(day_and_month_exchanged(*parse_date("2004-03-13")), std::nullopt) << "there is no thirteenth month";
}

}  // namespace
}  // namespace rightsdesk
