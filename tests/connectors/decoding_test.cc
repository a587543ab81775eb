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

TEST(Decoding, OfPiecesIsThatOfTheWholeWhereverItIsCut) {
  std::vector<std::string> const texts{"Zoë 🌞 ł",
                                       "\xEF\xBB\xBFZo\xC3\xAB \xE2 x",
                                       "Zo\xEB \x96 \x80",
                                       "Zoë, and at its end \xC3",
                                       std::string("\xFF\xFEZ\0o\0\xEB\0\x3C\xD8\x1E\xDF!", 13),
                                       std::string("\xFE\xFF\0Z\0o\xD8\x3C\xDF\x1E\0\xEB", 12),
                                       "ab",
                                       ""};
  for (auto const& text : texts) {
    auto const whole = decoded(text);
    for (std::size_t first = 0; first <= text.size(); ++first) {
      for (std::size_t second = first; second <= text.size(); ++second) {
        std::vector<std::string> const pieces{text.substr(0, first), text.substr(first, second - first), text.substr(second)};
        EncodingSeen seen;
        for (auto const& piece : pieces) seen.more(piece);
        ASSERT_EQ(seen.encoding(), whole.encoding) << first << " " << second;
        DecodedPieces decoding(seen.encoding());
        std::string together;
        for (auto const& piece : pieces) together += decoding.more(piece);
        ASSERT_EQ(together + decoding.end(), whole.text) << whole.encoding << " " << first << " " << second;
      }
    }
  }
}

TEST(Csv, OfPiecesIsThatOfTheWholeWhereverItIsCut) {
  for (std::string const text : {"a,b\r\n\"O\"\"Brien, Zoë\",\"two\nlines\"\n\nlast,\n", "it\"s,\"\"\rnext,\"\r\n\"\"\"\nx", "\n\n", ""}) {
    auto const whole = read_csv(text);
    ASSERT_TRUE(whole.has_value());
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      std::vector<CsvRow> rows;
      CsvPieces pieces(',', [&](CsvRow const& row) { rows.push_back(row); });
      ASSERT_TRUE(pieces.more(std::string_view(text).substr(0, cut)).has_value());
      ASSERT_TRUE(pieces.more(std::string_view(text).substr(cut)).has_value());
      ASSERT_EQ(pieces.end().value(), whole->size());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].fields, (*whole)[i].fields) << cut;
        EXPECT_EQ(rows[i].line, (*whole)[i].line) << cut;
      }
    }
  }
}

TEST(Csv, OfPiecesGivesARowAsSoonAsItIsWhole) {
  std::size_t rows = 0;
  CsvPieces pieces(',', [&](CsvRow const&) { ++rows; });
  ASSERT_TRUE(pieces.more("a,b\nc,\"d\n").has_value());
  EXPECT_EQ(rows, 1U);
  ASSERT_TRUE(pieces.more("e\"\n").has_value());
  EXPECT_EQ(rows, 2U);
}

TEST(Csv, OfPiecesRefusesWhatTheWholeRefusesWithItsLine) {
  CsvPieces open(',', [](CsvRow const&) {});
  ASSERT_TRUE(open.more("a,b\nx,\"open\n").has_value());
  EXPECT_THAT(open.end().error().text, HasSubstr("line 2"));
  CsvPieces after(',', [](CsvRow const&) {});
  ASSERT_TRUE(after.more("a,b\n").has_value());
  EXPECT_THAT(after.more("\"a\"b,c\n").error().text, HasSubstr("Line 2"));
}
