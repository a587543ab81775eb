#include "settings/desk.h"

#include <gmock/gmock.h>

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
