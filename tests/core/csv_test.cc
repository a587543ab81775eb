#include "core/csv.h"

#include <gtest/gtest.h>

namespace rightsdesk {
namespace {

TEST(CsvLine, IsQuotedWhereItMustBe) {
  EXPECT_EQ(csv_line({"a", "b, c", "say \"no\"", "two\nlines", ""}), "a,\"b, c\",\"say \"\"no\"\"\",\"two\nlines\",\r\n");
  EXPECT_EQ(csv_line({}), "\r\n");
}

TEST(CsvCell, IsNoFormula) {
  for (auto const* text : {"=1+1", "+44 7700 900123", "-2", "@A1", "\tx"}) EXPECT_EQ(csv_cell(text), std::string("'") + text);
  EXPECT_EQ(csv_cell("\rx"), "\"'\rx\"");
  EXPECT_EQ(csv_cell("a=1"), "a=1");
}

}  // namespace
}  // namespace rightsdesk
