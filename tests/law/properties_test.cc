// What must hold whatever happens: many invented timelines, the same ones each time.
#include <gmock/gmock.h>

#include <random>

#include "law/known_holidays.h"

namespace rightsdesk::law {
namespace {

class ManyTimelines : public ::testing::Test {
 protected:
  int below(int limit) { return static_cast<int>(numbers_() % static_cast<unsigned>(limit)); }
  Date some_day() { return plus_days(on("2026-02-05"), below(800)); }
  Timeline plain() {
    auto const where = static_cast<Jurisdiction>(below(3));
    return Timeline{where, Right::access, some_day(), {}};
  }
  void add_pause(Timeline& timeline, std::string const& ref) {
    auto const asked = plus_days(timeline.received, below(60));
    timeline.events.push_back({"clarification_asked", asked, {}, ref});
    timeline.events.push_back({"clarification_received", plus_days(asked, below(25)), {}, ref});
  }

 private:
  std::mt19937 numbers_{20261121};
};

constexpr int kMany = 200;

TEST_F(ManyTimelines, APauseNeverShortensTime) {
  for (int at = 0; at < kMany; ++at) {
    auto timeline = plain();
    auto before = due_of(timeline);
    for (auto const* ref : {"a", "b", "c"}) {
      add_pause(timeline, ref);
      auto const after = due_of(timeline);
      ASSERT_GE(*after.due, *before.due);
      before = after;
    }
  }
}

TEST_F(ManyTimelines, TheOrderOfTheEventsDoesNotMatter) {
  for (int at = 0; at < kMany; ++at) {
    auto timeline = plain();
    add_pause(timeline, "a");
    add_pause(timeline, "b");
    timeline.events.push_back({"extended", plus_days(timeline.received, below(50))});
    auto const forwards = due_of(timeline);
    std::reverse(timeline.events.begin(), timeline.events.end());
    ASSERT_EQ(due_of(timeline).due, forwards.due);
    ASSERT_EQ(due_of(timeline).safe_due, forwards.safe_due);
  }
}

TEST_F(ManyTimelines, TheDueDateIsAWorkingDayAndTheOtherDatesAreNotLater) {
  for (int at = 0; at < kMany; ++at) {
    auto timeline = plain();
    add_pause(timeline, "a");
    if (below(2) == 0) timeline.events.push_back({"extended", plus_days(timeline.received, below(50))});
    auto const found = due_of(timeline);
    ASSERT_TRUE(known_holidays().is_working_day(timeline.jurisdiction, *found.due));
    ASSERT_LE(*found.safe_due, *found.due);
    ASSERT_LE(*found.internal_target, *found.due);
    ASSERT_LE(*found.extension_notice_by, *found.due);
    ASSERT_GT(*found.safe_due, timeline.received);
  }
}

TEST_F(ManyTimelines, AnExtensionInTimeNeverShortensTime) {
  for (int at = 0; at < kMany; ++at) {
    auto timeline = plain();
    add_pause(timeline, "a");
    auto const before = due_of(timeline);
    timeline.events.push_back({"extended", plus_days(timeline.received, below(80))});
    auto const after = due_of(timeline);
    ASSERT_EQ(after.extended, *after.due > *before.due);
    ASSERT_GE(*after.due, *before.due);
  }
}

TEST_F(ManyTimelines, IdentityThatComesLaterNeverBringsTheDateForward) {
  for (int at = 0; at < kMany; ++at) {
    auto timeline = plain();
    timeline.events.push_back({"id_requested", plus_days(timeline.received, below(5))});
    timeline.events.push_back({"id_received", plus_days(timeline.events.front().on, below(40))});
    auto const before = due_of(timeline);
    timeline.events.back().on = plus_days(timeline.events.back().on, 1);
    ASSERT_GE(*due_of(timeline).due, *before.due);
  }
}

TEST_F(ManyTimelines, EveryVerdictNamesItsRules) {
  for (int at = 0; at < kMany; ++at) {
    auto timeline = plain();
    add_pause(timeline, "a");
    for (auto const& step : due_of(timeline).because) {
      ASSERT_FALSE(step.rule.empty());
      ASSERT_EQ(step.text.back(), '.');
    }
  }
}

}  // namespace
}  // namespace rightsdesk::law
