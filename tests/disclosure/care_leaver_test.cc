// The pack of a care leaver: long, from many systems, with scans. Every page is there, numbered, and free of warnings.
#include "care_leaver.h"

#include <gmock/gmock.h>

#include <sstream>

#include "made_files.h"
#include "redaction/raster.h"

namespace rightsdesk::disclosure {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A page of a pack as a scanner sees it, at 100 dots an inch, a black box painted into it.
std::string a_scan(document::Region const& box) {
  auto const picture = testing::TempDir() + "scan_of_a_page";
  said_by("pdftoppm -r 100 -f 8 -l 8 -gray -singlefile " + kept(make_pack(sample_input(), templates())->pack.front()) + " " + picture);
  auto const pgm = bytes_in(picture + ".pgm");  // P5, width, height, 255
  std::istringstream head(pgm);
  std::string magic;
  redaction::Raster raster;
  int most = 0;
  head >> magic >> raster.width >> raster.height >> most;
  raster.channels = 1;
  raster.samples.assign(pgm.end() - raster.width * raster.height, pgm.end());
  constexpr double dots = 100.0 / 72;
  auto const dot = [](double points) { return static_cast<int>(points * dots); };
  redaction::paint(raster, {dot(box.x), dot(842 - box.y - box.height), dot(box.x + box.width), dot(842 - box.y)});
  return redaction::encoded(raster, "image/jpeg").bytes;
}

TEST(CareLeaversPack, HasTwelveHundredPagesInVolumesThatEveryToolReads) {
  document::Region const box{72, 640, 160, 14};
  auto const pack = make_pack(care_leavers_file(a_scan(box), box), templates());
  ASSERT_TRUE(pack) << pack.error().text;
  int pages = 0;
  for (auto const& volume : pack->pack) {
    pages += volume.pages;
    auto const path = kept(volume);
    EXPECT_THAT(said_by("qpdf --check " + path), HasSubstr("No syntax or stream encoding errors found")) << volume.file_name;
    auto const text = said_by("pdftotext -layout " + path + " -");
    for (int page = 1; page <= volume.pages; ++page) {
      ASSERT_THAT(text, HasSubstr(", page " + std::to_string(page) + " of " + std::to_string(volume.pages))) << volume.file_name;
    }
    EXPECT_THAT(text, Not(HasSubstr("Syntax")));
  }
  EXPECT_GE(pages, 1200);
  EXPECT_GE(pack->pack.size(), 5U);
  for (auto const& solid : pack->places.boxes) {
    ASSERT_GE(solid.volume, 1);
    ASSERT_LE(solid.page, pack->pack.at(static_cast<std::size_t>(solid.volume) - 1).pages);
  }
}

}  // namespace
}  // namespace rightsdesk::disclosure
