// What keeps a pack from being made or sealed, and where each of it is mended.
#include "app/pack_gate.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/pack_making.h"
#include "app/release.h"
#include "app/review_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::ElementsAre;

TEST(WhatTheGateFinds, LeadsToThePageOfTheRecordThatStandsThere) {
  gate::Report report;
  report.verdict = gate::Report::Verdict::leak;
  report.leaks = {{"live_text", 7, "the text of the page"}, {"live_text", 2, "the text of the page"}, {"metadata", 0, "the title"}};
  Checked checked;
  note_report("srr-1-pack.pdf", report, [](int page) { return page == 7 ? "r-1/3" : ""; }, checked);
  EXPECT_THAT(checked.blockers, ElementsAre(OpenPoint{"srr-1-pack.pdf, page 7: live_text, the text of the page", "r-1/3"},
                                            OpenPoint{"srr-1-pack.pdf, page 2: live_text, the text of the page", ""},
                                            OpenPoint{"srr-1-pack.pdf: metadata, the title", ""}));
}

TEST(WhatHoldsUpAPack, LeadsToThePageTheSearchOrTheReportWhereItIsMended) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-1").str();
    auto making = gather_pack(office, id);
    ASSERT_FALSE(making) << "nothing is decided yet";
    std::set<std::string> places;
    for (auto const& point : making.error()) places.insert(point.where);
    EXPECT_TRUE(places.contains(note + "/1"));
    EXPECT_FALSE(places.contains("")) << "each can be gone to";
    decide_review(office, id);
    making = gather_pack(office, id);
    ASSERT_FALSE(making);
    places.clear();
    for (auto const& point : making.error()) places.insert(point.where);
    EXPECT_TRUE(places.contains("grounds"));
    EXPECT_TRUE(places.contains("inconsistencies"));
    EXPECT_TRUE(places.contains(note + "/1")) << "nobody has checked the page";
    review_everything(office, id);
    making = gather_pack(office, id);
    ASSERT_TRUE(making);
    // Born on 14 May 2001: to the 25th birthday (RT-1), or 75 years (RT-4); when her tenancy ended nobody knows.
    EXPECT_EQ(making->input.kept_until.at("social-care"), parse_date("2026-05-13"));
    EXPECT_EQ(making->input.kept_until.at("care"), parse_date("2076-05-14"));
    EXPECT_FALSE(making->input.kept_until.contains("housing"));
  });
}

TEST(ABlockedPack, KeepsWhereEachBlockerIsMended) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    PackRow blocked;
    blocked.id = PackId::fresh();
    blocked.about = id;
    blocked.state = PackState::blocked;
    blocked.blockers = {{"“Visit”, page 2: nobody has checked it", "r-1/2"}, {"The pack could not be checked"}};
    office.works.in_one([&](Work& work) { work.packs().add(blocked); });
    EXPECT_EQ(packs(office, id).at(0).blockers, blocked.blockers);
  });
}

}  // namespace
}  // namespace rightsdesk::app
