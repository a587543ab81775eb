#include "app/keep_to.h"

#include <gmock/gmock.h>

#include "app/acts.h"
#include "app/assigning.h"
#include "app/calendar.h"
#include "app/caseload.h"
#include "app/charts.h"
#include "app/home.h"
#include "app/readers.h"
#include "app/resident.h"
#include "app/seen.h"
#include "council.h"
#include "store/staff_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class KeptCase : public testing::Test {
 protected:
  KeptCase() : id_(council_.at_desk(submitted)), desk_(council_) {
    store::Staff staff(*desk_.database->connection());
    head_ = *staff.add({{}, "Ruth Pell", "ruth", {"dpo"}}, "a long enough password");
    officer_ = *staff.add({{}, "Ines Okafor", "ines", {"case_officer"}}, "a long enough password");
  }
  Actor head() const { return {head_, "Ruth Pell", {"dpo"}}; }
  Done keep(std::set<StaffId> readers, std::string ground = "adoption", std::string reason = "Sealed by the court") {
    return keep_to_named(desk_.office, id_, head(), {std::move(readers), std::move(ground), std::move(reason)});
  }
  /// How many cases, of the two there are at most, somebody is shown.
  std::size_t shown_to(StaffId const& colleague, std::string const& controller = "thamesbrook") {
    SeenWorks works(desk_.works, {colleague, controller});
    Office office{works, council_.clock, council_.rules, council_.sources};
    return cases_listed(office, {}, {}, {}).lines.size();
  }
  Council council_;
  CaseId id_;
  Desk desk_;
  StaffId head_, officer_;
};

TEST_F(KeptCase, IsThereForThePeopleNamedAndForNobodyElse) {
  EXPECT_EQ(shown_to(officer_), 1U);
  ASSERT_TRUE(keep({head_}));
  EXPECT_EQ(shown_to(officer_), 0U);
  EXPECT_EQ(shown_to(head_), 1U);
  ASSERT_TRUE(keep({head_, officer_}));
  EXPECT_EQ(shown_to(officer_), 1U);
  ASSERT_TRUE(open_to_all(desk_.office, id_, head(), "The adoption is over"));
  EXPECT_EQ(shown_to(StaffId("anybody")), 1U);
}

TEST_F(KeptCase, IsNoBusinessOfAnotherController) { EXPECT_EQ(shown_to(officer_, "hackney"), 0U); }

TEST_F(KeptCase, TellsWhoWhyAndSinceWhen) {
  ASSERT_TRUE(keep({head_, officer_}));
  auto const kept = kept_to(desk_.office, id_);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->readers, (std::set<StaffId>{head_, officer_}));
  EXPECT_EQ(kept->ground, "adoption");
  EXPECT_EQ(kept->reason, "Sealed by the court");
  EXPECT_EQ(to_iso(kept->since), "2026-11-23");
  EXPECT_EQ(kept->by, head_.str());
}

TEST_F(KeptCase, IsOnTheRecordWithoutTheReasonsWords) {
  ASSERT_TRUE(keep({head_}));
  auto const entries = ledger_of(desk_.office, id_);
  EXPECT_EQ(entries.back().act.what, "kept_to_named");
  EXPECT_EQ(entries.back().act.detail, "ground=adoption readers=" + head_.str());
}

TEST_F(KeptCase, IsRefusedWithWhatIsMissing) {
  EXPECT_EQ(code_of(keep_to_named(desk_.office, id_, {officer_, "Ines", {"case_officer"}}, {{officer_}, "adoption", "x"})), "not_permitted");
  EXPECT_EQ(keep({}).error().field, "readers");
  EXPECT_EQ(keep({head_}, "").error().field, "ground");
  EXPECT_EQ(keep({head_}, "curiosity").error().code, "not_offered");
  EXPECT_EQ(keep({head_}, "adoption", "  ").error().field, "reason");
  EXPECT_EQ(keep({officer_}).error().code, "not_among_them");
  EXPECT_EQ(code_of(open_to_all(desk_.office, id_, head(), "Over")), "not_now");
  EXPECT_EQ(code_of(open_to_all(desk_.office, id_, head(), "")), "missing");
  EXPECT_EQ(shown_to(officer_), 1U);
}

TEST_F(KeptCase, CannotBeActedOnByWhoeverDoesNotSeeIt) {
  ASSERT_TRUE(keep({head_}));
  SeenWorks works(desk_.works, {officer_, "thamesbrook"});
  Office office{works, council_.clock, council_.rules, council_.sources};
  EXPECT_EQ(code_of(add_note(office, id_, {officer_, "Ines", {"case_officer"}}, "A word")), "not_found");
  EXPECT_EQ(code_of(case_overview(office, id_, {officer_, "Ines", {"case_officer"}})), "not_found");
  EXPECT_FALSE(kept_to(office, id_));
}

TEST_F(KeptCase, IsNotThereForWhoeverOnlyLooksEither) {
  SeenWorks works(desk_.works, {officer_, "thamesbrook"});
  works.look([&](Work& work) { EXPECT_TRUE(work.cases().find(id_)); });
  ASSERT_TRUE(keep({head_}));
  works.look([&](Work& work) {
    EXPECT_FALSE(work.cases().find(id_));
    EXPECT_THAT(work.cases().all(), SizeIs(0));
    EXPECT_THAT(work.tasks().open(), SizeIs(0));
  });
}

/// What every list, count and chart holds, for somebody's eyes.
struct Held {
  int listed = 0, found = 0, open = 0, unassigned = 0, with_people = 0, received = 0, exported = 0, charted = 0, states = 0, pressing = 0;
  friend bool operator==(Held const&, Held const&) = default;
};

Held held_for(Office& office, Actor const& actor) {
  Held held;
  auto const listing = cases_listed(office, {}, {}, {});
  held.listed = static_cast<int>(listing.lines.size());
  held.found = listing.found;
  held.states = static_cast<int>(listing.states.size());
  auto const counts = case_counts(office);
  held.open = counts.open;
  held.unassigned = counts.unassigned;
  auto const home = home_of(office, actor);
  for (auto const& one : home.workload) held.with_people += one.open;
  held.received = home.forecast.received;
  held.exported = static_cast<int>(cases_exported(office, actor, {}, {}, "").size());
  for (auto const& chart : charts_of(office)) {
    for (auto const& bar : chart.bars) {
      for (int const value : bar.values) held.charted += value;
    }
  }
  office.works.look([&](Work& work) { held.pressing = static_cast<int>(work.desk().open_tasks().size()); });
  return held;
}

TEST_F(KeptCase, IsInNoListCountChartCalendarOrExportOfWhoeverMayNotSeeIt) {
  Actor const ines{officer_, "Ines Okafor", {"case_officer"}};
  ASSERT_TRUE(assign(desk_.office, head(), {id_}, {officer_, "Ines Okafor"}));
  SeenWorks works(desk_.works, {officer_, "thamesbrook"}), elsewhere(desk_.works, {officer_, "hackney"});
  Office hers{works, council_.clock, council_.rules, council_.sources}, at_hackney{elsewhere, council_.clock, council_.rules, council_.sources};
  auto const before = held_for(hers, ines);
  EXPECT_EQ(before.listed, 1);
  EXPECT_EQ(before.with_people, 1);
  EXPECT_EQ(before.exported, 1);
  EXPECT_GT(before.charted, 0);
  EXPECT_THAT(calendar_feed(hers, officer_), testing::HasSubstr("VEVENT"));
  EXPECT_EQ(held_for(at_hackney, ines), Held{}) << "another controller's";
  EXPECT_THAT(calendar_feed(at_hackney, officer_), testing::Not(testing::HasSubstr("VEVENT")));

  ASSERT_TRUE(keep({head_}));
  EXPECT_EQ(held_for(hers, ines), Held{});
  EXPECT_THAT(calendar_feed(hers, officer_), testing::Not(testing::HasSubstr("VEVENT"))) << "though it was given to her before";
  SeenWorks heads(desk_.works, {head_, "thamesbrook"});
  Office his{heads, council_.clock, council_.rules, council_.sources};
  EXPECT_EQ(held_for(his, head()), before) << "a reader counts it as before";
}

TEST_F(KeptCase, IsBroughtUpToDateByWhoeverLooksAndShownToNobodyForIt) {
  ASSERT_TRUE(keep({head_}));
  SeenWorks works(desk_.works, {officer_, "thamesbrook"});
  Office hers{works, council_.clock, council_.rules, council_.sources};
  EXPECT_EQ(case_counts(hers).open, 0);
  desk_.works.look([&](Work& work) { EXPECT_THAT(work.desk().out_of_date(10), SizeIs(0)); });
}

TEST_F(KeptCase, IsGivenToItsReadersOnly) {
  ASSERT_TRUE(keep({head_}));
  EXPECT_EQ(assign(desk_.office, head(), {id_}, {officer_, "Ines Okafor"}).error().code, "not_among_them");
  EXPECT_TRUE(assign(desk_.office, head(), {id_}, {head_, "Ruth Pell"}));
}

TEST_F(KeptCase, StillCountsWhereTheLawLooksAtEveryCaseOfAPerson) {
  auto const second = submit_request(desk_.office, form(), {"thamesbrook", "online", council_.clock.now()}, "a second sending")->about;
  ASSERT_TRUE(keep({head_}));
  SeenWorks works(desk_.works, {officer_, "thamesbrook"});
  works.in_one([&](Work& work) {
    EXPECT_THAT(work.cases().all(), SizeIs(1));
    EXPECT_THAT(work.cases().for_rules().all(), SizeIs(2));
    EXPECT_FALSE(work.cases().find(id_));
    EXPECT_TRUE(work.cases().find(second));
  });
}

}  // namespace
}  // namespace rightsdesk::app
