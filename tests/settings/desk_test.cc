#include "settings/desk.h"

#include <gmock/gmock.h>

#include "settings/expected.h"
#include "settings/files.h"
#include "settings/statement.h"
#include "yaml/section.h"

namespace rightsdesk::settings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> wrong_with(std::string const& text) {
  auto const file = write(fresh_folder("desk") + "/desk.yaml", text);
  yaml::Complaints complaints;
  load_desk(file, complaints);
  for (auto& complaint : complaints) complaint = complaint.substr(complaint.find("desk.yaml:"));
  return complaints;
}

TEST(TheDesksPolicy, ThatIsShippedIsSound) {
  yaml::Complaints complaints;
  auto const policy = load_desk(tree("config/desk.yaml"), complaints);
  EXPECT_THAT(complaints, IsEmpty());
  EXPECT_EQ(tag_title(policy, "court"), "Court date");
  EXPECT_EQ(tag_title(policy, "her_mother"), "");
  ASSERT_TRUE(policy.second_look);
  EXPECT_EQ(policy.second_look->from_pages, 200);
  ASSERT_TRUE(policy.brief_pages);
  EXPECT_EQ(policy.brief_pages->under_seconds, 3);
  EXPECT_FALSE(policy.brief_pages->must_be_explained);
  EXPECT_THAT(policy.break_after, ElementsAre(20, 40, 60));
}

TEST(TheDesksPolicy, NamesEachFaultOfAFlagWithItsLine) {
  EXPECT_THAT(wrong_with("flags:\n"
                         "  - { id: Court, title: C, words: [court] }\n"
                         "  - { id: court, title: C, words: [court, family court] }\n"
                         "  - { id: court, title: C }\n"),
              ElementsAre("desk.yaml:2: a flag's \"id\" is small letters and \"_\", at most 20", "desk.yaml:3: \"family court\" is more than one word",
                          "desk.yaml:4: \"words\" is missing", "desk.yaml:4: the flag \"court\" is given twice"));
}

TEST(WhatIsExpected, ThatIsShippedIsSoundAndNamesEachFaultWithItsLine) {
  yaml::Complaints complaints;
  auto const rows = load_expected(tree("config/expected.yaml"), complaints);
  EXPECT_THAT(complaints, IsEmpty());
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows.front().id, "child_protection_plan");
  auto const file = write(fresh_folder("expected") + "/expected.yaml", "expected:\n  - { id: a, title: A, told_by: [a], shown_by: [a], why: W }\n  - { id: a, title: A, told_by: [], shown_by: [a] }\n");
  load_expected(file, complaints);
  for (auto& complaint : complaints) complaint = complaint.substr(complaint.find("expected.yaml:"));
  EXPECT_THAT(complaints, testing::Contains("expected.yaml:3: the id \"a\" is given twice"));
  EXPECT_THAT(complaints, testing::Contains("expected.yaml:3: \"why\" is missing"));
}

TEST(TheDesksPolicy, MayLeaveEverythingOut) { EXPECT_THAT(wrong_with("tags: []\n"), IsEmpty()); }

TEST(TheDesksPolicy, AsksForOneTo120SecondsOnAPageAndForNoOthers) {
  EXPECT_THAT(wrong_with("tags: []\nbrief_pages:\n  under_seconds: 120\n"), IsEmpty());
  EXPECT_THAT(wrong_with("tags: []\nbrief_pages:\n  under_seconds: 121\n"), ElementsAre("desk.yaml:3: \"under_seconds\" is 1 to 120"));
  EXPECT_THAT(wrong_with("tags: []\nbrief_pages:\n  must_be_explained: yes\n"), ElementsAre("desk.yaml:3: \"under_seconds\" is 1 to 120"));
}

TEST(TheDesksPolicy, NamesEachFaultWithItsLine) {
  EXPECT_THAT(wrong_with("tags:\n"
                         "  - { id: Her Mother, title: M }\n"
                         "  - { id: court, title: C }\n"
                         "  - { id: court, title: D }\n"
                         "second_look:\n"
                         "  from_pages: 200\n"
                         "  share_percent: 101\n"
                         "break_after: [40, 20]\n"),
              ElementsAre("desk.yaml:2: a tag's \"id\" is small letters and \"_\", at most 20", "desk.yaml:4: the tag \"court\" is given twice",
                          "desk.yaml:6: \"at_least\" is missing", "desk.yaml:7: \"share_percent\" is 1 to 100", "desk.yaml:8: \"break_after\" is minutes from 1 to 240, rising"));
}

TEST(AnAccessibilityStatement, NamesEachFaultWithItsLine) {
  auto const file = write(fresh_folder("statement") + "/accessibility.yaml", "prepared_on: last week\ntested_on: 2026-08-24\ntested_how: By hand\ngaps:\n  - { what: Scans, why: Old }\n");
  yaml::Complaints complaints;
  load_statement(file, complaints);
  for (auto& complaint : complaints) complaint = complaint.substr(complaint.find("accessibility.yaml:"));
  EXPECT_THAT(complaints, ElementsAre("accessibility.yaml:1: \"prepared_on\" is a day, as 2026-11-23", "accessibility.yaml:1: \"answer_days\" is missing", "accessibility.yaml:5: \"instead\" is missing"));
}

}  // namespace
}  // namespace rightsdesk::settings
