#include "app/keep_only.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/release.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "core/text.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;
using testing::ElementsAre;

Ruling const kOthers{Outcome::withhold, kThirdParty, "The register is about other children"};

/// A register of attendees: one line is about the person who asks.
CaseId with_register(Council& council) {
  council.sources.system(kSocialCare).files.front().items.push_back(
      test::text_item("register-1", "Attendance register", "2012-05-04",
                      "Youth club, attendance\n\nLuca Ferrante, absent, has a broken arm\nAmina Osei, present\nShanice Boateng, present, left early\n"));
  return under_review(council);
}

KeepOnly keeping(RecordId const& record, std::set<std::pair<int, int>> lines) { return {record, 0, std::move(lines)}; }

TEST(KeepingOnlyChosenLines, OffersTheLinesThatNameThePersonWhoAsks) {
  Council council;
  auto const id = with_register(council);
  council.at_desk([&](Office& office) {
    auto const desk = keep_desk(office, id, record_keyed(office, id, "register-1"), 1);
    ASSERT_TRUE(desk);
    ASSERT_EQ(desk->lines.size(), 4u) << "an empty line is none";
    EXPECT_EQ(desk->lines[2].text, "Amina Osei, present");
    EXPECT_TRUE(desk->lines[2].names_subject);
    EXPECT_FALSE(desk->lines[1].names_subject);
    EXPECT_EQ(code_of(keep_desk(office, id, RecordId("another"), 0)), "not_found");
    EXPECT_EQ(code_of(keep_desk(office, id, record_keyed(office, id, "register-1"), 2)), "not_found");
  });
}

TEST(KeepingOnlyChosenLines, WithholdsEverythingElseUnderOneGroundAsOneAct) {
  Council council;
  auto const id = with_register(council);
  council.at_desk([&](Office& office) {
    auto const record = record_keyed(office, id, "register-1");
    auto const keep = keeping(record, {{1, 3}});
    auto const shown = keep_shown(office, id, keep);
    ASSERT_TRUE(shown);
    ASSERT_EQ(shown->pages.size(), 1u);
    EXPECT_THAT(shown->pages.front().kept, ElementsAre("Amina Osei, present"));
    EXPECT_EQ(shown->pages.front().goes, 3u);
    ASSERT_TRUE(keep_only(office, id, reviewer(), keep, kOthers, shown->seal));
    auto const page = review_page(office, id, record, 1);
    std::string stays;
    std::size_t at = 0;
    for (std::size_t i = 0; i < page->proposals.size(); ++i) {
      auto const& place = page->proposals[i].mention.place;
      EXPECT_EQ(page->holds[i].outcome, Outcome::withhold);
      EXPECT_EQ(page->holds[i].code, kThirdParty);
      EXPECT_EQ(page->holds[i].reason, "The register is about other children");
      if (place.begin > at) stays += slice(page->page.text, at, place.begin);
      at = std::max(at, place.end);
    }
    EXPECT_EQ(tidied(stays), "Amina Osei, present");
    EXPECT_EQ(review_acts(office, id).size(), 1u);
    EXPECT_EQ(code_of(keep_shown(office, id, keeping(record, {{1, 2}}))), "chosen");
    ASSERT_TRUE(undo_act(office, id, reviewer(), review_acts(office, id).front().id, "Two more lines are about her"));
    auto const seen = review_page(office, id, record, 1);
    for (auto const& proposal : seen->proposals) {
      EXPECT_EQ(proposal.decision.outcome, Outcome::undecided);
      EXPECT_EQ(proposal.origin, "program");
    }
  });
}

TEST(KeepingOnlyChosenLines, IsRefusedWithoutALineAReasonOrAGround) {
  Council council;
  auto const id = with_register(council);
  council.at_desk([&](Office& office) {
    auto const record = record_keyed(office, id, "register-1");
    EXPECT_EQ(code_of(keep_shown(office, id, keeping(record, {}))), "missing");
    EXPECT_EQ(code_of(keep_shown(office, id, keeping(record, {{1, 9}}))), "no_such_line");
    EXPECT_EQ(code_of(keep_shown(office, id, keeping(RecordId("another"), {{1, 1}}))), "not_found");
    auto const keep = keeping(record, {{1, 3}});
    auto const seal = keep_shown(office, id, keep)->seal;
    EXPECT_EQ(code_of(keep_only(office, id, reviewer(), keep, {Outcome::withhold, "S2P3-99", "Others"}, seal)), "no_exemption");
    EXPECT_EQ(code_of(keep_only(office, id, reviewer(), keep, {Outcome::withhold, kThirdParty, " "}, seal)), "missing");
    EXPECT_EQ(code_of(keep_only(office, id, officer(), keep, kOthers, seal)), "not_permitted");
    EXPECT_EQ(code_of(keep_only(office, id, reviewer(), keeping(record, {{1, 2}}), kOthers, seal)), "changed");
  });
}

TEST(KeepingOnlyChosenLines, PassesTheSameGateAndNothingElseLeaves) {
  Council council;
  auto const id = with_register(council);
  council.at_desk([&](Office& office) {
    auto const record = record_keyed(office, id, "register-1");
    auto const keep = keeping(record, {{1, 3}});
    ASSERT_TRUE(keep_only(office, id, reviewer(), keep, kOthers, keep_shown(office, id, keep)->seal));
  });
  auto const text = plain_text_once_sealed(council, id);
  EXPECT_NE(text.find("Amina Osei, present"), std::string::npos);
  for (auto const* word : {"Luca", "Ferrante", "broken arm", "Shanice", "left early"}) EXPECT_EQ(text.find(word), std::string::npos) << word;
}

}  // namespace
}  // namespace rightsdesk::app
