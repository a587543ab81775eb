#include "app/review_find.h"

#include <gmock/gmock.h>

#include "app/remarks.h"
#include "app/review_desk.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> found(Office& office, CaseId const& id, FindPages const& wish) {
  std::vector<std::string> where;
  for (auto const& page : find_pages(office, id, wish).pages) where.push_back(page.where);
  return where;
}

FindPages pages(Looked what) {
  FindPages wish;
  wish.what = what;
  return wish;
}

TEST(PagesLookedFor, AreThoseThatFitEveryWish) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const all = find_pages(office, id, {});
    ASSERT_FALSE(all.pages.empty());
    auto const note = record_keyed(office, id, "note-1");
    auto const first = note.str() + "/1";
    EXPECT_EQ(found(office, id, pages(Looked::unchecked)).size(), all.pages.size());
    ASSERT_EQ(code_of(check_page(office, id, reviewer(), note, 1)), "");
    EXPECT_THAT(found(office, id, pages(Looked::unchecked)), Not(Contains(first)));
    EXPECT_THAT(found(office, id, pages(Looked::changed)), IsEmpty());
    EXPECT_THAT(found(office, id, pages(Looked::undecided)), Contains(first));
    FindPages elsewhere = pages(Looked::undecided);
    elsewhere.source = "no-such-source";
    EXPECT_THAT(found(office, id, elsewhere), IsEmpty());
    FindPages nobody;
    nobody.person = PersonId("nobody");
    EXPECT_THAT(found(office, id, nobody), IsEmpty());
  });
}

TEST(PagesLookedFor, KnowWhatHappenedAfterTheyWereChecked) {
  Council council;
  auto const id = under_review(council);
  auto const note = council.at_desk([&](Office& office) { return record_keyed(office, id, "note-1"); });
  auto const first = note.str() + "/1";
  council.at_desk([&](Office& office) { ASSERT_EQ(code_of(check_page(office, id, reviewer(), note, 1)), ""); });
  council.clock.at += std::chrono::minutes(5);
  council.at_desk([&](Office& office) {
    ASSERT_EQ(code_of(withhold_page(office, id, reviewer(), note, 1, kThirdParty, "All of it is about her sister")), "");
    EXPECT_THAT(found(office, id, pages(Looked::withheld)), Contains(first));
    FindPages coded;
    coded.code = kThirdParty;
    EXPECT_THAT(found(office, id, coded), Contains(first));
    ASSERT_EQ(code_of(add_remark(office, id, officer(), {"page:" + first, "Is this right?"})), "");
    EXPECT_THAT(found(office, id, pages(Looked::remarks)), Contains(first));
  });
}

TEST(ABookmark, IsEachPersonsOwnAndLeadsBack) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const note = record_keyed(office, id, "note-1");
    EXPECT_FALSE(stopped_at(office, id, reviewer()).has_value());
    EXPECT_EQ(code_of(stop_here(office, id, reviewer(), note, 99)), "not_found");
    EXPECT_EQ(code_of(stop_here(office, CaseId("01other"), reviewer(), note, 1)), "not_found");
    ASSERT_EQ(code_of(stop_here(office, id, reviewer(), note, 1)), "");
    EXPECT_EQ(stopped_at(office, id, reviewer())->where, note.str() + "/1");
    EXPECT_FALSE(stopped_at(office, id, officer()).has_value());
  });
}

}  // namespace
}  // namespace rightsdesk::app
