#include "gate/pixels.h"

#include <gtest/gtest.h>

namespace rightsdesk::gate {
namespace {

Grey paper(int width, int height) { return {width, height, std::vector<unsigned char>(static_cast<std::size_t>(width * height), 255)}; }
void paint(Grey& grey, int left, int top, int right, int bottom, int value) {
  for (int y = top; y < bottom; ++y) for (int x = left; x < right; ++x) grey.values[static_cast<std::size_t>(y * grey.width + x)] = static_cast<unsigned char>(value);
}

TEST(Pixels, ReadThreeKindsOfPnm) {
  auto const bits = read_pnm(std::string("P4\n9 1\n\x80\x00", 9));
  ASSERT_TRUE(bits);
  EXPECT_EQ(bits->at(0, 0), 0);
  EXPECT_EQ(bits->at(1, 0), 255);
  EXPECT_EQ(read_pnm("P5\n# made by hand\n2 1\n255\nA\x01")->at(1, 0), 1);
  EXPECT_EQ(read_pnm("P6\n1 1\n255\n\x64\x64\x64")->at(0, 0), 100);
  EXPECT_FALSE(read_pnm("P5\n20 10\n255\nshort"));
  EXPECT_FALSE(read_pnm("P7"));
}

TEST(Pixels, CallABlackBoxSolidAndATranslucentOneNot) {
  Grey grey = paper(200, 100);
  paint(grey, 20, 20, 120, 60, 0);
  EXPECT_TRUE(solid(grey, 20, 20, 120, 60));
  EXPECT_FALSE(has_translucent_box(grey));
  EXPECT_FALSE(solid(grey, 20, 20, 140, 60));
  paint(grey, 40, 35, 80, 40, 40);
  EXPECT_FALSE(solid(grey, 20, 20, 120, 60));
  EXPECT_TRUE(has_translucent_box(grey));
}

TEST(Pixels, LeaveATableHeadingWithWhiteLettersAlone) {
  Grey grey = paper(200, 100);
  paint(grey, 20, 20, 180, 60, 20);
  paint(grey, 40, 35, 160, 45, 255);
  EXPECT_FALSE(has_translucent_box(grey));
}

TEST(Pixels, SeeAMosaicAndNotAChequeredPattern) {
  Grey grey = paper(200, 100);
  for (int i = 0; i < 10; ++i) for (int j = 0; j < 4; ++j) paint(grey, 20 + i * 12, 20 + j * 12, 32 + i * 12, 32 + j * 12, (i * 53 + j * 31) % 200);
  EXPECT_TRUE(has_mosaic(grey));
  Grey plain = paper(200, 100);
  for (int i = 0; i < 10; i += 2) paint(plain, 20 + i * 12, 20, 32 + i * 12, 80, 0);
  EXPECT_FALSE(has_mosaic(plain));
}

}  // namespace
}  // namespace rightsdesk::gate
