#include "matching/csv_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matching/files.h"

namespace rightsdesk::matching {
namespace {

using testing::ElementsAre;
using testing::EndsWith;

std::string all_of(std::string const& path, std::size_t block = CsvRows::kWholeFile) {
  CsvRows rows(path, ',', {}, block);
  CsvRow row;
  std::string out;
  while (true) {
    auto const more = rows.next(row);
    if (!more) return more.error().text;
    if (!*more) return out;
    out += std::to_string(row.line) + ':';
    for (auto const& cell : row.cells) out += '[' + cell + ']';
  }
}

TEST(CsvRows, ReadsQuotesLineEndsAndAMark) {
  Folder const folder("csv");
  auto const path = folder.write("a.csv", "\xEF\xBB\xBFid,name\r\n1,\"Ward, \"\"Zo\"\"\"\r\n\r\n2,\"a\nb\"\n3,");
  EXPECT_EQ(all_of(path), "1:[id][name]2:[1][Ward, \"Zo\"]4:[2][a\nb]6:[3][]");
}

TEST(CsvRows, ReadTheSameWhateverTheBlock) {
  Folder const folder("blocks");
  auto const path = folder.write("a.csv", "id,name\n1,\"Ward, \"\"Zo\"\"\"\n2,\"a\nb\"\n3,x\n");
  for (std::size_t block = 1; block < 40; ++block) EXPECT_EQ(all_of(path, block), all_of(path)) << block;
}

TEST(CsvRows, BeginAgainWhereARowBegan) {
  Folder const folder("again");
  auto const path = folder.write("a.csv", "id,name\n1,\"a\nb\"\n2,c\n");
  CsvRows rows(path, ',');
  CsvRow row;
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(rows.next(row).value());
  EXPECT_EQ(row.line, 4U);
  CsvRows again(path, ',', {row.offset, row.line}, CsvRows::kFewRows);
  ASSERT_TRUE(again.next(row).value());
  EXPECT_THAT(row.cells, ElementsAre("2", "c"));
  EXPECT_FALSE(again.next(row).value());
}

TEST(CsvRows, AreRefusedWithTheirLine) {
  Folder const folder("bad");
  EXPECT_THAT(all_of(folder.write("a.csv", "id\n1\n\"open\n\n")), EndsWith("a.csv:3: a quote is opened and never closed"));
  EXPECT_THAT(all_of(folder.write("b.csv", "id\n\"x\"y\n")), EndsWith("b.csv:2: text follows a closing quote"));
  EXPECT_THROW(CsvRows(folder.at("none.csv"), ','), Fault);
}

}  // namespace
}  // namespace rightsdesk::matching
