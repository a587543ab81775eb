#include "gate/needles.h"

#include <gtest/gtest.h>

namespace rightsdesk::gate {
namespace {

TEST(Needles, FindEverySpellingOfAName) {
  Needles const needles({"Łucja O'Brien-Żółć"});
  for (char const* text : {"łucja o'brien-żółć", "LUCJA OBRIEN ZOLC", "seen by Lucja  O’Brien -\nŻółć.", "L u c j a O B r i e n Z o l c",
                           "x_lucjaobrienzolc_x"}) {
    EXPECT_TRUE(needles.in_text(text)) << text;
  }
  EXPECT_FALSE(needles.in_text("Lucja Brown and Brien Zolc"));
}

TEST(Needles, LookPastWhatCannotBeSeenBetweenLetters) {
  Needles const needles({"Quillfeather", "אילנה כהן"});
  EXPECT_TRUE(needles.in_text("Quill\xE2\x80\x8B" "fea\xC2\xADther"));                      // zero-width space, soft hyphen
  EXPECT_TRUE(needles.in_text("\xE2\x80\xABאילנה כהן\xE2\x80\xAC-לוי"));  // marks of direction, as pdftotext puts them in
}

TEST(Needles, LeaveLongerWordsAlone) {
  Needles const needles({"Anna", "Jo"});
  EXPECT_FALSE(needles.in_text("than Nadia, Annabel and Jonathan"));
  EXPECT_FALSE(needles.in_text("a good jo-jo? no: jo"));
  EXPECT_TRUE(needles.in_text("Anna's"));
  EXPECT_TRUE(needles.in_text("with JO."));
}

TEST(Needles, LookIntoEncodings) {
  Needles const needles({"Quillfeather"});
  EXPECT_TRUE(needles.in_bytes("/Contents <5175696C6C66656174686572>"));
  EXPECT_TRUE(needles.in_bytes("<FEFF005100750069006C006C0066006500610074006800650072>"));
  EXPECT_TRUE(needles.in_bytes(std::string("\0Q\0u\0i\0l\0l\0f\0e\0a\0t\0h\0e\0r", 24)));
  EXPECT_TRUE(needles.in_bytes(std::string("xQ\0u\0i\0l\0l\0f\0e\0a\0t\0h\0e\0r\0", 25)));
  EXPECT_FALSE(needles.in_bytes("Quill and feather"));
}

TEST(Needles, TakeNumbersOfGlyphsForNoName) {
  Needles const needles({"DP", "Jude"});
  EXPECT_FALSE(needles.in_bytes("[<0003>-250<00440050>-250<0003>] TJ")) << "the word am in a font whose letter a is its glyph 0x44";
  EXPECT_FALSE(needles.in_bytes("<0003004A00550044 0045 0003> Tj")) << "the word grab";
  EXPECT_FALSE(needles.in_bytes(std::string("\0\x03\0D\0P\0\x03", 8)));
  EXPECT_TRUE(needles.in_bytes("<FEFF00440050>")) << "marked as UTF-16, it is text";
  EXPECT_TRUE(needles.in_bytes(std::string("\xFE\xFF\0J\0u\0d\0e", 10)));
  EXPECT_TRUE(needles.in_bytes("(seen by DP) Tj"));
}

TEST(Needles, TakeNoNoiseForAName) {
  Needles const needles({"Bo", "Anna", "Quillfeather"});
  std::string const noise = std::string("\x9C\xFF Bo \x81\xFF anna\xF0\x8E\xFF\xE9\xB1\xC2", 20);
  EXPECT_FALSE(needles.in_any(noise));
  EXPECT_TRUE(needles.in_any(noise + "QUILLFEATHER" + noise));
  EXPECT_TRUE(needles.in_any("BT (with Bo) Tj ET"));
}

TEST(Needles, TakeALicenceInAFontForNoName) {
  auto const wide = [](std::string const& text) {
    std::string out = "\x9C\xFF\x81\xFF\x8E\xFF\xE9\xB1";
    for (char const c : text) out += std::string(1, '\0') + c;
    return out;
  };
  Needles const needles({"Mark"});
  EXPECT_FALSE(needles.in_any(wide("a trademark of Red Hat")));
  EXPECT_TRUE(needles.in_any(wide("seen with Mark today")));
}

TEST(Needles, AllowForWhatOcrMixesUp) {
  Needles const needles({"Hannah Clarn"});
  EXPECT_TRUE(needles.in_read_text("Hamah Clam"));
  EXPECT_FALSE(needles.in_text("Hamah Clam"));
}

TEST(Needles, AreNothingForEmptyStrings) {
  Needles const needles({"", " ", "--"});
  EXPECT_TRUE(needles.empty());
  EXPECT_FALSE(needles.in_text("anything"));
}

}  // namespace
}  // namespace rightsdesk::gate
