#include "pdf/lines.h"

#include <gtest/gtest.h>

#include "pdf/canvas.h"

namespace rightsdesk::pdf {
namespace {

struct Lines : testing::Test {
  Canvas canvas{"/usr/share/fonts/truetype"};
  Missing missing;
  LineBreaker breaker{canvas.fonts(), missing};
  static std::string text_of(Line const& line) {
    std::string text;
    for (Piece const& piece : line.pieces) text += piece.font < 0 ? "#" : piece.utf8;
    return text;
  }
};

TEST_F(Lines, BreakAtSpacesAndNeverPassTheWidth) {
  auto const lines = breaker.broken(plain("the quick brown fox jumps over the lazy dog"), 10, 80);
  ASSERT_GT(lines.size(), 2U);
  for (Line const& line : lines) EXPECT_LE(line.width, 80.01);
  EXPECT_EQ(text_of(lines[0]), "the quick brown");
}

TEST_F(Lines, CutAWordThatIsLongerThanTheLine) {
  auto const lines = breaker.broken(plain(std::string(60, 'm')), 10, 100);
  EXPECT_EQ(lines.size(), 5U);  // 12 letters of 8.33 points each fit 100
  std::string all;
  for (Line const& line : lines) all += text_of(line);
  EXPECT_EQ(all, std::string(60, 'm'));
}

TEST_F(Lines, GiveEveryBarOneWidthWhateverItHides) {
  auto const a = breaker.broken({Bar{"S2P3-16", "removed", "a"}}, 11, 400);
  auto const b = breaker.broken({Bar{"", "removed", "b"}}, 11, 400);
  EXPECT_DOUBLE_EQ(a[0].width, b[0].width);
  EXPECT_DOUBLE_EQ(a[0].width, bar_width(11));
}

TEST_F(Lines, FindAGlyphForTheAlphabetsOfOurResidents) {
  breaker.broken(plain("Łukasz Żółć Țîrlea Șerban İbrahim Şimşek Nguyễn Thị Hường Ώρα Ελένη Щукина Ођ"), 11, 400);
  EXPECT_TRUE(missing.empty());
}

TEST_F(Lines, SayTheNameOfACharacterNoFontHas) {
  auto const lines = breaker.broken(plain("hi \xEE\x80\x80"), 11, 400);
  EXPECT_EQ(text_of(lines[0]), "hi [private use area-e000]");
  EXPECT_EQ(missing.at(0xE000), 1);
}

TEST_F(Lines, ComposeAccentsAndDropWhatCannotBeSeen) {
  EXPECT_EQ(settable("Sia\xCC\x82n\xE2\x80\x8B\x01"), "Siân");
  EXPECT_EQ(settable("bad \xFF byte"), "bad \xEF\xBF\xBD byte");
}

}  // namespace
}  // namespace rightsdesk::pdf
