#include "connectors/protocols/mentions.h"

#include <gmock/gmock.h>

using namespace rightsdesk;
using connectors::Mentions;

namespace {

person::Description zoe() {
  person::Description subject;
  subject.names = {{"Zoë Linden-Okoro", "Zoë Anna", "Linden-Okoro"},
                   {"Wiśniewska", "", "Wiśniewska", person::Name::Kind::former}};
  subject.emails = {"zoe.linden@example.org"};
  subject.identifiers = {{"nhs_number", "9990000018"}};
  return subject;
}

std::string found_in(std::string const& text) {
  auto const find = Mentions(zoe()).find(text);
  return find ? connectors::excerpt(text, find->begin, find->end) : "";
}

}  // namespace

TEST(Mentions, FindANameWhateverTheAccentsCaseAndHyphens) {
  EXPECT_NE(found_in("Saw ZOE LINDEN OKORO today."), "");
  EXPECT_NE(found_in("Saw Zoë Linden\n> -Okoro today."), "");
  EXPECT_NE(found_in("Linden-Okoro, Zoe (DOB withheld)"), "");
  EXPECT_NE(found_in("Zoe Anna Maria Linden-Okoro's file"), "");
  EXPECT_NE(found_in("Z. Linden-Okoro rang"), "");
}

TEST(Mentions, FindAFormerNameWithTheGivenNameOfToday) {
  EXPECT_NE(found_in("Zoe Wisniewska moved school."), "");
  EXPECT_NE(found_in("Zoë Wiśniewska moved school."), "");
}

TEST(Mentions, DoNotFindTheTwinOrAPartOfAWord) {
  EXPECT_EQ(found_in("Maja Wisniewska moved school."), "");
  EXPECT_EQ(found_in("Zoelle Wisniewskaya"), "");
  EXPECT_EQ(found_in("Zoe and the others went home."), "");
}

TEST(Mentions, FindEmailAndNhsNumberHoweverSpaced) {
  EXPECT_NE(found_in("From: <ZOE.Linden@example.org>"), "");
  EXPECT_NE(found_in("NHS 999 000 0018."), "");
  EXPECT_NE(found_in("NHS 9990000018."), "");
  EXPECT_EQ(found_in("NHS 9990000026."), "");
}

TEST(Mentions, FindAOneWordNameAsAWholeWordOnly) {
  person::Description subject;
  subject.names = {{"Ng"}};
  Mentions const mentions(subject);
  EXPECT_FALSE(mentions.find("Nothing was being done").has_value());
  auto const find = mentions.find("Seen with Ng at school");
  ASSERT_TRUE(find.has_value());
  EXPECT_EQ(find->begin, 10U);
  EXPECT_EQ(find->end, 12U);
}

TEST(Mentions, OfAPersonWithoutANameAreNone) {
  EXPECT_TRUE(Mentions(person::Description()).empty());
  EXPECT_FALSE(Mentions(person::Description()).find("anything").has_value());
}

TEST(Mentions, MakeAnExpressionInWhichNothingTheRequesterTypedHasAMeaning) {
  person::Description subject;
  subject.names = {{"x", "(q+)+$", ".*|[\\"}, {"y", "^7.*", "{9}"}};
  EXPECT_EQ(Mentions(subject).regular_expression(), "(?i)9|q[\\x{300}-\\x{36F}]?");
}

TEST(Mentions, OfNobodyMakeAnExpressionThatNeverMatches) {
  EXPECT_EQ(Mentions(person::Description()).regular_expression(), "(?!)");
}
