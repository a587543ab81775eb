#include "law/opinion_window.h"

#include <gmock/gmock.h>

#include "law/known_holidays.h"

namespace rightsdesk::law {
namespace {

TEST(OpinionWindow, IsSixMonthsEndingWithTheDayRelied) {  // DPA 2018 Sch 3 paras 5(4), 6(4)
  EXPECT_EQ(opinion_window(on("2026-11-20")).earliest, on("2026-05-21"));
  EXPECT_EQ(opinion_window(on("2026-08-31")).earliest, on("2026-03-01"));
  EXPECT_EQ(opinion_window(on("2027-02-28")).earliest, on("2026-08-29"));
}

TEST(OpinionWindow, IsShorterOnTheCautiousReadingAtAMonthsEnd) {
  EXPECT_EQ(opinion_window(on("2026-11-20")).cautious_earliest, on("2026-05-21"));
  EXPECT_EQ(opinion_window(on("2026-08-31")).cautious_earliest, on("2026-03-01"));
  EXPECT_EQ(opinion_window(on("2027-02-28")).cautious_earliest, on("2026-09-01"));
}

}  // namespace
}  // namespace rightsdesk::law
