#include "search/search.h"

#include <gtest/gtest.h>

#include "core/result.h"

namespace rightsdesk::search {
namespace {

TEST(SourceSearch, HasEndedWellOnlyWithAnAnswerOrADecision) {
  SourceSearch row;
  for (auto state : {SourceState::answered, SourceState::nothing_held, SourceState::not_searched}) {
    row.state = state;
    EXPECT_TRUE(row.ended_well()) << to_string(state);
  }
  for (auto state : {SourceState::planned, SourceState::asked, SourceState::awaiting_owner, SourceState::failed}) {
    row.state = state;
    EXPECT_FALSE(row.ended_well()) << to_string(state);
  }
}

TEST(StoredWords, AreTheseAndComeBack) {
  EXPECT_EQ(to_string(SourceState::nothing_held), "nothing_held");
  EXPECT_EQ(to_string(SourceState::not_searched), "not_searched");
  EXPECT_EQ(to_string(SourceState::awaiting_owner), "awaiting_owner");
  EXPECT_EQ(source_state_from("failed"), SourceState::failed);
  EXPECT_EQ(to_string(Verdict::possible), "possible");
  EXPECT_EQ(verdict_from("unlikely"), Verdict::unlikely);
  EXPECT_EQ(to_string(Identity::confirmed), "confirmed");
  EXPECT_EQ(identity_from("rejected"), Identity::rejected);
}

TEST(StoredWords, NobodyKnowsAreAFaultNotAGuess) {
  EXPECT_THROW(source_state_from("Answered"), Fault);
  EXPECT_THROW(verdict_from(""), Fault);
  EXPECT_THROW(identity_from("maybe"), Fault);
}

}  // namespace
}  // namespace rightsdesk::search
