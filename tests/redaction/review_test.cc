#include "redaction/review.h"

#include <gmock/gmock.h>

#include <type_traits>

#include "redaction/consistency.h"
#include "redaction/room.h"
#include "redaction/reviewed.h"

namespace rightsdesk::redaction {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

static_assert(!std::is_default_constructible_v<ReviewedRecord>, "only finish_review() makes one");
static_assert(!std::is_constructible_v<ReviewedRecord, RecordId, document::Document>);
static_assert(!std::is_constructible_v<ReviewedRecord, document::Document>);
static_assert(!std::is_aggregate_v<ReviewedRecord>);
static_assert(std::is_copy_constructible_v<ReviewedRecord> && std::is_move_constructible_v<ReviewedRecord>);

std::vector<std::string> points_of(Result<ReviewedRecord, std::vector<OpenPoint>> const& result) {
  std::vector<std::string> out;
  if (result) return out;
  for (auto const& point : result.error()) out.push_back(std::to_string(point.page) + ": " + point.what);
  return out;
}

TEST(DecisionFor, AProposalIsItsOwnElseItsPersonsElseUndecided) {
  auto one = proposal_at(1, 0, 4, "person", PersonId("joan"));
  std::map<PersonId, Decision> const people{{PersonId("joan"), withhold()}};
  EXPECT_EQ(decision_for(one, {}).outcome, Outcome::undecided);
  EXPECT_EQ(decision_for(one, people).outcome, Outcome::withhold);
  one.decision = release();
  EXPECT_EQ(decision_for(one, people).outcome, Outcome::release);
}

TEST(FinishReview, ListsEveryPointStillOpen) {
  auto document = flow("Joan rang. Rose rang. Bola rang.");
  document.pages.push_back({2, document::Layout::flow, 595, 842, "Second page"});
  auto without_code = proposal_at(1, 22, 26, "person");
  without_code.decision = {Outcome::withhold, "", "", StaffId("s"), {}};
  auto nobody = proposal_at(1, 0, 4, "person");
  nobody.decision = {Outcome::release, "", "", {}, {}};
  auto const result = finish_review(RecordId("r"), document, {nobody, proposal_at(1, 11, 15, "person"), without_code}, {}, {checked(1)});
  EXPECT_THAT(points_of(result), ElementsAre("1: a proposal was decided by nobody who is named",
                                             "1: a proposal is withheld without an exemption code",
                                             "1: 1 proposal waits for a decision", "2: nobody has checked this page"));
}

TEST(FinishReview, RefusesRemovalsThatCannotBeCarriedOut) {
  auto beyond = proposal_at(1, 5, 400, "person");
  beyond.decision = withhold();
  auto nowhere = proposal_at(1, 3, 3, "area");
  nowhere.decision = withhold();
  EXPECT_THAT(points_of(finish_review(RecordId("r"), flow("Joan rang."), {beyond, nowhere}, {}, {checked(1)})),
              ElementsAre("1: something is withheld beyond the end of the page's text", "1: something withheld marks neither text nor an area",
                          "1: an area is withheld, but this page is text: mark the words"));
}

TEST(FinishReview, AsksForAnAreaWhereTheImageHasNoSuchWords) {
  document::Document document;
  document.pages.push_back({1, document::Layout::fixed, 595, 842, "Joan rang.", {}, document::PageImage{}});
  auto joan = proposal_at(1, 0, 4, "person");
  joan.decision = withhold();
  EXPECT_THAT(points_of(finish_review(RecordId("r"), document, {joan}, {}, {checked(1)})),
              ElementsAre("1: words withheld cannot be found on the image: draw their area"));
}

TEST(FinishReview, AWithheldPageSettlesItsProposals) {
  auto page = checked(1);
  page.whole = withhold();
  auto const result = finish_review(RecordId("r"), flow("Joan rang."), {proposal_at(1, 0, 4, "person")}, {}, {page});
  ASSERT_TRUE(result);
  EXPECT_THAT(result->removals(), IsEmpty());
  EXPECT_EQ(result->withheld_pages().at(1).code, "S2P3-16");
}

TEST(FinishReview, TakesWholeWordsAndKeepsRemovalsApart) {
  auto half = proposal_at(1, 2, 6, "person");   // "an Pi" of "Joan Pike"
  auto later = proposal_at(1, 5, 14, "passage");
  half.decision = later.decision = withhold();
  auto const result = finish_review(RecordId("r"), flow("Joan Pike rang us."), {later, half}, {}, {checked(1)});
  ASSERT_TRUE(result);
  ASSERT_THAT(result->removals(), SizeIs(2));
  EXPECT_EQ(result->removals()[0].place.begin, 0U);
  EXPECT_EQ(result->removals()[0].place.end, 9U);
  EXPECT_EQ(result->removals()[1].place.begin, 9U);
  EXPECT_EQ(result->removals()[1].place.end, 14U);
}

TEST(Inconsistencies, NameTheSameStringWithheldHereAndKeptThere) {
  std::vector<ReviewedRecord> const records{reviewed("a", "Joan Pike rang. Rosa came.", {{0, 9}, {16, 20}}),
                                            reviewed("b", "We asked JOAN\nPIKE and Rosalind.", {})};
  auto const found = inconsistencies(records);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].text, "Joan Pike");
  EXPECT_EQ(found[0].kept.front().record, RecordId("b"));
  EXPECT_EQ(found[0].kept.front().begin, 9U);
  EXPECT_EQ(found[0].kept.front().end, 18U);
  EXPECT_THAT(gone_everywhere(records), ElementsAre("Rosa"));
}

TEST(Inconsistencies, NameAPageWithheldHereAndKeptThere) {
  std::string const text = "Minutes of the meeting of 3 May about the placement.";
  auto page = checked(1);
  page.whole = withhold();
  auto const whole = finish_review(RecordId("a"), flow(text), {}, {}, {page});
  ASSERT_TRUE(whole);
  std::vector<ReviewedRecord> const records{*whole, reviewed("b", text, {})};
  auto const found = inconsistencies(records);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].kind, "page");
}

TEST(Inconsistencies, AreNoneWhereEveryOccurrenceGoes) {
  std::vector<ReviewedRecord> const records{reviewed("a", "Joan rang. Joan left.", {{0, 4}, {11, 15}})};
  EXPECT_THAT(inconsistencies(records), IsEmpty());
}

}  // namespace
}  // namespace rightsdesk::redaction
