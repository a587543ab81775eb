#include "redaction/stated_strings.h"

#include <gtest/gtest.h>

#include "core/text.h"
#include "redaction/reviewed.h"

namespace rightsdesk::redaction {
namespace {

std::vector<std::string> covered(std::vector<std::string> const& strings, std::string const& text) {
  StatedStrings const stated(strings, our_recognisers());
  std::vector<std::string> out;
  for (auto const& one : stated.in(flow(text), RecordId("r"))) out.push_back(slice(text, one.place.begin, one.place.end));
  return out;
}
using Words = std::vector<std::string>;

TEST(StatedStrings, AreFoundInAnyCaseWithAndWithoutAccents) {
  EXPECT_EQ(covered({"Anaïs Okonjo"}, "ANAIS OKONJO rang. anaïs okonjo wrote."), (Words{"ANAIS OKONJO", "anaïs okonjo"}));
}

TEST(StatedStrings, AreFoundOverALineBreakAHyphenAndSpacedLetters) {
  EXPECT_EQ(covered({"Marguerite"}, "Mar-\nguerite came. M a r g u e r i t e went."), (Words{"Mar-\nguerite", "M a r g u e r i t e"}));
}

TEST(StatedStrings, TakeTheWholeRunThatHoldsALongOne) {
  EXPECT_EQ(covered({"Anais Okonjo"}, "Write to x.anaisokonjo7@post.example today."), (Words{"x.anaisokonjo7@post.example"}));
}

TEST(StatedStrings, OfThreeLettersCountOnlyAsAWholeWordAsGiven) {
  EXPECT_EQ(covered({"Ng"}, "Mr Ng and NG sing a song; ng is a sound."), (Words{"Ng", "NG"}));
}

TEST(StatedStrings, AreFoundAsTheVariantsOfAName) {
  auto const found = covered({"Margaret Okonjo"}, "Mrs Okonjo said that Maggie was at home. M. Okonjo signed. Okonjo, Margaret was seen.");
  EXPECT_EQ(found, (Words{"Mrs Okonjo", "Maggie", "M. Okonjo", "Okonjo, Margaret"}));
}

TEST(StatedStrings, AreFoundAsOtherWritingsOfADayANumberAndAPostcode) {
  EXPECT_EQ(covered({"3 March 2009"}, "Born 03/03/2009."), (Words{"03/03/2009"}));
  EXPECT_EQ(covered({"020 7946 0123"}, "Ring +44 20 7946 0123 now."), (Words{"+44 20 7946 0123"}));
  EXPECT_EQ(covered({"TB1 4QX"}, "He lives at tb14qx."), (Words{"tb14qx"}));
}

TEST(StatedStrings, LeaveEverybodyElse) {
  EXPECT_EQ(covered({"Margaret Okonjo"}, "Priya Raman rang from 020 7946 0999 about her son."), Words{});
}

TEST(StatedStrings, WithoutALetterOrDigitArePassedOver) {
  StatedStrings const stated({"--", "  ", "Okonjo"}, our_recognisers());
  EXPECT_EQ(stated.strings(), Words{"Okonjo"});
}

}  // namespace
}  // namespace rightsdesk::redaction
