#include "app/same_pages.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "core/text.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;
using testing::ElementsAre;

constexpr char kMinutes[] =
    "The panel met on 4 May and heard from the school and the health visitor. The caller from the flat above was not named.\n"
    "It was agreed that the plan goes on for another six months and is then looked at again.\n";
constexpr char kQuoting[] =
    "Please see below what was agreed.\n> The panel met on 4 May and heard from the school and the health visitor. The caller from the flat\n"
    "> above was not named.\nAmina was told by telephone.\n";

/// The minutes twice, and a mail that quotes them.
CaseId with_minutes(Council& council) {
  auto& items = council.sources.system(kSocialCare).files.front().items;
  items.push_back(test::text_item("minutes-1", "Minutes", "2012-05-04", kMinutes));
  items.push_back(test::text_item("minutes-2", "Minutes, copy", "2012-05-04", std::string(kMinutes) + "Copy for the file\n"));
  items.push_back(test::text_item("mail-1", "Email, 6 May 2012", "2012-05-06", kQuoting));
  return under_review(council);
}

TEST(TheSameText, IsFoundAcrossTheCaseWhenThirdPartiesAreProposed) {
  Council council;
  auto const id = with_minutes(council);
  council.at_desk([&](Office& office) {
    auto const minutes = record_keyed(office, id, "minutes-1");
    auto const same = same_pages(office, id, minutes, 1);
    ASSERT_TRUE(same);
    ASSERT_EQ(same->pages.size(), 2u);
    EXPECT_EQ(same->pages[0].title, "Minutes, copy");
    EXPECT_TRUE(same->pages[0].alike);
    EXPECT_EQ(same->pages[0].only_here, "");
    EXPECT_EQ(same->pages[0].only_there, "Copy for the file");
    EXPECT_EQ(same->pages[1].title, "Email, 6 May 2012");
    EXPECT_FALSE(same->pages[1].alike);
    EXPECT_EQ(standing_of(office, id, minutes, 1).times, 2u);
    EXPECT_EQ(standing_of(office, id, minutes, 1).passages, 1u);
    ASSERT_EQ(same_groups(office, id).size(), 1u);
    EXPECT_EQ(standing_of(office, id, record_keyed(office, id, "note-3"), 1).times, 1u);
    EXPECT_EQ(code_of(same_pages(office, id, RecordId("another"), 1)), "not_found");
  });
}

TEST(ADecisionTakenOnce, IsTakenOverWhereverTheSameWordsStandAndUndoneAsOne) {
  Council council;
  auto const id = with_minutes(council);
  council.at_desk([&](Office& office) {
    auto const minutes = record_keyed(office, id, "minutes-1");
    auto const begin = to_code_points(kMinutes).find(U"The caller from the flat above");
    ASSERT_TRUE(withhold_place(office, id, reviewer(), {minutes, 1, begin, begin + 30}, kThirdParty, "It points to who called"));
    auto const shown = take_over_shown(office, id, minutes, 1);
    ASSERT_EQ(shown->places.size(), 2u);
    std::vector<std::string> words;
    for (auto const& place : shown->places) words.push_back(place.context.title + ": " + place.context.words);
    EXPECT_THAT(words, testing::UnorderedElementsAre("Minutes, copy: The caller from the flat above", "Email, 6 May 2012: The caller from the flat > above"));
    EXPECT_EQ(shown->places.front().becomes.code, kThirdParty);
    EXPECT_EQ(code_of(take_over(office, id, reviewer(), minutes, 1, "another")), "changed");
    EXPECT_EQ(code_of(take_over(office, id, officer(), minutes, 1, shown->seal)), "not_permitted");
    ASSERT_TRUE(take_over(office, id, reviewer(), minutes, 1, shown->seal));
    EXPECT_TRUE(take_over_shown(office, id, minutes, 1)->places.empty());
    EXPECT_EQ(code_of(take_over(office, id, reviewer(), minutes, 1, shown->seal)), "nothing");
    auto const mail = record_keyed(office, id, "mail-1");
    auto const held = [&] {
      auto const page = review_page(office, id, mail, 1);
      return std::count_if(page->holds.begin(), page->holds.end(), [](auto const& one) { return one.reason == "It points to who called"; });
    };
    EXPECT_EQ(held(), 1);
    EXPECT_EQ(review_acts(office, id).front().what, "twins");
    ASSERT_TRUE(undo_act(office, id, reviewer(), review_acts(office, id).front().id, "The mail went to her anyway"));
    EXPECT_EQ(held(), 0);
  });
}

}  // namespace
}  // namespace rightsdesk::app
