#include "web/review/views.h"

#include <gtest/gtest.h>

namespace rightsdesk::web::review {
namespace {

document::Page page_with(std::string text) {
  document::Page page;
  page.text = std::move(text);
  return page;
}

TEST(NumberedWords, CountCodePointsNotBytes) {
  auto const words = numbered_words(page_with("Zoë  rang\n\tMaïa-Lou."));
  ASSERT_EQ(words.size(), 3u);
  EXPECT_EQ(words[0].text, "Zoë");
  EXPECT_EQ(words[0].end, 3u);
  EXPECT_EQ(words[1].begin, 5u);
  EXPECT_EQ(words[2].text, "Maïa-Lou.");
  EXPECT_EQ(words[2].begin, 11u);
  EXPECT_EQ(words[2].end, 20u);
  EXPECT_TRUE(numbered_words(page_with(" \n ")).empty());
}

TEST(AreaBetween, TurnsClicksIntoPointsFromTheBottomLeft) {
  document::Page page;
  page.width = 400;
  page.height = 800;
  auto const area = area_between({300, 400, 100, 200}, page);  // 800 pixels wide: half a point each
  ASSERT_TRUE(area);
  EXPECT_EQ(*area, (document::Region{50, 600, 100, 100}));
}

TEST(AreaBetween, RefusesALineAndWhatLiesOffThePage) {
  document::Page page;
  page.width = 400;
  page.height = 800;
  EXPECT_EQ(area_between({100, 200, 103, 400}, page), std::nullopt);
  EXPECT_EQ(area_between({100, 200, 100, 200}, page), std::nullopt);
  EXPECT_EQ(area_between({100, 200, 900, 400}, page), std::nullopt);
}

TEST(WholeNumber, IsDigitsOnly) {
  EXPECT_EQ(whole_number("12"), 12);
  EXPECT_EQ(whole_number("0"), 0);
  EXPECT_EQ(whole_number(""), std::nullopt);
  EXPECT_EQ(whole_number("-1"), std::nullopt);
  EXPECT_EQ(whole_number("1e3"), std::nullopt);
  EXPECT_EQ(whole_number("4294967296"), std::nullopt);
}

}  // namespace
}  // namespace rightsdesk::web::review
