#include "redaction/put_aside.h"

#include <gtest/gtest.h>

#include "core/result.h"

namespace rightsdesk::redaction {
namespace {

std::vector<BurnedPage> two_pages() {
  BurnedPage note;
  note.number = 3;
  note.lines = {{Text{"Visited with "}, Marker{"S2P3-16"}, Text{" – Żółć"}}, {}, {Marker{""}}};
  note.codes = {"S2P3-16", ""};
  BurnedPage scan;
  scan.number = 4;
  scan.layout = document::Layout::fixed;
  scan.width = 595.276;
  scan.height = 841.89;
  scan.withheld_whole = true;
  scan.whole_code = "S3P3-11";
  scan.image = document::PageImage{"image/png", std::string("\x89PNG\0\xFF", 6), 1240, 1754};
  scan.words = {{"Zofia", {72.5, 700, 31.25, 11}}};
  scan.boxes = {{{110, 700, 92, 12}, "S2P3-16"}};
  return {note, scan};
}

TEST(PagesPutAside, ComeBackAsTheyWere) {
  auto const pages = pages_of(bytes_of(two_pages()));
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].number, 3);
  ASSERT_EQ(pages[0].lines.size(), 3U);
  EXPECT_EQ(std::get<Text>(pages[0].lines[0][2]).utf8, " – Żółć");
  EXPECT_EQ(std::get<Marker>(pages[0].lines[0][1]).code, "S2P3-16");
  EXPECT_TRUE(pages[0].lines[1].empty());
  EXPECT_EQ(std::get<Marker>(pages[0].lines[2][0]).code, "");
  EXPECT_EQ(pages[0].codes, (std::vector<std::string>{"S2P3-16", ""}));
  EXPECT_FALSE(pages[0].image);
  EXPECT_EQ(pages[1].layout, document::Layout::fixed);
  EXPECT_EQ(pages[1].width, 595.276);
  EXPECT_TRUE(pages[1].withheld_whole);
  EXPECT_EQ(pages[1].whole_code, "S3P3-11");
  EXPECT_EQ(pages[1].image, two_pages()[1].image);
  EXPECT_EQ(pages[1].words[0].utf8, "Zofia");
  EXPECT_EQ(pages[1].words[0].box, (document::Region{72.5, 700, 31.25, 11}));
  EXPECT_EQ(pages[1].boxes[0].code, "S2P3-16");
  EXPECT_EQ(pages[1].boxes[0].box, (document::Region{110, 700, 92, 12}));
}

TEST(PagesPutAside, AreRefusedWhenTheyAreSomethingElse) {
  EXPECT_THROW(pages_of("no pages"), Fault);
  EXPECT_THROW(pages_of(bytes_of(two_pages()).substr(0, 60)), Fault);
}

}  // namespace
}  // namespace rightsdesk::redaction
