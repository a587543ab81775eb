// Which short forms of the rules stand in what leaves, and which words in capitals nobody explains.
#include "disclosure/short_forms.h"

#include <gmock/gmock.h>

namespace rightsdesk::disclosure {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::vector<ShortForm> some() {
  return {{{"SW"}, "Social worker"},
          {{"LAC"}, "Looked after child"},
          {{"s47", "S.47"}, "Section 47 of the Children Act 1989"},
          {{"T/C"}, "Telephone call"},
          {{"CP-IS"}, "Child Protection Information Sharing"},
          {{"CP"}, "Child protection"}};
}

std::vector<std::string> found_in(std::string const& text) {
  ShortFormsSeen seen(some());
  seen.note(text);
  std::vector<std::string> terms;
  for (auto const& row : seen.rows()) terms.push_back(row.term);
  return terms;
}

TEST(AShortForm, IsFoundAsAWordByItselfWhateverStandsBesideIt) {
  EXPECT_THAT(found_in("The SW rang."), ElementsAre("SW"));
  EXPECT_THAT(found_in("(SW), “LAC”:"), ElementsAre("LAC", "SW"));
  EXPECT_THAT(found_in("SW/LAC review"), ElementsAre("LAC", "SW"));
  EXPECT_THAT(found_in("Two SWs and the LAC’s bag"), ElementsAre("LAC", "SW"));
  EXPECT_THAT(found_in("T/C from school."), ElementsAre("T/C"));
}

TEST(AShortForm, IsNeverPartOfAWordNorInOtherLetters) { EXPECT_THAT(found_in("SWAN sw Lac lacs SW9 BLAC éSW"), IsEmpty()); }

TEST(AShortForm, WithAHyphenIsNotItsFirstPart) {
  EXPECT_THAT(found_in("checked on CP-IS today"), ElementsAre("CP-IS"));
  EXPECT_THAT(found_in("a CP-plan"), ElementsAre("CP"));
}

TEST(AShortForm, IsShownInTheSpellingsThatOccurred) {
  EXPECT_THAT(found_in("S.47 enquiry"), ElementsAre("S.47"));
  EXPECT_THAT(found_in("S.47 enquiry, then s47."), ElementsAre("s47 or S.47"));
}

TEST(AShortForm, NeverRunsOverWhatWasTakenOut) {
  redaction::BurnedPage page;
  page.lines = {{redaction::Text{"Called by S"}, redaction::Marker{"S2P3-16"}, redaction::Text{"W and the LAC"}}};
  ShortFormsSeen seen(some());
  seen.note(page);
  ASSERT_EQ(seen.rows().size(), 1U);
  EXPECT_EQ(seen.rows().front().term, "LAC");
}

TEST(AShortForm, IsFoundAmongTheWordsOfAPageThatIsAPicture) {
  redaction::BurnedPage page;
  page.words = {{"SW", {}}, {"visit", {}}};
  ShortFormsSeen seen(some());
  seen.note(page);
  EXPECT_EQ(seen.rows().front().meaning, "Social worker");
}

TEST(WordsInCapitals, ThatNobodyExplainsAreCountedMostOftenFirst) {
  ShortFormsSeen seen(some());
  seen.note("The QRS met the SW. QRS again, and TUV once; two QRSs.\nA X and ABCDEFG are none.");
  EXPECT_THAT(seen.unexplained(10), ElementsAre(Pair("QRS", 3), Pair("TUV", 1)));
  EXPECT_THAT(seen.unexplained(1), ElementsAre(Pair("QRS", 3)));
}

TEST(WordsInCapitals, OfAHeadingAreNoShortForms) {
  ShortFormsSeen seen(some());
  seen.note("LAC REVIEW OF THE HOME\nand nothing else");
  EXPECT_THAT(seen.unexplained(10), IsEmpty());
  EXPECT_EQ(seen.rows().size(), 1U);
}

}  // namespace
}  // namespace rightsdesk::disclosure
