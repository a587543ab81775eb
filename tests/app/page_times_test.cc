#include "app/page_times.h"

#include <gmock/gmock.h>

#include "app/differences.h"
#include "app/review_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;
using testing::ElementsAre;
using testing::IsEmpty;

/// This tree's rules, of which a test has its own policy.
settings::Rules& own_rules() {
  static auto const rules = settings::load_rules(RIGHTSDESK_TREE);
  if (!rules) throw Bug("this tree's rules are not sound");
  (*rules)->desk.brief_pages = settings::BriefPages{3, false};
  return **rules;
}

/// "title: 2 s by staff-reviewer" of each page that is listed.
std::vector<std::string> listed(Office& office, CaseId const& id) {
  std::vector<std::string> all;
  for (auto const& record : brief_pages(office, id).records) {
    for (auto const& page : record.pages) {
      all.push_back(record.title + " " + std::to_string(page.page) + ": " + (page.seconds ? std::to_string(*page.seconds) + " s" : "never") + " by " + page.checked_by + (page.justified ? ", explained" : ""));
    }
  }
  return all;
}

class LookedAt : public ::testing::Test {
 protected:
  LookedAt() : id_(under_review(council_)) {}
  void after(int seconds) { council_.clock.at += std::chrono::seconds(seconds); }

  Council council_;  // by the shipped policy: three seconds, and the review does not wait
  CaseId id_;
};

TEST_F(LookedAt, APageCountsTheTimeUntilTheNextOneIsShownOrItIsChecked) {
  council_.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id_, "note-1"), letter = record_keyed(office, id_, "letter-7");
    auto const title = review_page(office, id_, note, 1)->record.title.reveal(), letters = review_page(office, id_, letter, 1)->record.title.reveal();
    note_page_shown(office, id_, reviewer(), note, 1);
    after(2);
    note_page_shown(office, id_, reviewer(), letter, 1);
    after(3);
    ASSERT_TRUE(check_page(office, id_, reviewer(), letter, 1));
    EXPECT_THAT(listed(office, id_), IsEmpty()) << "three seconds are enough";
    note_page_shown(office, id_, reviewer(), note, 1);
    ASSERT_TRUE(check_page(office, id_, reviewer(), note, 1));
    EXPECT_THAT(listed(office, id_), ElementsAre(title + " 1: 2 s by " + reviewer().id.str()));
    note_page_shown(office, id_, reviewer(), note, 1);
    after(1);
    note_page_shown(office, id_, reviewer(), note, 1);
    EXPECT_THAT(listed(office, id_), IsEmpty()) << "it was shown again, for a second more";
  });
}

TEST_F(LookedAt, APageThatWasCheckedUnseenOrSeenByAnotherIsListed) {
  council_.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id_, "note-1");
    auto const title = review_page(office, id_, note, 1)->record.title.reveal();
    auto colleague = reviewer();
    colleague.id = StaffId("another-reviewer");
    note_page_shown(office, id_, colleague, note, 1);
    after(60);
    ASSERT_TRUE(check_page(office, id_, reviewer(), note, 1));
    EXPECT_THAT(listed(office, id_), ElementsAre(title + " 1: never by " + reviewer().id.str()));
    ASSERT_TRUE(check_page(office, id_, colleague, note, 1));
    EXPECT_THAT(listed(office, id_), IsEmpty());
  });
}

TEST_F(LookedAt, APageWithheldWholeAndAReaderWhoMayNotReviewAreNotCounted) {
  council_.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id_, "note-1");
    ASSERT_TRUE(withhold_page(office, id_, reviewer(), note, 1, kThirdParty, "All of it is about others"));
    ASSERT_TRUE(check_page(office, id_, reviewer(), note, 1));
    EXPECT_THAT(listed(office, id_), IsEmpty());
    note_page_shown(office, id_, officer(), note, 1);
    office.works.look([&](Work& work) { EXPECT_THAT(work.review_log().pages_shown(id_), IsEmpty()); });
  });
}

TEST_F(LookedAt, WhyItWasEnoughIsSaidOnceForARecordAndHoldsForWhoeverCheckedIt) {
  council_.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id_, "note-1");
    auto const title = review_page(office, id_, note, 1)->record.title.reveal();
    EXPECT_EQ(code_of(justify_brief_pages(office, id_, reviewer(), note, "A cover sheet")), "not_found");
    ASSERT_TRUE(check_page(office, id_, reviewer(), note, 1));
    EXPECT_EQ(code_of(justify_brief_pages(office, id_, reviewer(), note, " ")), "missing");
    EXPECT_EQ(code_of(justify_brief_pages(office, id_, officer(), note, "A cover sheet")), "not_permitted");
    ASSERT_TRUE(justify_brief_pages(office, id_, reviewer(), note, "A cover sheet"));
    EXPECT_THAT(listed(office, id_), ElementsAre(title + " 1: never by " + reviewer().id.str() + ", explained"));
    EXPECT_EQ(brief_pages(office, id_).explained(), 1);
    auto colleague = reviewer();
    colleague.id = StaffId("another-reviewer");
    ASSERT_TRUE(check_page(office, id_, colleague, note, 1));
    EXPECT_THAT(listed(office, id_), ElementsAre(title + " 1: never by another-reviewer")) << "another checked it since";
  });
}

TEST(LookedAtBriefly, APageHoldsTheReviewUpOnlyWhereTheCouncilWantsThat) {
  auto& rules = own_rules();
  Council council(rules);
  auto const id = under_review(council);
  auto const stops = [&](Office& office) {
    auto const points = open_points(office, id);
    return std::any_of(points.begin(), points.end(), [](auto const& point) { return point.where == "inconsistencies" && point.what.find("less than 3 seconds") != std::string::npos; });
  };
  council.at_desk([&](Office& office) {
    ASSERT_TRUE(check_page(office, id, reviewer(), record_keyed(office, id, "note-1"), 1));
    EXPECT_FALSE(stops(office));
  });
  rules.desk.brief_pages->must_be_explained = true;
  council.at_desk([&](Office& office) {
    EXPECT_TRUE(stops(office));
    ASSERT_TRUE(justify_brief_pages(office, id, reviewer(), record_keyed(office, id, "note-1"), "A cover sheet"));
    EXPECT_FALSE(stops(office));
  });
  rules.desk.brief_pages.reset();
  council.at_desk([&](Office& office) { EXPECT_THAT(listed(office, id), IsEmpty()) << "without a policy nothing is listed"; });
}

TEST_F(LookedAt, BrieflyPagesAreCountedInTheEventThatEndsTheReview) {
  council_.at_desk([&](Office& office) {
    review_everything(office, id_);
    auto const count = brief_pages(office, id_).count();
    ASSERT_GT(count, 0) << "every page was checked by a program that shows none";
    ASSERT_TRUE(finish_review(office, id_, reviewer()));
    office.works.look([&](Work& work) {
      auto const events = work.cases().events(id_);
      auto const ended = std::find_if(events.begin(), events.end(), [](auto const& event) { return event.what == "review_finished"; });
      ASSERT_NE(ended, events.end());
      EXPECT_EQ(casework::detail_of(*ended, "brief_pages"), std::to_string(count));
      EXPECT_EQ(casework::detail_of(*ended, "explained"), "0");
    });
  });
}

}  // namespace
}  // namespace rightsdesk::app
