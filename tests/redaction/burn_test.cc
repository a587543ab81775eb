#include "redaction/burn.h"

#include <gmock/gmock.h>

#include <cmath>

#include "redaction/boxes.h"
#include "redaction/flow_lines.h"
#include "redaction/page_images.h"
#include "redaction/raster.h"
#include "redaction/reviewed.h"

namespace rightsdesk::redaction {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// "text [code] text" of each line.
std::vector<std::string> written(std::vector<std::vector<Run>> const& lines) {
  std::vector<std::string> out;
  for (auto const& line : lines) {
    out.emplace_back();
    for (auto const& run : line) {
      if (auto const* text = std::get_if<Text>(&run)) out.back() += text->utf8;
      if (auto const* marker = std::get_if<Marker>(&run)) out.back() += "[" + marker->code + "]";
    }
  }
  return out;
}

std::vector<std::string> burned_lines(std::string const& text, std::vector<std::pair<std::size_t, std::size_t>> const& stretches) {
  return written(burn(reviewed("r", text, stretches)).pages.front().lines);
}

TEST(FlowPages, HoldAMarkerWhereTextWent) {
  EXPECT_THAT(burned_lines("Call from Joan Pike today.\nShe was upset.", {{10, 19}}),
              ElementsAre("Call from [S2P3-16] today.", "She was upset."));
}

TEST(FlowPages, LeaveNoGapThatTells) {
  EXPECT_THAT(burned_lines("Call from   Joan    today.", {{12, 16}}), ElementsAre("Call from [S2P3-16] today."));
  EXPECT_THAT(burned_lines("    Joan rang.   ", {{4, 8}}), ElementsAre("[S2P3-16] rang."));
  EXPECT_THAT(burned_lines("Joan\tPike\t07700 900123\tyes", {{0, 4}, {5, 9}, {10, 22}}), ElementsAre("[S2P3-16]\t[S2P3-16]\t[S2P3-16]\tyes"));
}

TEST(FlowPages, JoinMarkersThatOnlySpacesPart) {
  EXPECT_THAT(burned_lines("Joan Mary Pike rang.", {{0, 4}, {5, 9}, {10, 14}}), ElementsAre("[S2P3-16] rang."));
}

TEST(FlowPages, DoNotTellHowManyLinesWent) {
  EXPECT_THAT(burned_lines("Address:\n12 Mill Lane\nBarking\nIG11 7LU\nNext visit", {{9, 38}}), ElementsAre("Address:", "[S2P3-16]", "Next visit"));
  EXPECT_THAT(burned_lines("It was Joan Pi-\nke who rang.", {{7, 18}}), ElementsAre("It was [S2P3-16] who rang."));
}

TEST(FlowPages, KeepWhatIsNotRemovedAsItStood) {
  EXPECT_THAT(burned_lines("  indented   text\n\nČapek 😀", {}), ElementsAre("  indented   text", "", "Čapek 😀"));
}

TEST(BurnedRecords, CountTheirCodesInOrder) {
  auto const record = burn(reviewed("r", "Joan rang Rose.", {{0, 4}, {10, 14}}));
  EXPECT_THAT(record.pages.front().codes, ElementsAre("S2P3-16", "S2P3-16"));
}

TEST(BurnedRecords, LoseWithheldNamesFromTitleAndAuthor) {
  auto document = flow("Call from Joan Pike about Ada Okoro.");
  document.title = "RE: joan pike's call (Joan) about Ada";
  document.author = "Pike_Joan";
  auto joan = proposal_at(1, 10, 19, "person");
  joan.decision = withhold();
  auto const result = finish_review(RecordId("r"), document, {joan}, {}, {checked(1)});
  ASSERT_TRUE(result);
  auto const burned = burn(*result);
  EXPECT_EQ(burned.title, "RE: [withheld]'s call ([withheld]) about Ada");
  EXPECT_EQ(burned.author, "[withheld]_[withheld]");
  EXPECT_THAT(withheld_strings(*result), ElementsAre("Joan Pike"));
}

TEST(BurnedRecords, LoseWhatWasWithheldInOtherRecordsFromTitleAndAuthorToo) {
  BurnedRecord record{RecordId("r"), "Visit to Joan Pike, care leaver", "Kelechi <kelechi@example.org>", "2012-01-14", {}};
  taking_out_of_heads({"joan pike", "kelechi@example.org"})(record);
  EXPECT_EQ(record.title, "Visit to [withheld], care leaver");
  EXPECT_EQ(record.author, "Kelechi <[withheld]>");
}

TEST(BurnedRecords, SayThatAPageIsWithheldAndNothingOfIt) {
  auto page = checked(1);
  page.whole = withhold("S3P3-11");
  auto const result = finish_review(RecordId("r"), flow("Joan rang."), {}, {}, {page});
  ASSERT_TRUE(result);
  auto const burned = burn(*result).pages.front();
  EXPECT_TRUE(burned.withheld_whole);
  EXPECT_EQ(burned.whole_code, "S3P3-11");
  EXPECT_THAT(burned.lines, IsEmpty());
  EXPECT_THAT(burned.codes, ElementsAre("S3P3-11"));
}

class FixedPages : public testing::TestWithParam<char const*> {};

ReviewedRecord scanned(std::string const& media_type, std::vector<Proposal> proposals) {
  for (auto& proposal : proposals) proposal.decision = withhold();
  auto result = finish_review(RecordId("r"), scanned_page(media_type), proposals, {}, {checked(1)});
  ENSURE(result, "the test's record must be reviewable");
  return std::move(*result);
}

TEST_P(FixedPages, ArePaintedInOneColourUnderTheirBoxes) {
  auto const burned = burn(scanned(GetParam(), {proposal_at(1, 5, 14, "person")})).pages.front();
  ASSERT_EQ(burned.boxes.size(), 1U);
  auto const raster = decoded(*burned.image);
  auto const& box = burned.boxes.front().box;
  double const scale = raster.width / burned.width;
  for (int y = static_cast<int>((burned.height - box.y - box.height) * scale); y < static_cast<int>((burned.height - box.y) * scale); ++y) {
    for (int x = static_cast<int>(box.x * scale); x < static_cast<int>((box.x + box.width) * scale); ++x) {
      ASSERT_EQ(raster.samples[static_cast<std::size_t>(y * raster.width + x)], 0) << x << "," << y;
    }
  }
}

TEST_P(FixedPages, KeepOnlyTheWordsThatNoBoxTouches) {
  auto const burned = burn(scanned(GetParam(), {proposal_at(1, 5, 14, "person")})).pages.front();
  for (auto const& word : burned.words) {
    EXPECT_THAT(word.utf8, Not(testing::AnyOf("Joan", "Pike")));
    for (auto const& painted : burned.boxes) EXPECT_FALSE(overlap(word.box, painted.box)) << word.utf8;
  }
  EXPECT_EQ(burned.words.back().utf8, "line");
}

TEST_P(FixedPages, CarryNothingButPixels) {
  auto const burned = burn(scanned(GetParam(), {})).pages.front();
  EXPECT_THAT(burned.image->bytes, Not(HasSubstr("Exif")));
  EXPECT_THAT(burned.image->bytes, Not(HasSubstr("tEXt")));
  EXPECT_EQ(burned.image->media_type, GetParam());
}

INSTANTIATE_TEST_SUITE_P(OfBothKinds, FixedPages, testing::Values("image/png", "image/jpeg"));

TEST(FixedPage, CoversADrawnAreaAndEveryWordThatItTouches) {
  auto area = proposal_at(1, 0, 0, "area");
  area.mention.place.region = document::Region{60, 100, 20, 5};
  auto const record = scanned("image/png", {area});
  auto const burned = burn(record).pages.front();
  EXPECT_THAT(withheld_strings(record), ElementsAre("Second line"));
  ASSERT_EQ(burned.boxes.size(), 1U);
  EXPECT_LE(burned.boxes.front().box.x, 40);
}

TEST(Boxes, AreWholeStepsWideWhateverTheName) {
  for (auto const& [begin, end] : std::vector<std::pair<std::size_t, std::size_t>>{{5, 9}, {5, 14}, {10, 14}, {31, 35}}) {
    auto const record = scanned("image/png", {proposal_at(1, begin, end, "person")});
    for (auto const& box : boxes_for(record.document().pages.front(), record.removals())) {
      EXPECT_NEAR(std::remainder(box.box.width, kBoxStep), 0, 1e-9) << begin;
    }
  }
}

TEST(FixedPage, RefusesAnImageThatIsNotWhatItSays) {
  auto document = scanned_page("image/png");
  document.pages.front().image->bytes = "not an image";
  auto const result = finish_review(RecordId("r"), document, {}, {}, {checked(1)});
  ASSERT_TRUE(result);
  EXPECT_THROW(burn(*result), Fault);
  document.pages.front().image->media_type = "image/jpeg";
  auto const jpeg = finish_review(RecordId("r"), document, {}, {}, {checked(1)});
  ASSERT_TRUE(jpeg);
  EXPECT_THROW(burn(*jpeg), Fault);
}

TEST(Burning, LeavesNoneOfTheWithheldStringsToBeFound) {
  std::string const text =
      "From: Joan Pike <joan.pike@example.org>\nTo: Katarzyna Hall\n\nDear Kasia,\nMrs Tshala Mbuyi of 14 Mill Lane, Barking, "
      "IG11 9ZZ (07700 900123, DOB 12/03/1980)\nsaw the boy. Joan\nPike and Mbuyi's son Kofi, NHS number 943 476 5919, agree.\nRegards,\nJoan";
  auto const people = std::vector{subject({"Adaeze Okoro"}), known("j", "neighbour", {"Joan Pike"})};
  std::vector<Proposal> proposals;
  for (auto const& mention : propose(flow(text), RecordId("r"), people, our_recognisers())) {
    proposals.push_back({ProposalId("p"), mention, withhold(), "program"});
  }
  auto const result = finish_review(RecordId("r"), flow(text), proposals, {}, {checked(1)});
  ASSERT_TRUE(result);
  std::string rest;
  for (auto const& line : written(burn(*result).pages.front().lines)) rest += line + "\n";
  for (auto const& gone : withheld_strings(*result)) EXPECT_THAT(rest, Not(HasSubstr(gone)));
  for (std::string const gone : {"Joan", "Pike", "Kasia", "Hall", "Mbuyi", "Tshala", "Kofi", "Mill", "IG11", "07700", "1980", "943 476", "@"}) {
    EXPECT_THAT(rest, Not(HasSubstr(gone)));
  }
  EXPECT_THAT(rest, HasSubstr("saw the boy."));
}

}  // namespace
}  // namespace rightsdesk::redaction
