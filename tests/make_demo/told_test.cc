#include "told.h"

#include <gtest/gtest.h>

#include "core/result.h"

namespace rightsdesk::make_demo {
namespace {

TEST(Told, CountsCodePointsNotBytes) {
  Told const told = tell("Zoë sah {maja|Maja}'s Brief.");
  EXPECT_EQ(told.text, "Zoë sah Maja's Brief.");
  ASSERT_EQ(told.mentions.size(), 1U);
  EXPECT_EQ(told.mentions[0].begin, 8U);
  EXPECT_EQ(told.mentions[0].end, 12U);
  EXPECT_EQ(told.mentions[0].expect, Expect::withhold);
}

TEST(Told, TakesAnEmptyMentionFromTheCast) {
  Told const told = tell("Ring {gulsen:phone|}.");
  EXPECT_EQ(told.text, "Ring 020 7946 0163.");
  EXPECT_EQ(told.mentions[0].kind, "phone");
}

TEST(Told, WithholdsTheTelephoneOfSomebodyWhoseNameIsReleased) {
  Told const told = tell("{halina|Halina}, {halina:phone|}, and {priya|Priya} on {priya:phone|}");
  EXPECT_EQ(told.mentions[0].expect, Expect::release);
  EXPECT_EQ(told.mentions[1].expect, Expect::withhold);
  EXPECT_EQ(told.mentions[2].expect, Expect::release);
  EXPECT_EQ(told.mentions[3].expect, Expect::release);
}

TEST(Told, MovesMentionsWhenTextsAreSetTogether) {
  Told all = tell("Zoë");
  append(all, "\n", tell("and {maja|Maja}"));
  EXPECT_EQ(all.text, "Zoë\nand Maja");
  EXPECT_EQ(all.mentions[0].begin, 8U);
  EXPECT_EQ(all.mentions[0].end, 12U);
}

TEST(Told, RefusesMarksThatAreBrokenOrNameNobody) {
  EXPECT_THROW(tell("{maja|Maja"), Bug);
  EXPECT_THROW(tell("{maja}"), Bug);
  EXPECT_THROW(tell("{nobody|Nobody}"), Bug);
  EXPECT_THROW(tell("{kayden:phone|}"), Bug);
}

TEST(Chunks, AreTheTextsBetweenTheLinesThatStartWithAnAt) {
  auto const found = chunks("@ a | b c | d\none\n\ntwo\n\n@ e\nthree\n");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].fields, (std::vector<std::string>{"a", "b c", "d"}));
  EXPECT_EQ(found[0].text, "one\n\ntwo");
  EXPECT_EQ(found[1].text, "three");
}

}  // namespace
}  // namespace rightsdesk::make_demo
