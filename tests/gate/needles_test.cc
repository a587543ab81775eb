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

TEST(Needles, TakeNoNoiseForAName) {
  Needles const needles({"Bo", "Anna", "Quillfeather"});
  std::string const noise = std::string("\x9C\xFF Bo \x81\xFF anna\xF0\x8E\xFF\xE9\xB1\xC2", 20);
  EXPECT_FALSE(needles.in_any(noise));
  EXPECT_TRUE(needles.in_any(noise + "QUILLFEATHER" + noise));
  EXPECT_TRUE(needles.in_any("BT (with Bo) Tj ET"));
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
