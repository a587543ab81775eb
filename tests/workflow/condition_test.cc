#include "workflow/condition.h"

#include <gmock/gmock.h>

namespace rightsdesk::workflow {
namespace {

using Kind = Condition::Kind;
using State = TaskStanding::State;
using ::testing::IsEmpty;

Condition condition(Kind kind, std::vector<std::string> const& names, std::set<std::string> const& ended = {}) {
  Condition made;
  made.kind = kind;
  made.names = names;
  made.ended = ended;
  return made;
}

/// A case with two disputed facts, one corrected and one refused, and an erasure still to be done.
Circumstances now() {
  Circumstances made;
  made.tasks = {{"fact", State::ended, "corrected"}, {"fact", State::ended, "refused"}, {"erase", State::open}, {"mark", State::cancelled, "set"}};
  made.events = {{"request", *parse_date("2026-03-02")},
                 {"letter_sent", *parse_date("2026-03-03"), "L-1"},
                 {"restrict", *parse_date("2026-03-05")},
                 {"letter_sent", *parse_date("2026-03-06"), "L-14"},
                 {"propose_lifting", *parse_date("2026-04-01")}};
  made.today = *parse_date("2026-04-15");
  made.guard = [](std::string const& name) { return name == "well" ? Because{} : Because{{"search", name + " does not hold"}}; };
  made.title = [](std::string const& kind) { return "the " + kind; };
  return made;
}

std::string open(Condition const& asked) {
  std::string text;
  for (auto const& step : held_back(asked, now())) text += step.rule + ": " + step.text + "\n";
  return text;
}

TEST(Conditions, AskAGuardByItsName) {
  EXPECT_EQ(open(holds("well")), "");
  EXPECT_EQ(open(holds("search_complete")), "search: search_complete does not hold\n");
}

TEST(Conditions, EveryTaskMustHaveEnded) {
  EXPECT_EQ(open(condition(Kind::every, {"fact"})), "");
  EXPECT_EQ(open(condition(Kind::every, {"erase"})), "work: “the erase”: 1 still to be done\n");
}

TEST(Conditions, EveryTaskMustHaveEndedSo) {
  EXPECT_EQ(open(condition(Kind::every, {"fact"}, {"corrected", "refused"})), "");
  EXPECT_EQ(open(condition(Kind::every, {"fact"}, {"corrected"})), "work: “the fact” ended in a way that does not allow this\n");
}

TEST(Conditions, EveryOfNoneHoldsUnlessSomeMustBe) {
  auto asked = condition(Kind::every, {"notice"});
  EXPECT_EQ(open(asked), "");
  asked.at_least = 1;
  EXPECT_EQ(open(asked), "work: “the notice” has not been recorded\n");
}

TEST(Conditions, ACancelledTaskIsAsIfItHadNotBeen) {
  auto asked = condition(Kind::every, {"mark"});
  EXPECT_EQ(open(asked), "");
  asked.at_least = 1;
  EXPECT_NE(open(asked), "");
  EXPECT_NE(open(condition(Kind::some, {"mark"}, {"set"})), "");
}

TEST(Conditions, SomeAndNoneLookAtOutcomes) {
  EXPECT_EQ(open(condition(Kind::some, {"fact"}, {"corrected"})), "");
  EXPECT_EQ(open(condition(Kind::some, {"fact"}, {"completed"})), "work: “the fact” has not ended in a way that allows this\n");
  EXPECT_EQ(open(condition(Kind::none, {"fact"}, {"completed"})), "");
  EXPECT_EQ(open(condition(Kind::none, {"fact"}, {"refused"})), "work: “the fact” ended in a way that does not allow this\n");
}

TEST(Conditions, OpenLooksForATaskThatIs) {
  EXPECT_EQ(open(condition(Kind::open, {"erase"})), "");
  EXPECT_EQ(open(condition(Kind::open, {"fact"})), "work: Nothing is open under “the fact”\n");
}

TEST(Conditions, OneOfTheLettersIsEnough) {
  EXPECT_EQ(open(condition(Kind::letter_sent, {"L-9", "L-14"})), "");
  EXPECT_EQ(open(condition(Kind::letter_sent, {"L-12", "L-13"})), "work: Letter L-12 or L-13 has not been sent\n");
}

TEST(Conditions, ALetterFromBeforeDoesNotCountSince) {
  auto asked = condition(Kind::letter_sent, {"L-14"});
  asked.since = "restrict";
  EXPECT_EQ(open(asked), "");
  asked.since = "propose_lifting";
  EXPECT_EQ(open(asked), "work: Letter L-14 has not been sent\n");
  asked.since = "never_happened";
  EXPECT_EQ(open(asked), "work: Letter L-14 has not been sent\n");
}

TEST(Conditions, AVariantOfALetterIsNotAnother) {
  auto made = now();
  made.events.push_back({"letter_sent", *parse_date("2026-04-02"), "L-14 applied"});
  EXPECT_TRUE(held_back(condition(Kind::letter_sent, {"L-14 applied"}), made).empty());
  EXPECT_FALSE(held_back(condition(Kind::letter_sent, {"L-14 lifting"}), made).empty());
  EXPECT_FALSE(held_back(condition(Kind::letter_sent, {"L-1 4"}), made).empty());
}

TEST(Conditions, DaysMustHavePassed) {
  auto asked = condition(Kind::happened, {"propose_lifting"});
  asked.days_ago = 14;
  EXPECT_EQ(open(asked), "");
  asked.days_ago = 15;
  EXPECT_EQ(open(asked), "work: It was done on 1 April 2026: this can be done from 16 April 2026\n");
}

TEST(Conditions, AnEventThatDidNotHappenIsMissing) {
  EXPECT_EQ(open(condition(Kind::happened, {"extended"})), "work: Not yet done: extended\n");
  EXPECT_EQ(open(condition(Kind::happened, {"L-1"})), "work: Not yet done: L-1\n") << "a letter is no event";
}

TEST(Conditions, OneOfTwoWaysIsEnough) {
  Condition either;
  either.kind = Kind::any_of;
  either.parts = {condition(Kind::none, {"fact"}, {"refused"}), condition(Kind::letter_sent, {"L-13"})};
  EXPECT_EQ(open(either), "work: “the fact” ended in a way that does not allow this; or Letter L-13 has not been sent\n");
  either.parts.push_back(holds("well"));
  EXPECT_EQ(open(either), "");
}

TEST(Conditions, AllOfSeveralAreNeeded) {
  Condition both;
  both.kind = Kind::all_of;
  both.parts = {holds("well"), holds("search_complete")};
  EXPECT_EQ(open(both), "search: search_complete does not hold\n");
}

TEST(Conditions, AreReadBackInOneLine) {
  auto every = condition(Kind::every, {"fact"}, {"refused", "corrected"});
  every.at_least = 1;
  auto letter = condition(Kind::letter_sent, {"L-14"});
  letter.since = "propose_lifting";
  letter.days_ago = 14;
  Condition either;
  either.kind = Kind::any_of;
  either.parts = {holds("well"), condition(Kind::open, {"fact"})};
  EXPECT_EQ(in_words({every, letter, either}),
            "every fact ended corrected|refused, 1 at least and letter L-14 since propose_lifting 14 days ago and (well or open fact)");
}

}  // namespace
}  // namespace rightsdesk::workflow
