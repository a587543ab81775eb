#include "reading/charset.h"

#include <gmock/gmock.h>

namespace rightsdesk::reading {
namespace {

using std::string_literals::operator""s;

TEST(Charset, TakesValidUtf8ForUtf8) {
  EXPECT_EQ(decoded("Zoë Łukasz").text, "Zoë Łukasz");
  EXPECT_TRUE(decoded("Zoë").certain);
}

TEST(Charset, DropsAByteOrderMark) { EXPECT_EQ(decoded("\xEF\xBB\xBFZoë").text, "Zoë"); }

TEST(Charset, ReadsUtf16WithAMark) {
  EXPECT_EQ(decoded("\xFF\xFEZ\0o\0\xEB\0"s).text, "Zoë");
  EXPECT_EQ(decoded("\xFE\xFF\0Z\0o\0\xEB"s).text, "Zoë");
}

TEST(Charset, GuessesUtf16WithoutAMark) {
  auto const text = decoded("c\0a\0s\0e\0 \0n\0o\0t\0e\0"s);
  EXPECT_EQ(text.text, "case note");
  EXPECT_EQ(text.charset, "UTF-16LE");
}

TEST(Charset, FallsBackToWindows1252AndSaysSo) {
  auto const text = decoded("Zo\xEB \x93quoted\x94");
  EXPECT_EQ(text.text, "Zoë “quoted”");
  EXPECT_FALSE(text.certain);
}

TEST(Charset, FollowsALabel) {
  EXPECT_EQ(decoded("\xB3\xF3\x64\xBC", "iso-8859-2").text, "łódź");
  EXPECT_EQ(decoded("Hi +AOk-", "utf-7").text, "Hi é");
}

TEST(Charset, DoesNotBelieveALabelThatTheBytesContradict) { EXPECT_EQ(decoded("Zoë", "us-ascii").text, "Zoë"); }

TEST(Charset, KeepsTheTextUnderAnUnknownLabel) { EXPECT_EQ(decoded("plain words", "x-klingon").text, "plain words"); }

TEST(Charset, MakesAllLineEndsOneAndDropsControls) { EXPECT_EQ(decoded("a\r\nb\rc\nd\0e\x07"s).text, "a\nb\nc\nde"); }

TEST(Charset, KnowsBinaryFromText) {
  EXPECT_TRUE(looks_binary(std::string(100, '\x01')));
  EXPECT_FALSE(looks_binary("Zo\xEB wrote\r\n"));
  EXPECT_FALSE(looks_binary("c\0a\0s\0e\0 \0n\0o\0t\0e\0"s));
}

}  // namespace
}  // namespace rightsdesk::reading
