#include "app/decided.h"

#include <gmock/gmock.h>

#include "app/review_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::HasSubstr;

TEST(WhatWasDecided, IsToldOfRecordsPeopleAndPlacesNewestFirst) {
  Council council;
  auto const id = under_review(council);
  council.clock.at += std::chrono::hours(1);
  council.at_desk([&](Office& office) {
    auto const before = decided_in(office, id);
    ASSERT_FALSE(before.empty());
    for (auto const& one : before) EXPECT_TRUE(one.outcome == "confirmed" || one.outcome == "rejected") << one.outcome << ": nothing of the review is decided yet";
    auto const grace = person_named(office, id, "Grace Osei");
    ASSERT_TRUE(decide_people(office, id, reviewer(), {grace}, {redaction::Outcome::withhold, kThirdParty, "She did not agree"}));
    auto const newest = decided_in(office, id).front();
    EXPECT_THAT(newest.about, HasSubstr("Grace Osei"));
    EXPECT_EQ(newest.where, "people");
    EXPECT_EQ(newest.outcome, "withhold");
    EXPECT_EQ(newest.code, kThirdParty);
    EXPECT_EQ(newest.reason, "She did not agree");
    EXPECT_EQ(newest.by, "staff-reviewer");
    council.clock.at += std::chrono::hours(1);
    auto const note = record_keyed(office, id, "note-1");
    auto const mention = review_page(office, id, note, 1)->proposals.front().id;
    ASSERT_TRUE(decide_proposal(office, id, reviewer(), note, mention, redaction::Outcome::release, "", "She was there"));
    auto const place = decided_in(office, id).front();
    EXPECT_EQ(place.about, "“Case note, 3 March 2009”, page 1");
    EXPECT_EQ(place.where, note.str() + "/1");
    EXPECT_EQ(place.outcome, "release");
    EXPECT_EQ(decided_in(office, id).size(), before.size() + 2);
  });
}

}  // namespace
}  // namespace rightsdesk::app
