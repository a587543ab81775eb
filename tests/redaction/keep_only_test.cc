#include "redaction/keep_only.h"

#include <gmock/gmock.h>

#include "redaction/burn.h"
#include "redaction/consistency.h"
#include "redaction/page_images.h"
#include "redaction/raster.h"
#include "redaction/reviewed.h"

namespace rightsdesk::redaction {
namespace {

using testing::ElementsAre;
using testing::Pair;

constexpr char kRegister[] = "Luca, absent\n\n  Amina Osei, present\n \nShanice, left early";

TEST(LinesThatSaySomething, AreCountedWithoutTheEmptyOnes) {
  EXPECT_THAT(lines_that_say_something(flow(kRegister).pages.front()), ElementsAre(Pair(0, 12), Pair(14, 35), Pair(38, 57)));
  EXPECT_TRUE(lines_that_say_something(flow(" \n\t\n").pages.front()).empty());
}

TEST(TheRest, IsEverythingOutsideWhatIsKeptAndMarked) {
  std::vector<Stretch> const kept{{14, 35}}, marked{{38, 45}};
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (auto const& place : rest_of(flow(kRegister).pages.front(), RecordId("r"), kept, marked)) places.emplace_back(place.begin, place.end);
  EXPECT_THAT(places, ElementsAre(Pair(0, 14), Pair(45, 57))) << "nothing between the kept line and the mark but spaces";
}

ReviewedRecord keeping_second_line(document::Document document) {
  auto const& page = document.pages.front();
  std::vector<Stretch> const kept{lines_that_say_something(page).at(1)};
  std::vector<Proposal> proposals;
  for (auto const& place : rest_of(page, RecordId("r"), kept, {})) {
    proposals.push_back(proposal_at(1, place.begin, place.end, kRest));
    proposals.back().mention.place.region = place.region;
    proposals.back().decision = withhold();
  }
  auto result = finish_review(RecordId("r"), std::move(document), proposals, {}, {checked(1)});
  ENSURE(result, "the test's record must be reviewable");
  return std::move(*result);
}

TEST(TheRest, OfAPictureIsPaintedOverWithWhatHasNoWords) {
  auto document = scanned_page("image/png");
  auto drawing = decoded(*document.pages.front().image);
  for (int row = 300; row < 390; ++row) {  // a drawing below the kept line, which no word tells of
    for (int column = 100; column < 300; ++column) drawing.samples[static_cast<std::size_t>(row * drawing.width + column)] = 90;
  }
  document.pages.front().image = encoded(drawing, "image/png");
  auto const burned = burn(keeping_second_line(document)).pages.front();
  std::vector<std::string> words;
  for (auto const& word : burned.words) words.push_back(word.utf8);
  EXPECT_THAT(words, ElementsAre("Second", "line"));
  auto const raster = decoded(*burned.image);
  auto const at = [&](int column, int row) { return static_cast<int>(raster.samples[static_cast<std::size_t>(row * raster.width + column) * static_cast<std::size_t>(raster.channels)]); };
  EXPECT_EQ(at(60, 90), 0) << "the first line";
  EXPECT_EQ(at(200, 340), 0) << "the drawing";
  EXPECT_EQ(at(500, 200), 0) << "beside the kept line";
  EXPECT_NE(at(90, 200), 0) << "the kept line";
}

TEST(TheRest, IsNotLookedForElsewhereWordByWord) {
  auto record = keeping_second_line(flow("and\nAmina Osei, present"));
  EXPECT_TRUE(withheld_strings(record).empty()) << "“and” stands in every letter";
  std::vector<ReviewedRecord> records;
  records.push_back(std::move(record));
  EXPECT_TRUE(gone_everywhere(records).empty());
}

}  // namespace
}  // namespace rightsdesk::redaction
