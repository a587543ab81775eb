#include "app/second_look.h"

#include <gmock/gmock.h>

#include "app/about_them.h"
#include "app/caseload.h"
#include "app/release.h"
#include "app/review_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using testing::SizeIs;
using Found = PageLook::Found;

/// This tree's rules, but that every answer of that many pages is a large one.
std::unique_ptr<settings::Rules> large_from(int pages, int share_percent, int at_least) {
  auto rules = settings::load_rules(RIGHTSDESK_TREE);
  if (!rules) throw Bug("this tree's rules are not sound");
  (*rules)->desk.second_look = settings::SecondLook{pages, share_percent, at_least};
  return std::move(*rules);
}

std::string released(Office& office, CaseId const& id, Actor const& actor = second_reviewer()) {
  return code_of(release_pack(office, id, actor, packs(office, id).front().pack_sha256, kEmail));
}

std::vector<std::string> looked_at_all(Office& office, CaseId const& id) {
  std::vector<std::string> refusals;
  auto const desk = second_look(office, id, second_reviewer());
  for (auto const& page : desk->pages) {
    auto const done = look_at_page(office, id, second_reviewer(), page.where, Found::right, "");
    if (!done) refusals.push_back(done.error().text);
  }
  return refusals;
}

// The ten hashes: printf '%s r/%d' "$seed" "$i" | sha256sum, sorted.
TEST(TheLot, IsTheSameForTheSameSeedWhoeverDrawsIt) {
  std::vector<std::string> pages;
  for (int i = 1; i <= 10; ++i) pages.push_back("r/" + std::to_string(i));
  EXPECT_THAT(drawn_by_lot(pages, {1, 30, 1}, std::string(32, '0')), ElementsAre("r/1", "r/7", "r/9"));
  EXPECT_THAT(drawn_by_lot(pages, {1, 30, 1}, std::string(32, 'f')), ElementsAre("r/3", "r/4", "r/7"));
  EXPECT_THAT(drawn_by_lot(pages, {1, 1, 2}, std::string(32, '0')), ElementsAre("r/1", "r/7")) << "at least two";
  EXPECT_THAT(drawn_by_lot(pages, {1, 11, 1}, std::string(32, '0')), SizeIs(2)) << "a share is rounded up";
  EXPECT_THAT(drawn_by_lot(pages, {1, 100, 50}, std::string(32, '0')), SizeIs(10)) << "no more than there are";
  EXPECT_THAT(drawn_by_lot({}, {1, 10, 5}, std::string(32, '0')), IsEmpty());
}

TEST(ASmallAnswer, HasNoPagesDrawn) {
  Council council;  // large from 200 pages
  auto const id = sealed_case(council);
  council.at_desk([&](Office& office) {
    EXPECT_FALSE(second_look(office, id, second_reviewer()));
    EXPECT_EQ(code_of(look_at_page(office, id, second_reviewer(), "note/1", Found::right, "")), "not_drawn");
    EXPECT_EQ(released(office, id), "");
  });
}

TEST(ALargeAnswer, IsReleasedOnceEveryPageThatWasDrawnWasLookedAt) {
  auto const rules = large_from(2, 1, 1);
  Council council(*rules);
  auto const id = sealed_case(council);
  council.at_desk([&](Office& office) {
    auto const desk = second_look(office, id, second_reviewer());
    ASSERT_TRUE(desk);
    EXPECT_EQ(desk->refused, "");
    EXPECT_THAT(desk->draw.seed, SizeIs(32));
    EXPECT_GT(desk->draw.pages, static_cast<int>(desk->pages.size()));
    EXPECT_EQ(std::count_if(desk->pages.begin(), desk->pages.end(), [](auto const& page) { return page.why == "lot"; }), 1);
    auto const refused_so = release_pack(office, id, second_reviewer(), packs(office, id).front().pack_sha256, kEmail);
    ASSERT_FALSE(refused_so);
    EXPECT_EQ(refused_so.error().code, "second_look");
    EXPECT_THAT(refused_so.error().because.at(0).text, HasSubstr("not looked at yet"));
    EXPECT_THAT(looked_at_all(office, id), IsEmpty());
    EXPECT_EQ(released(office, id), "");
    auto const events = case_overview(office, id, officer())->events;
    auto const release = std::find_if(events.begin(), events.end(), [](auto const& event) { return event.what == "released"; });
    ASSERT_NE(release, events.end());
    EXPECT_THAT(casework::detail_of(*release, "second_look"), HasSubstr("1 by lot"));
    EXPECT_THAT(casework::detail_of(*release, "second_look"), HasSubstr("drawn from the seed " + desk->draw.seed));
  });
}

TEST(ALargeAnswer, IsLookedAtByNobodyWhoReviewedIt) {
  auto const rules = large_from(2, 1, 1);
  Council council(*rules);
  auto const id = sealed_case(council);
  council.at_desk([&](Office& office) {
    auto const page = second_look(office, id, reviewer())->pages.at(0).where;
    EXPECT_NE(second_look(office, id, reviewer())->refused, "");
    EXPECT_EQ(code_of(look_at_page(office, id, reviewer(), page, Found::right, "")), "not_yet") << "the reviewer has the role, and reviewed it";
    EXPECT_EQ(code_of(look_at_page(office, id, officer(), page, Found::right, "")), "not_permitted");
    EXPECT_EQ(code_of(look_at_page(office, id, second_reviewer(), "another/1", Found::right, "")), "not_drawn");
    EXPECT_EQ(code_of(look_at_page(office, id, second_reviewer(), page, Found::wrong, " ")), "missing");
  });
}

TEST(APageThatIsWrong, HasEveryPageLookedAtNowAndAfterItWasReviewedAgain) {
  auto const rules = large_from(2, 1, 1);
  Council council(*rules);
  auto const id = sealed_case(council);
  council.at_desk([&](Office& office) {
    auto const before = *second_look(office, id, second_reviewer());
    ASSERT_TRUE(look_at_page(office, id, second_reviewer(), before.pages.at(0).where, Found::wrong, "The aunt’s first name stands in the last line"));
    auto const after = *second_look(office, id, second_reviewer());
    EXPECT_EQ(static_cast<int>(after.pages.size()), after.draw.pages) << "every page";
    EXPECT_EQ(after.draw.seed, before.draw.seed);
    EXPECT_EQ(after.wrong, 1);
    EXPECT_THAT(looked_at_all(office, id), IsEmpty());
    EXPECT_EQ(second_look(office, id, second_reviewer())->wrong, 0) << "the newest word about a page holds";
    ASSERT_TRUE(look_at_page(office, id, second_reviewer(), before.pages.at(0).where, Found::wrong, "It does stand there"));
    EXPECT_EQ(released(office, id), "second_look");
    ASSERT_TRUE(reopen_review(office, id, second_reviewer(), "A name was left in"));
    end_review_and_ask_for_pack(office, id);
  });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  council.at_desk([&](Office& office) {
    auto const again = *second_look(office, id, second_reviewer());
    EXPECT_EQ(static_cast<int>(again.pages.size()), again.draw.pages);
    EXPECT_EQ(again.looked, 0) << "what was looked at was another review";
    EXPECT_EQ(released(office, id), "second_look");
    EXPECT_THAT(looked_at_all(office, id), IsEmpty());
    EXPECT_EQ(released(office, id), "");
  });
}

TEST(ThePagesDrawn, HoldEveryOneWhereSomebodyMayComeToHarmOrADecisionStandsApart) {
  auto const rules = large_from(2, 1, 1);
  Council council(*rules);
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    AboutThem flagged;
    flagged.safeguarding = "Her former husband does not know where she lives";
    ASSERT_TRUE(describe_about_them(office, id, reviewer(), person_named(office, id, "Grace Osei"), flagged));
    review_everything(office, id);
    std::set<std::string> of_grace;
    auto const grace = person_named(office, id, "Grace Osei");
    office.works.look([&](Work& work) {
      for (auto const& mark : work.reviews().marks_of_case(id)) {
        if (mark.mention.person == grace) of_grace.insert(mark.mention.place.record.str() + "/" + std::to_string(mark.mention.place.page));
      }
    });
    ASSERT_THAT(of_grace, SizeIs(3));
    ASSERT_TRUE(finish_review(office, id, reviewer()));
    auto const drawn = second_look(office, id, second_reviewer())->draw.drawn;
    for (auto const& where : of_grace) EXPECT_THAT(drawn, Contains(Pair(where, "safeguarding"))) << where;
    EXPECT_THAT(ledger_of(office, id).back().act.detail, HasSubstr("seed="));
    EXPECT_THAT(ledger_of(office, id).back().act.detail, Not(HasSubstr("husband")));
  });
}

}  // namespace
}  // namespace rightsdesk::app
