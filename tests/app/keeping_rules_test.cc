// The rules of keeping that an administrator changes on a page: shown with the closed cases that move, gone by at once, and taken back.
#include "app/keeping_rules.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/hold.h"
#include "app/keeping.h"
#include "app/seen.h"
#include "app/tasks.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using Becomes = KeepingMove::Becomes;
using retention::Act;

Actor administrator() { return {StaffId("S-ADA"), "Ada Lind", {"administrator"}}; }
Date on(char const* iso) { return *parse_date(iso); }

/// A request that was withdrawn on 23 November 2026, seven months ago: kept for a year.
class ChangedKeeping : public ::testing::Test {
 protected:
  ChangedKeeping() : desk_(council_), id_(submitted(desk_.office)) {
    EXPECT_EQ(code_of(raise_event(desk_.office, id_, officer(), "withdraw", "By phone on 23 November")), "");
    council_.clock.at = *parse_instant("2027-06-23T10:00:00Z");
    EXPECT_EQ(code_of(end_hold(desk_.office, id_, officer(), "Withdrawn")), "");
  }
  std::string refusal_of(std::vector<retention::Term> const& terms, std::string const& reason = "The council decided so") {
    auto const done = change_keeping(desk_.office, administrator(), terms, seen_, reason);
    return done ? "" : done.error().code;
  }
  KeepingPreview look(std::vector<retention::Term> const& terms) {
    auto preview = preview_keeping(desk_.office, administrator(), terms);
    EXPECT_TRUE(preview) << preview.error().text;
    seen_ = preview ? preview->seen : "";
    return preview.value_or(KeepingPreview{});
  }
  /// To another process.
  retention::Verdict verdict() {
    Desk other(council_);
    return keeping_of(other.office, id_)->verdict;
  }
  Council council_;
  Desk desk_;
  CaseId id_;
  std::string seen_;
};

TEST_F(ChangedKeeping, IsShownWithEachCaseThatBecomesDueAndChangesNothing) {
  auto const preview = look({{"withdrawn", 6, Act::anonymise}});
  ASSERT_THAT(preview.moves, SizeIs(1));
  EXPECT_EQ(preview.moves[0].becomes, Becomes::due);
  EXPECT_EQ(preview.moves[0].from, on("2027-11-23"));
  EXPECT_EQ(preview.moves[0].to, on("2027-05-23"));
  EXPECT_EQ(preview.others, 0U);
  EXPECT_EQ(verdict().act, Act::keep);
  EXPECT_THAT(keeping_rules(desk_.office, administrator())->versions, IsEmpty());
}

TEST_F(ChangedKeeping, IsGoneByAtOnceAndAPersonStillSaysThatACaseMayGo) {
  look({{"withdrawn", 6, Act::anonymise}});
  EXPECT_EQ(refusal_of({{"withdrawn", 6, Act::anonymise}}), "");
  EXPECT_EQ(verdict().act, Act::review);
  EXPECT_THAT(verdict().because.front().text, HasSubstr("kept for one year. Changed by the council to 6 months."));
  EXPECT_THAT(carry_out_disposal(desk_.office), IsEmpty());
  auto const back = look({{"withdrawn", 12, Act::anonymise}});
  ASSERT_THAT(back.moves, SizeIs(1));
  EXPECT_EQ(back.moves[0].becomes, Becomes::not_due);
}

TEST_F(ChangedKeeping, IsKeptByVersionAndTheFileComesBack) {
  look({{"withdrawn", 6, Act::review}, {"answered", 36, Act::destroy}});
  ASSERT_EQ(refusal_of({{"withdrawn", 6, Act::review}, {"answered", 36, Act::destroy}}), "");
  look({{"withdrawn", 12, Act::anonymise}});
  ASSERT_EQ(refusal_of({{"withdrawn", 12, Act::anonymise}}, "As the policy says"), "");
  auto const versions = keeping_rules(desk_.office, administrator())->versions;
  ASSERT_THAT(versions, SizeIs(2));
  EXPECT_EQ(versions[0].content, "withdrawn 6 review\n") << "what the file says too is not kept";
  EXPECT_EQ(versions[1].content, "");
  EXPECT_EQ(versions[1].reason, "As the policy says");
  EXPECT_EQ(verdict().due, on("2027-11-23"));
  EXPECT_THAT(verdict().because.front().text, Not(HasSubstr("Changed")));
}

TEST_F(ChangedKeeping, IsOnTheLedgerWithoutTheReason) {
  look({{"withdrawn", 6, Act::review}});
  ASSERT_EQ(refusal_of({{"withdrawn", 6, Act::review}}), "");
  auto const row = desk_.database->connection()->row("SELECT detail FROM ledger WHERE what = 'rules_changed'");
  ASSERT_TRUE(row);
  EXPECT_THAT(row->text(0), HasSubstr("kind=keeping number=1"));
  EXPECT_THAT(row->text(0), HasSubstr("withdrawn:6:review"));
  EXPECT_THAT(row->text(0), Not(HasSubstr("council decided")));
}

TEST_F(ChangedKeeping, IsRefusedWithTheFieldThatIsWrong) {
  auto const none = preview_keeping(desk_.office, administrator(), {{"withdrawn", 0, Act::review}});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, "out_of_range");
  EXPECT_EQ(none.error().field, "months-withdrawn");
  EXPECT_EQ(refusal_of({{"withdrawn", 1201, Act::review}}), "out_of_range");
  EXPECT_EQ(refusal_of({{"withdrawn", 12, Act::anonymise}}), "no_change");
  EXPECT_EQ(refusal_of({{"of_nobody", 6, Act::destroy}}), "no_change") << "a rule that is not there changes nothing";
  look({{"withdrawn", 6, Act::review}});
  EXPECT_EQ(refusal_of({{"withdrawn", 6, Act::review}}, ""), "missing");
  EXPECT_EQ(preview_keeping(desk_.office, officer(), {}).error().code, "not_permitted");
  EXPECT_EQ(change_keeping(desk_.office, officer(), {}, "", "Because").error().code, "not_permitted");
}

TEST_F(ChangedKeeping, IsNotWhatWasShownOnceSomebodyElseChangedIt) {
  look({{"withdrawn", 6, Act::review}});
  ASSERT_EQ(refusal_of({{"withdrawn", 6, Act::review}}), "");
  EXPECT_EQ(refusal_of({{"withdrawn", 8, Act::review}}), "stale");
}

TEST_F(ChangedKeeping, CountsACaseThatWhoeverLooksIsNotShownAndDoesNotNameIt) {
  SeenWorks seen(desk_.office.works, {administrator().id, "another council"});
  auto office = desk_.office.over(seen);
  auto const preview = preview_keeping(office, administrator(), {{"withdrawn", 6, Act::anonymise}});
  ASSERT_TRUE(preview);
  EXPECT_THAT(preview->moves, IsEmpty());
  EXPECT_EQ(preview->others, 1U);
}

TEST(TermsOfKeeping, AreReadAsTheyWereWrittenAndALineThatIsNoneIsLeftOut) {
  std::vector<retention::Term> const terms{{"answered", 48, Act::destroy}, {"withdrawn", 6, Act::keep}};
  EXPECT_EQ(retention::as_text(terms), "answered 48 destroy\nwithdrawn 6 keep\n");
  EXPECT_EQ(retention::terms_in("answered 48 destroy\r\nwithdrawn x keep\nwithdrawn 6 burn\nwithdrawn 6 keep\nnothing\n"), terms);
}

}  // namespace
}  // namespace rightsdesk::app
