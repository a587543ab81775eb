#include <gmock/gmock.h>

#include "app/assigning.h"
#include "app/caseload.h"
#include "app/standing.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

CaseFilter of(CaseGroup group) {
  CaseFilter filter;
  filter.group = group;
  return filter;
}

TEST(TheListOfCases, FollowsACaseWithoutBeingToldOfIt) {
  Council council;  // 23 November 2026
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    auto const listing = cases_listed(office);
    ASSERT_THAT(listing.lines, SizeIs(1));
    EXPECT_EQ(listing.lines[0].subject_name, "Amina Osei");
    EXPECT_THAT(listing.states, ElementsAre("access/received"));
    EXPECT_EQ(cases_listed(office, of(CaseGroup::on_track)).found, 1);
    EXPECT_EQ(case_counts(office).unassigned, 1);
    EXPECT_EQ(code_of(ask_for_identity(office, id, officer(), "Another name")), "");
    EXPECT_EQ(cases_listed(office, of(CaseGroup::on_track)).found, 0) << "the clock has not started (T-21)";
    EXPECT_EQ(cases_listed(office, of(CaseGroup::waiting)).found, 1);
    EXPECT_THAT(cases_listed(office).states, ElementsAre("access/awaiting_identity"));
  });
}

TEST(TheListOfCases, TellsWhatIsLateByTheDayOnWhichSomebodyLooks) {
  Council council;
  council.at_desk(submitted);  // received on 23 November 2026: due on 23 December (UK GDPR Art 12(3))
  auto const counts = [&](char const* instant) {
    council.clock.at = *parse_instant(instant);
    return council.at_desk([](Office& office) { return case_counts(office); });
  };
  EXPECT_EQ(counts("2026-11-24T10:00:00Z").on_track, 1);
  EXPECT_EQ(counts("2026-12-23T10:00:00Z").soon, 1);
  EXPECT_EQ(counts("2026-12-24T10:00:00Z").overdue, 1);
}

TEST(TheListOfCases, IsWorkedOutAgainForEveryOpenCaseOnceADay) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    auto const right = cases_exported(office, officer(), of(CaseGroup::open), {}, "")[0];
    auto wrong = right;  // as under last week's bank holidays
    wrong.due = wrong.act_by = *parse_date("2026-11-25");
    office.works.in_one([&](Work& work) { work.desk().put(wrong, {}); });
    EXPECT_EQ(cases_exported(office, officer(), of(CaseGroup::soon), {}, "").size(), 1U) << "nothing happened to it: the line stands";
    bring_all_up_to_date(office);
    EXPECT_EQ(cases_exported(office, officer(), of(CaseGroup::open), {}, "")[0].due, right.due);
    EXPECT_EQ(right.about, id);
  });
}

TEST(ACase, IsGivenToAColleagueAndBack) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    auto const given = assign(office, officer(), {id}, {reviewer().id, "Rhys Vaughan"});
    ASSERT_TRUE(given.has_value());
    EXPECT_EQ(*given, 1);
    EXPECT_EQ(*assign(office, officer(), {id}, {reviewer().id, "Rhys Vaughan"}), 0) << "it is theirs already";
    CaseFilter theirs;
    theirs.officer = reviewer().id.str();
    EXPECT_EQ(cases_listed(office, theirs).found, 1);
    auto const overview = case_overview(office, id, officer());
    EXPECT_EQ(overview->events.back().what, "assigned");
    EXPECT_EQ(casework::detail_of(overview->events.back(), "to"), "Rhys Vaughan");
    EXPECT_THAT(ledger_of(office, id).back().act.detail, HasSubstr("to=" + reviewer().id.str()));
    EXPECT_EQ(*assign(office, officer(), {id}, {}), 1);
    EXPECT_EQ(case_counts(office).unassigned, 1);
  });
}

TEST(ACase, IsGivenOnlyByWhoMayAndWithTheOthersOrNotAtAll) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    EXPECT_EQ(assign(office, reviewer(), {id}, {officer().id, "Mary"}).error().code, "not_permitted");
    EXPECT_EQ(assign(office, officer(), {}, {officer().id, "Mary"}).error().code, "missing");
    EXPECT_EQ(assign(office, officer(), {id, CaseId("01nocase")}, {officer().id, "Mary"}).error().code, "not_found");
    EXPECT_EQ(case_counts(office).unassigned, 1) << "a list of which one is refused changes nothing";
    auto const shown = assign_shown(office, reviewer(), {id, CaseId("01nocase")});
    ASSERT_THAT(shown, SizeIs(1));
    EXPECT_NE(shown[0].held_back, "");
    EXPECT_EQ(assign_shown(office, officer(), {id})[0].held_back, "");
  });
}

TEST(TheListOfCases, IsTakenAwayWithoutNamesAndOnTheRecord) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    auto const lines = cases_exported(office, officer(), of(CaseGroup::open), {}, "show=open");
    ASSERT_THAT(lines, SizeIs(1));
    EXPECT_EQ(lines[0].about, id);
    std::vector<audit::Entry> entries;
    office.works.look([&](Work& work) { entries = work.ledger().about({}); });
    ASSERT_FALSE(entries.empty());
    EXPECT_EQ(entries.back().act.what, "case_list_exported");
    EXPECT_EQ(entries.back().act.detail, "lines=1 filter=show=open");
    EXPECT_EQ(entries.back().act.actor, officer().id.str());
  });
}

}  // namespace
}  // namespace rightsdesk::app
