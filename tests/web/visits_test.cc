#include "web/visits.h"

#include <gtest/gtest.h>

namespace rightsdesk::web {
namespace {

using namespace std::chrono_literals;
Moment const start{};

TEST(Visits, EndHalfAnHourAfterTheyWereLastUsed) {
  Visits visits;
  visits.enter("browser", CaseId("C1"), start);
  EXPECT_EQ(visits.about("browser", start + 29min), CaseId("C1"));
  EXPECT_EQ(visits.about("browser", start + 58min), CaseId("C1"));
  EXPECT_EQ(visits.about("browser", start + 89min), std::nullopt);
  EXPECT_EQ(visits.about("browser", start + 58min), std::nullopt);
}

TEST(Visits, BelongToOneBrowserAndEndWhenItLeaves) {
  Visits visits;
  visits.enter("browser", CaseId("C1"), start);
  EXPECT_EQ(visits.about("another", start), std::nullopt);
  visits.leave("browser");
  EXPECT_EQ(visits.about("browser", start), std::nullopt);
}

TEST(AVisitThatAskedForACode, IsKnownForAsLongAsTheCodeIsGood) {
  AskedForCode asked;
  asked.note("one", "SRR-7K4M-29QD-X", start);
  EXPECT_TRUE(asked.lately("one", "SRR-7K4M-29QD-X", start + std::chrono::minutes(10)));
  EXPECT_FALSE(asked.lately("one", "SRR-7K4M-29QD-X", start + std::chrono::minutes(11)));
  EXPECT_FALSE(asked.lately("other", "SRR-7K4M-29QD-X", start));
  EXPECT_FALSE(asked.lately("one", "SRR-0000-0001-H", start));
}

TEST(Attempts, AreTenInFiveMinutes) {
  Attempts attempts;
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(attempts.allow("192.0.2.7", start + i * 1s));
  EXPECT_FALSE(attempts.allow("192.0.2.7", start + 4min));
  EXPECT_TRUE(attempts.allow("192.0.2.8", start + 4min));
  EXPECT_TRUE(attempts.allow("192.0.2.7", start + 5min + 1s));
  EXPECT_TRUE(attempts.allow("192.0.2.7", start + 5min + 2s));
}

TEST(WhatIsTriedInVain, IsWrittenDownSixtyTimesAnHourAndThenAtEachDoubling) {
  InVain in_vain;
  auto const at = *parse_instant("2026-11-23T09:00:00Z");
  std::vector<int> written;
  for (int i = 0; i < 500; ++i) {
    if (auto const number = in_vain.to_write("01COLLEAGUE", at + i * 1s)) written.push_back(*number);
  }
  ASSERT_EQ(written.size(), 63U);
  EXPECT_EQ(written[59], 60);
  EXPECT_EQ(written[60], 120);
  EXPECT_EQ(written[61], 240);
  EXPECT_EQ(written[62], 480);
  EXPECT_EQ(in_vain.to_write("01ANOTHER", at + 500s), 1);
  EXPECT_EQ(in_vain.to_write("01COLLEAGUE", at + 59min), std::nullopt);
  EXPECT_EQ(in_vain.to_write("01COLLEAGUE", at + 60min), 1) << "another hour";
  EXPECT_EQ(in_vain.to_write("01ANOTHER", at - 1h), 1) << "a clock that was put back";
}

}  // namespace
}  // namespace rightsdesk::web
