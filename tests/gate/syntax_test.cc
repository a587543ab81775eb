#include "gate/syntax.h"

#include <gtest/gtest.h>

namespace rightsdesk::gate {
namespace {

// ISO 32000-1: operators in Annex A, strings in 7.3.4, names in 7.3.5.
TEST(WordsOfTheFormat, AreBlankedOutsideStringsAlone) {
  EXPECT_EQ(without_words_of_the_format("BT /F1 12 Tf (BT said \\) Tj) Tj <4254> Tj ET"), "   /F1 12    (BT said \\) Tj)    <4254>      ");
  EXPECT_EQ(without_words_of_the_format("<</Type/Page/DW 365/JK 1>>"), "<</    /    /   365/JK 1>>");
  EXPECT_EQ(without_words_of_the_format("%BT was here\nBT"), "%BT was here\n  ");
  EXPECT_EQ(without_words_of_the_format("BTs Page1"), "BTs Page1");
}

TEST(WordsOfTheFormat, HoldTheLanguageTagAsAValueOfItsOwn) {
  EXPECT_EQ(without_words_of_the_format("<</Lang(en-GB)>>"), "<</    (     )>>");
  EXPECT_EQ(without_language_tag("<rdf:li>en-GB</rdf:li>"), "<rdf:li>     </rdf:li>");
  EXPECT_EQ(without_language_tag("en-GB"), "     ");
  EXPECT_EQ(without_language_tag("seen by GB; (en-GB seen)"), "seen by GB; (en-GB seen)");
}

TEST(WordsOfTheFormat, AreReadToTheEndOfBrokenBytes) {
  EXPECT_EQ(without_words_of_the_format("BT (never closed BT"), "   (never closed BT");
  EXPECT_EQ(without_words_of_the_format("BT <00"), "   <00");
  EXPECT_EQ(without_words_of_the_format("(\\"), "(\\");
  EXPECT_EQ(without_words_of_the_format(""), "");
}

}  // namespace
}  // namespace rightsdesk::gate
