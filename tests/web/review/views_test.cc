#include "web/review/views.h"
#include "web/review/review_page.h"

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

TEST(AReadersBreak, IsDueAfterTheMinutesTheyChose) {
  auto const at = [](char const* iso) { return *parse_instant(iso); };
  auto const first = break_of("", at("2026-11-23T10:00:00Z"), 20);
  EXPECT_EQ(first.words, "");
  EXPECT_EQ(first.cookie, "1795428000-1795428000");
  auto const next = break_of(first.cookie, at("2026-11-23T10:14:00Z"), 20);
  EXPECT_EQ(next.words, "");
  EXPECT_EQ(next.cookie, "1795428000-1795428840");
  EXPECT_EQ(break_of(next.cookie, at("2026-11-23T10:21:00Z"), 20).words, "You have been reading for 21 minutes.");
  EXPECT_EQ(break_of(next.cookie, at("2026-11-23T10:21:00Z"), 0).words, "") << "they wanted no reminder";
  EXPECT_EQ(break_of(next.cookie, at("2026-11-23T10:30:00Z"), 20).cookie, "1795429800-1795429800") << "a quarter of an hour without a page was a break";
}

TEST(AReadersBreak, BeginsAnewWithACookieThatIsNone) {
  auto const now = *parse_instant("2026-11-23T10:00:00Z");
  for (auto const* cookie : {"-", "x-y", "1795428000", "1795428000-", "-1795428000", "1795427000-1795426000", "1795427000-1795429999", "99999999999999999999-1795427999", "1795427000-1795427999x"}) {
    EXPECT_EQ(break_of(cookie, now, 1).cookie, "1795428000-1795428000") << cookie;
  }
}

}  // namespace
}  // namespace rightsdesk::web::review
