#include "connectors/protocols/decoding.h"

#include <gmock/gmock.h>

#include "connectors/protocols/csv.h"

using namespace rightsdesk::connectors;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(Decoding, ReadsUtf8WithAndWithoutAMark) {
  EXPECT_EQ(decoded("Zoë").text, "Zoë");
  EXPECT_EQ(decoded("\xEF\xBB\xBFZoë").text, "Zoë");
  EXPECT_EQ(decoded("\xEF\xBB\xBFZoë").encoding, "UTF-8");
}

TEST(Decoding, ReadsWindows1252WhereItIsNotUtf8) {
  auto const text = decoded("Zo\xEB \x96 \x80");
  EXPECT_EQ(text.text, "Zoë – €");
  EXPECT_EQ(text.encoding, "Windows-1252");
}

TEST(Decoding, ReadsUtf16WithAMark) {
  EXPECT_EQ(decoded(std::string_view("\xFF\xFEZ\0o\0\xEB\0\x3C\xD8\x1E\xDF", 12)).text, "Zoë🌞");
  EXPECT_EQ(decoded(std::string_view("\xFE\xFF\0Z\0o\0\xEB", 8)).text, "Zoë");
}

TEST(Csv, KeepsCommasQuotesAndLineEndsInsideQuotes) {
  auto const rows = read_csv("a,b\r\n\"O\"\"Brien, Zoë\",\"two\nlines\"\n\nlast,\n");
  ASSERT_TRUE(rows.has_value());
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_THAT((*rows)[1].fields, ElementsAre("O\"Brien, Zoë", "two\nlines"));
  EXPECT_EQ((*rows)[2].line, 5U);
  EXPECT_THAT((*rows)[2].fields, ElementsAre("last", ""));
}

TEST(Csv, RefusesAQuoteThatNeverCloses) {
  auto const rows = read_csv("a,b\nx,\"open\nstill");
  ASSERT_FALSE(rows.has_value());
  EXPECT_THAT(rows.error().text, HasSubstr("line 2"));
}

TEST(Csv, RefusesTextAfterAClosingQuote) {
  auto const rows = read_csv("\"a\"b,c\n");
  ASSERT_FALSE(rows.has_value());
  EXPECT_THAT(rows.error().text, HasSubstr("Line 1"));
}
