#include "commission/commission.h"

#include <gtest/gtest.h>

#include "core/result.h"

namespace rightsdesk::commission {
namespace {

Date day(char const* iso) { return *parse_date(iso); }

Commission asked_on(char const* iso) {
  Commission one{};
  one.asked_on = day(iso);
  return one;
}

TEST(ACommission, IsAskedAgainAfterFiveDaysAndEveryFiveFromThen) {
  auto waiting = asked_on("2026-11-23");
  EXPECT_EQ(pressing_on(waiting, day("2026-11-27"), 5, 10), Pressing::none);
  EXPECT_EQ(pressing_on(waiting, day("2026-11-28"), 5, 10), Pressing::chase);
  waiting.chased_on = day("2026-11-28");
  EXPECT_EQ(pressing_on(waiting, day("2026-11-28"), 5, 10), Pressing::none);
  EXPECT_EQ(pressing_on(waiting, day("2026-12-02"), 5, 10), Pressing::none);
}

TEST(ACommission, IsAskedAgainOnTheFirstDayAfterItsDayToAnswer) {
  auto waiting = asked_on("2026-11-23");
  waiting.answer_by = day("2026-12-04");
  waiting.chased_on = day("2026-12-03");
  EXPECT_EQ(pressing_on(waiting, day("2026-12-04"), 5, 0), Pressing::none);
  EXPECT_EQ(pressing_on(waiting, day("2026-12-05"), 5, 0), Pressing::chase) << "only two days since it was asked again";
  waiting.chased_on = day("2026-12-05");
  EXPECT_EQ(pressing_on(waiting, day("2026-12-06"), 5, 0), Pressing::none);
  EXPECT_EQ(pressing_on(waiting, day("2026-12-10"), 5, 0), Pressing::chase);
  waiting.chased_on.reset();
  EXPECT_EQ(pressing_on(waiting, day("2026-12-05"), 0, 0), Pressing::none) << "never, where the terms say so";
}

TEST(ACommission, IsToldOnOnceTenDaysAfterItWasAsked) {
  auto waiting = asked_on("2026-11-23");
  waiting.chased_on = day("2026-12-02");
  EXPECT_EQ(pressing_on(waiting, day("2026-12-02"), 5, 10), Pressing::none);
  EXPECT_EQ(pressing_on(waiting, day("2026-12-03"), 5, 10), Pressing::escalate);
  waiting.escalated_on = day("2026-12-03");
  EXPECT_EQ(pressing_on(waiting, day("2026-12-06"), 5, 10), Pressing::none);
  EXPECT_EQ(pressing_on(waiting, day("2026-12-07"), 5, 10), Pressing::chase);
}

TEST(ACommission, IsLeftAloneOnceItIsAnsweredOrWithdrawn) {
  for (auto const state : {State::answered, State::withdrawn}) {
    auto one = asked_on("2026-11-23");
    one.state = state;
    EXPECT_EQ(pressing_on(one, day("2027-11-23"), 5, 10), Pressing::none) << to_string(state);
  }
  EXPECT_EQ(pressing_on(asked_on("2026-11-23"), day("2027-11-23"), 0, 0), Pressing::none) << "never, where the terms say so";
}

TEST(AnAnswer, FitsWhatWasAsked) {
  EXPECT_TRUE(answers(Answer::found, Purpose::search));
  EXPECT_FALSE(answers(Answer::found, Purpose::hold));
  EXPECT_FALSE(answers(Answer::done, Purpose::search));
  EXPECT_TRUE(answers(Answer::done, Purpose::instruction));
  for (auto const purpose : {Purpose::search, Purpose::instruction, Purpose::hold}) {
    EXPECT_TRUE(answers(Answer::nothing_held, purpose));
    EXPECT_TRUE(answers(Answer::cannot, purpose));
    EXPECT_FALSE(answers(Answer::none, purpose));
  }
}

TEST(ACommission, HasNamesThatAreReadBack) {
  EXPECT_EQ(purpose_from("instruction"), Purpose::instruction);
  EXPECT_EQ(state_from("withdrawn"), State::withdrawn);
  EXPECT_EQ(answer_from("nothing_held"), Answer::nothing_held);
  EXPECT_THROW(answer_from("perhaps"), Fault);
}

}  // namespace
}  // namespace rightsdesk::commission
