#include "web/edge/pace.h"

#include <gtest/gtest.h>

namespace rightsdesk::web {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

TEST(APace, LetsSoManyThroughAtOnceAndThenSoManyAMinute) {
  Pace pace({60, 3});
  steady_clock::time_point const start{};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(pace.wait("crm", start), seconds(0));
  EXPECT_EQ(pace.wait("crm", start), seconds(1));
  EXPECT_EQ(pace.wait("crm", start + seconds(1)), seconds(0));
  EXPECT_EQ(pace.wait("crm", start + seconds(1)), seconds(1));
}

TEST(APace, TellsHowLongToWaitInWholeSeconds) {
  Pace pace({4, 1});  // one in 15 seconds
  steady_clock::time_point const start{};
  EXPECT_EQ(pace.wait("crm", start), seconds(0));
  EXPECT_EQ(pace.wait("crm", start), seconds(15));
  EXPECT_EQ(pace.wait("crm", start + seconds(10)), seconds(5));
  EXPECT_EQ(pace.wait("crm", start + seconds(15)), seconds(0));
}

TEST(APace, LetsNobodyPayForAnother) {
  Pace pace({60, 1});
  steady_clock::time_point const start{};
  EXPECT_EQ(pace.wait("crm", start), seconds(0));
  EXPECT_EQ(pace.wait("crm", start), seconds(1));
  EXPECT_EQ(pace.wait("records", start), seconds(0));
}

TEST(APace, RestsToNoMoreThanItsFill) {
  Pace pace({60, 2});
  steady_clock::time_point const start{}, later = start + std::chrono::hours(9);
  EXPECT_EQ(pace.wait("crm", start), seconds(0));
  for (int i = 0; i < 2; ++i) EXPECT_EQ(pace.wait("crm", later), seconds(0));
  EXPECT_EQ(pace.wait("crm", later), seconds(1));
}

TEST(APace, ForgetsNamesThatHaveRestedAndNoOther) {
  Pace pace({60, 1});
  steady_clock::time_point const start{}, late = start + seconds(100);
  for (int i = 0; i < 10'001; ++i) pace.wait("address " + std::to_string(i), start);
  EXPECT_EQ(pace.wait("crm", late), seconds(0));
  EXPECT_EQ(pace.wait("crm", late), seconds(1)) << "it has not rested";
  EXPECT_EQ(pace.wait("address 1", late), seconds(0));
}

}  // namespace
}  // namespace rightsdesk::web
