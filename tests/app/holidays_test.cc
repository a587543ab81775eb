// Bank holidays that an administrator changes on a page: shown first, counted by every server, and taken back.
#include "app/holidays.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/keep_to.h"
#include "app/recount.h"
#include "app/release.h"
#include "app/seen.h"
#include "app/tasks.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using What = law::HolidayAct::What;

Date on(char const* iso) { return *parse_date(iso); }
Actor administrator() { return {StaffId("S-ADA"), "Ada Lind", {"administrator"}}; }
HolidayWish long_snow() { return {What::adds, law::Jurisdiction::england_and_wales, on("2026-12-23"), "Day of the Long Snow", 0}; }

/// Amina's request of 23 November 2026 falls due on 23 December 2026, a Wednesday.
class ChangedHolidays : public ::testing::Test {
 protected:
  ChangedHolidays() : desk_(council_), id_(submitted(desk_.office)) {}
  std::string version() {
    std::string version;
    desk_.office.works.look([&](Work& work) { version = holidays_in_force(work, desk_.office)->version(); });
    return version;
  }
  std::string refusal_of(HolidayWish const& wish) {
    auto const preview = preview_holiday(desk_.office, administrator(), wish);
    return preview ? "" : preview.error().code;
  }
  /// Another process: its own connection, nothing of this one's memory.
  std::optional<Date> due_elsewhere() {
    Desk other(council_);
    return case_overview(other.office, id_, officer())->due.due;
  }
  Council council_;
  Desk desk_;
  CaseId id_;
};

TEST_F(ChangedHolidays, AreShownWithEachDateThatWouldMoveAndChangeNothing) {
  auto const preview = preview_holiday(desk_.office, administrator(), long_snow());
  ASSERT_TRUE(preview);
  ASSERT_THAT(preview->moves, SizeIs(1));
  EXPECT_EQ(preview->moves[0].about, id_);
  EXPECT_EQ(preview->moves[0].from, on("2026-12-23"));
  EXPECT_EQ(preview->moves[0].to, on("2026-12-24"));
  EXPECT_EQ(preview->others, 0U);
  EXPECT_EQ(due_elsewhere(), on("2026-12-23"));
  EXPECT_THAT(holiday_acts(desk_.office), IsEmpty());
}

TEST_F(ChangedHolidays, MoveTheCasesForEveryServerAtOnceAndSayWhoDidItAndWhy) {
  auto const done = change_holiday(desk_.office, administrator(), long_snow(), version(), "Proclaimed on 20 November");
  ASSERT_TRUE(done) << done.error().text;
  EXPECT_THAT(done->moved, SizeIs(1));
  EXPECT_EQ(due_elsewhere(), on("2026-12-24"));
  auto const acts = holiday_acts(desk_.office);
  ASSERT_THAT(acts, SizeIs(1));
  EXPECT_EQ(acts[0].by, "S-ADA");
  EXPECT_EQ(acts[0].reason, "Proclaimed on 20 November");
  auto const overview = case_overview(desk_.office, id_, officer());
  EXPECT_THAT(overview->due.warnings, Contains("The due date moved from 23 December 2026 to 24 December 2026 on 23 November 2026. The bank holidays changed; new: 23 December 2026 (Day of the Long Snow)."));
}

TEST_F(ChangedHolidays, AreOnTheLedgerWithoutTheReason) {
  ASSERT_TRUE(change_holiday(desk_.office, administrator(), long_snow(), version(), "Proclaimed"));
  auto const row = desk_.database->connection()->row("SELECT detail FROM ledger WHERE what = 'holidays_changed'");
  ASSERT_TRUE(row);
  EXPECT_THAT(row->text(0), HasSubstr("adds=2026-12-23 division=england-and-wales number=1 version="));
}

TEST_F(ChangedHolidays, AreTakenBackAndTheFirstStandsInTheList) {
  ASSERT_TRUE(change_holiday(desk_.office, administrator(), long_snow(), version(), "Proclaimed"));
  HolidayWish back;
  back.what = What::undoes;
  back.undone = 1;
  auto const preview = preview_holiday(desk_.office, administrator(), back);
  ASSERT_TRUE(preview);
  EXPECT_EQ(preview->moves.at(0).to, on("2026-12-23"));
  ASSERT_TRUE(change_holiday(desk_.office, administrator(), back, preview->counted_with, "It is next year"));
  EXPECT_EQ(due_elsewhere(), on("2026-12-23"));
  EXPECT_THAT(holiday_acts(desk_.office), SizeIs(2));
  EXPECT_EQ(refusal_of(back), "not_found") << "once";
}

TEST_F(ChangedHolidays, StayWhenTheWorkerStartsAgain) {
  recount_open_cases(desk_.office);
  ASSERT_TRUE(change_holiday(desk_.office, administrator(), long_snow(), version(), "Proclaimed"));
  auto const recounted = recount_open_cases(desk_.office);
  EXPECT_FALSE(recounted.changed);
  EXPECT_EQ(due_elsewhere(), on("2026-12-24"));
}

TEST_F(ChangedHolidays, AreRefusedWithTheFieldThatIsWrong) {
  auto wish = long_snow();
  wish.day = {};
  EXPECT_EQ(refusal_of(wish), "missing");
  wish.day = on("2026-11-23");
  EXPECT_EQ(refusal_of(wish), "not_future") << "what was counted stands";
  wish.day = on("2026-12-25");
  EXPECT_EQ(refusal_of(wish), "no_change");
  wish = long_snow();
  wish.title = "  ";
  EXPECT_EQ(refusal_of(wish), "missing");
  wish.title = std::string(101, 'x');
  EXPECT_EQ(refusal_of(wish), "too_long");
  wish = long_snow();
  wish.what = What::removes;
  EXPECT_EQ(refusal_of(wish), "no_change") << "it is no bank holiday";
  EXPECT_EQ(change_holiday(desk_.office, administrator(), long_snow(), version(), " ").error().code, "missing");
  EXPECT_THAT(holiday_acts(desk_.office), IsEmpty());
}

TEST_F(ChangedHolidays, AreChangedByAdministratorsAlone) {
  EXPECT_EQ(preview_holiday(desk_.office, officer(), long_snow()).error().code, "not_permitted");
  EXPECT_EQ(change_holiday(desk_.office, officer(), long_snow(), version(), "Proclaimed").error().code, "not_permitted");
}

TEST_F(ChangedHolidays, AreNotThoseThatWereShownOnceSomebodyElseChangedThem) {
  auto const shown = version();
  ASSERT_TRUE(change_holiday(desk_.office, administrator(), long_snow(), shown, "Proclaimed"));
  auto another = long_snow();
  another.day = on("2026-12-30");
  EXPECT_EQ(change_holiday(desk_.office, administrator(), another, shown, "Proclaimed").error().code, "stale");
  EXPECT_THAT(holiday_acts(desk_.office), SizeIs(1));
}

TEST_F(ChangedHolidays, MoveACaseThatWhoeverLooksIsNotShownAndDoNotNameIt) {
  SeenWorks seen(desk_.office.works, {administrator().id, "another council"});
  auto office = desk_.office.over(seen);
  auto const preview = preview_holiday(office, administrator(), long_snow());
  ASSERT_TRUE(preview);
  EXPECT_THAT(preview->moves, IsEmpty());
  EXPECT_EQ(preview->others, 1U);
  ASSERT_TRUE(change_holiday(office, administrator(), long_snow(), preview->counted_with, "Proclaimed"));
  EXPECT_EQ(due_elsewhere(), on("2026-12-24"));
}

}  // namespace
}  // namespace rightsdesk::app
