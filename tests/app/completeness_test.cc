// Records that others speak of and nobody found.
#include "app/completeness.h"

#include <gmock/gmock.h>

#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

CaseId with_items(Council& council, std::vector<sources::CollectedItem> const& items) {
  for (auto const& item : items) council.sources.systems().front().files.front().items.push_back(item);
  return under_review(council);
}

std::vector<std::string> ids(std::vector<SpokenOf> const& found) {
  std::vector<std::string> all;
  for (auto const& one : found) all.push_back(one.id);
  return all;
}

TEST(WhatRecordsSpeakOf, IsToldWhereNothingThatWasCollectedIsIt) {
  Council council;
  auto const id = with_items(council, {test::text_item("note-8", "Visit", "2017-05-04", "She was on a child protection\nplan from May 2016 to March 2017.\n"),
                                       test::text_item("note-9", "Phone call", "2017-06-04", "The school asks about the ehcp. The CP plan has ended. They plan care.\n")});
  council.at_desk([&](Office& office) {
    auto const found = spoken_of(office, id);
    EXPECT_THAT(ids(found), ElementsAre("child_protection_plan", "education_health_care_plan"));
    EXPECT_EQ(found[0].records, 2);
    ASSERT_EQ(found[0].told.size(), 2U);
    EXPECT_EQ(found[0].told[0].title, "Visit");
    EXPECT_THAT(found[0].told[0].around, HasSubstr("child protection plan from May 2016 to March 2017."));
    EXPECT_EQ(found[1].told[0].title, "Phone call");
    EXPECT_EQ(found[1].told[0].page, 1);
  });
}

TEST(WhatRecordsSpeakOf, IsNotMissedWhereARecordIsIt) {
  Council council;
  auto const id = with_items(council, {test::text_item("note-8", "Visit", "2017-05-04", "She was on a child protection plan.\n"),
                                       test::text_item("plan-1", "Minutes of the child protection conference", "2016-05-04", "All agreed.\n")});
  council.at_desk([&](Office& office) { EXPECT_THAT(spoken_of(office, id), testing::IsEmpty()); });
}

TEST(WhatRecordsSpeakOf, IsEndedByAPersonWithAReason) {
  Council council;
  auto const id = with_items(council, {test::text_item("note-8", "Visit", "2017-05-04", "There is a child protection plan and an EHCP.\n")});
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(end_spoken_of(office, id, officer(), "child_protection_plan", " ")), "missing");
    EXPECT_EQ(code_of(end_spoken_of(office, id, officer(), "a_treasure", "Nowhere")), "not_found");
    Actor const nobody{StaffId("staff-x"), "x", {"auditor"}};
    EXPECT_EQ(code_of(end_spoken_of(office, id, nobody, "child_protection_plan", "Nowhere")), "not_permitted");
    EXPECT_EQ(code_of(end_spoken_of(office, id, officer(), "child_protection_plan", "It was another council's: they were asked")), "");
    auto const found = spoken_of(office, id);
    EXPECT_THAT(ids(found), ElementsAre("education_health_care_plan", "child_protection_plan")) << "what a person ended stands last";
    EXPECT_FALSE(found[0].ended);
    ASSERT_TRUE(found[1].ended);
    EXPECT_EQ(found[1].ended->reason, "It was another council's: they were asked");
    EXPECT_EQ(found[1].ended->by, officer().id.str());
  });
}

}  // namespace
}  // namespace rightsdesk::app
