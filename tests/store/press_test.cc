// security.md C02, across servers: a button that is pressed twice, at two servers over one database.
#include "store/press_store.h"

#include <gtest/gtest.h>

#include <barrier>
#include <thread>

#include "core/original.h"
#include "engines.h"

namespace rightsdesk::store {
namespace {

struct AFormAtTwoServers : OnMigratedDatabase {
  std::unique_ptr<Database> other_ = opened_again();
  Presses here_{*database_, key_}, there_{*other_, key_};
  Instant now_ = at(0);
};

TEST_P(AFormAtTwoServers, IsDoneByOneAndAnsweredByBoth) {
  auto const first = here_.begin("her cookies", "form", now_);
  ASSERT_TRUE(first.mine);
  auto const second = there_.begin("her cookies", "form", now_);
  EXPECT_FALSE(second.mine) << "it is in hand";
  EXPECT_FALSE(second.answer);
  here_.answered("her cookies", *first.mine, "done\n\x89PNG", now_);
  EXPECT_EQ(there_.begin("her cookies", "form", now_ + Presses::kAgain).answer, "done\n\x89PNG");
  EXPECT_TRUE(there_.begin("her cookies", "form", now_ + Presses::kAgain + std::chrono::seconds(1)).mine) << "meant once more";
}

TEST_P(AFormAtTwoServers, IsTakenByExactlyOneOfTwentyAtOnce) {
  std::barrier together(20);
  std::atomic<int> taken = 0;
  std::vector<std::thread> pressing;
  for (int i = 0; i < 20; ++i) {
    pressing.emplace_back([&, i] {
      together.arrive_and_wait();
      if ((i % 2 == 0 ? here_ : there_).begin("her cookies", "form", now_).mine) ++taken;
    });
  }
  for (auto& one : pressing) one.join();
  EXPECT_EQ(taken, 1);
}

TEST_P(AFormAtTwoServers, IsAnotherWithOtherWordsOrInAnotherSession) {
  EXPECT_TRUE(here_.begin("her cookies", "form", now_).mine);
  EXPECT_TRUE(there_.begin("his cookies", "form", now_).mine);
  auto const other = there_.begin("her cookies", "another form", now_);
  ASSERT_TRUE(other.mine);
  EXPECT_TRUE(here_.begin("her cookies", "form", now_).mine) << "the other form was sent between";
  there_.answered("her cookies", *other.mine, "too late to count", now_);
  EXPECT_FALSE(here_.begin("her cookies", "form", now_).answer) << "what was answered since is another form's";
}

TEST_P(AFormAtTwoServers, IsMeantOnceMoreAfterAnotherPageOfTheOtherServer) {
  auto const first = here_.begin("her cookies", "form", now_);
  there_.moved_on("her cookies");
  EXPECT_FALSE(there_.begin("her cookies", "form", now_).mine) << "in hand it stands";
  here_.answered("her cookies", *first.mine, "done", now_);
  there_.moved_on("his cookies");
  EXPECT_TRUE(there_.begin("her cookies", "form", now_).answer);
  there_.moved_on("her cookies");
  EXPECT_TRUE(there_.begin("her cookies", "form", now_).mine);
}

TEST_P(AFormAtTwoServers, IsFreeWhenItWasNotDoneAndWhenItsServerDied) {
  auto const first = here_.begin("her cookies", "form", now_);
  here_.forget("her cookies", *first.mine);
  EXPECT_TRUE(there_.begin("her cookies", "form", now_).mine);
  EXPECT_FALSE(here_.begin("her cookies", "form", now_ + Presses::kInHand).mine);
  EXPECT_TRUE(here_.begin("her cookies", "form", now_ + Presses::kInHand + std::chrono::seconds(1)).mine);
}

TEST_P(AFormAtTwoServers, LeavesNothingThatOpensWithoutTheCookiesAndIsForgotten) {
  auto const first = here_.begin("her cookies", "form", now_);
  here_.answered("her cookies", *first.mine, "what the page says", now_);
  EXPECT_EQ(count("SELECT COUNT(*) FROM pressed WHERE session_hash LIKE '%cookies%'"), 0);
  run("UPDATE pressed SET session_hash = '" + sha256_hex("his cookies") + "'");
  EXPECT_THROW((void)there_.begin("his cookies", "form", now_), Fault) << "it is sealed under hers";
  here_.forget_older(now_ + std::chrono::hours(1));
  EXPECT_EQ(count("SELECT COUNT(*) FROM pressed"), 0);
}

ON_BOTH_ENGINES(AFormAtTwoServers);

}  // namespace
}  // namespace rightsdesk::store
