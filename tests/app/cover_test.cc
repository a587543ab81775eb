#include "app/cover.h"

#include <gmock/gmock.h>

#include "app/assigning.h"
#include "app/home.h"
#include "app/keep_to.h"
#include "app/remarks.h"
#include "app/resident.h"
#include "app/seen.h"
#include "app/tasks.h"
#include "store/staff_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

Assignee named(Actor const& actor) { return {actor.id, actor.name}; }
NewCover cover(Actor const& of, Actor const& by, char const* from, char const* to) { return {named(of), named(by), parse_date(from), parse_date(to)}; }

/// Somebody who no longer wants to be written to: a task at once, in a case that is the officer's.
CaseId marketing_of(Office& office, Actor const& whose) {
  auto answers = form();
  answers["right"] = {"stop-marketing"};
  answers["mailings"] = {"email"};
  auto const id = submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "cover-test")->about;
  EXPECT_EQ(code_of(assign(office, officer(), {id}, named(whose))), "");
  return id;
}

class WhoeverStandsIn : public ::testing::Test {
 protected:
  WhoeverStandsIn() : desk_(council_) {}
  /// The home as the colleague sees it, cases kept to others left out.
  Home home(Actor const& actor) {
    SeenWorks works(desk_.works, {actor.id, "thamesbrook"});
    auto office = desk_.office.over(works);
    return home_of(office, actor);
  }
  /// Somebody with an account, whom a case can be kept to.
  Actor with_account(std::string const& name, std::set<std::string> const& roles) {
    auto const id = store::Staff(*desk_.database->connection()).add({{}, name, name, {roles.begin(), roles.end()}}, "a long enough password");
    return {*id, name, roles};
  }
  Council council_;  // Monday, 23 November 2026
  Desk desk_;
};

TEST_F(WhoeverStandsIn, SeesWhatIsTheOthersToDoFromDayToDay) {
  auto const id = marketing_of(desk_.office, officer());
  ASSERT_EQ(code_of(arrange_cover(desk_.office, officer(), cover(officer(), head(), "2026-11-24", "2026-11-25"))), "");
  EXPECT_THAT(home(head()).covering, IsEmpty()) << "it begins tomorrow";
  EXPECT_THAT(home(head()).today, IsEmpty());
  council_.clock.at = *parse_instant("2026-11-24T10:00:00Z");
  auto const theirs = home(head());
  ASSERT_THAT(theirs.covering, SizeIs(1));
  ASSERT_THAT(theirs.late, SizeIs(1));
  EXPECT_EQ(theirs.late[0].about, id);
  EXPECT_EQ(theirs.late[0].in_place_of, officer().id);
  EXPECT_THAT(home(officer()).late, SizeIs(1)) << "whoever is away sees it too";
  EXPECT_THAT(home(reviewer()).late, IsEmpty());
  council_.clock.at = *parse_instant("2026-11-26T10:00:00Z");
  EXPECT_THAT(home(head()).covering, IsEmpty()) << "the last day was yesterday";
  EXPECT_THAT(home(head()).late, IsEmpty());
}

TEST_F(WhoeverStandsIn, GetsNoRoleByIt) {
  auto const id = marketing_of(desk_.office, officer());
  ASSERT_EQ(code_of(arrange_cover(desk_.office, officer(), cover(officer(), reviewer(), "2026-11-23", "2026-11-27"))), "");
  EXPECT_THAT(home(reviewer()).today, IsEmpty()) << "a reviewer cannot end it";
  std::string task;
  desk_.office.works.look([&](Work& work) { task = work.tasks().of_case(id).front().id.str(); });
  EXPECT_EQ(code_of(end_task(desk_.office, id, reviewer(), TaskId(task), {"suppressed", {{"before", "On the list"}, {"after", "Off it"}, {"proof", "Seen by me"}}, ""})), "not_permitted");
}

TEST_F(WhoeverStandsIn, IsShownNoCaseThatIsKeptToOthers) {
  auto const ines = with_account("Ines Okafor", {"case_officer"}), ruth = with_account("Ruth Pell", {"dpo"}), mina = with_account("Mina Roy", {"manager"});
  auto const id = marketing_of(desk_.office, ines);
  ASSERT_EQ(code_of(arrange_cover(desk_.office, ines, cover(ines, ruth, "2026-11-23", "2026-11-27"))), "");
  ASSERT_THAT(home(ruth).today, SizeIs(1));
  ASSERT_EQ(code_of(keep_to_named(desk_.office, id, mina, {{mina.id, ines.id}, "staff_conflict", "A neighbour of Ruth’s"})), "");
  EXPECT_THAT(home(ruth).today, IsEmpty());
  EXPECT_THAT(home(ines).today, SizeIs(1));
}

TEST_F(WhoeverStandsIn, IsShownWhatTheOtherWasAsked) {
  Council other;
  auto const id = under_review(other);
  other.at_desk([&](Office& office) {
    ASSERT_EQ(code_of(arrange_cover(office, officer(), cover(officer(), head(), "2026-11-23", "2026-11-27"))), "");
    ASSERT_TRUE(add_remark(office, id, reviewer(), {"record:" + record_keyed(office, id, "note-1").str(), "Is this hers?", {named(officer())}}));
    auto const asked = home_of(office, head()).asked;
    ASSERT_THAT(asked, SizeIs(1));
    EXPECT_EQ(asked[0].whose, officer().id);
  });
}

TEST_F(WhoeverStandsIn, IsNamedByWhoeverIsAwayOrByWhoLeads) {
  EXPECT_EQ(code_of(arrange_cover(desk_.office, reviewer(), cover(officer(), head(), "2026-11-23", "2026-11-27"))), "not_permitted");
  ASSERT_EQ(code_of(arrange_cover(desk_.office, head(), cover(officer(), reviewer(), "2026-11-23", "2026-11-27"))), "");
  EXPECT_THAT(covers(desk_.office, second_reviewer()), IsEmpty()) << "it is no business of theirs";
  ASSERT_THAT(covers(desk_.office, reviewer()), SizeIs(1));
  auto const one = covers(desk_.office, head()).at(0);
  EXPECT_EQ(code_of(end_cover(desk_.office, reviewer(), one)), "not_permitted");
  EXPECT_EQ(code_of(end_cover(desk_.office, officer(), one)), "") << "whoever is away ends it too";
  EXPECT_EQ(code_of(end_cover(desk_.office, officer(), one)), "not_found");
  std::vector<std::string> acts;
  desk_.office.works.look([&](Work& work) {
    for (auto const& entry : work.ledger().about({})) acts.push_back(entry.act.what + " " + entry.act.detail);
  });
  EXPECT_EQ(acts, (std::vector<std::string>{"cover_arranged of=staff-officer by=staff-reviewer from=2026-11-23 to=2026-11-27", "cover_ended of=staff-officer by=staff-reviewer from=2026-11-23 to=2026-11-27"}));
}

TEST_F(WhoeverStandsIn, IsThereAndDoesSoOnDaysThatCanBe) {
  auto const refusal = [&](NewCover const& wish) {
    auto const done = arrange_cover(desk_.office, head(), wish);
    return done ? std::string{} : done.error().code + " " + done.error().field;
  };
  EXPECT_EQ(refusal(cover(officer(), head(), "2026-11-25", "2026-11-24")), "order to");
  EXPECT_EQ(refusal(cover(officer(), head(), "2026-11-01", "2026-11-22")), "past to");
  EXPECT_EQ(refusal(cover(officer(), head(), "2026-11-23", "2027-11-24")), "too_long to");
  EXPECT_EQ(refusal(cover(officer(), officer(), "2026-11-23", "2026-11-24")), "yourself by");
  EXPECT_EQ(refusal({named(officer()), {}, parse_date("2026-11-23"), parse_date("2026-11-24")}), "missing by");
  EXPECT_EQ(refusal({named(officer()), named(head()), {}, parse_date("2026-11-24")}), "missing from");
  EXPECT_EQ(refusal(cover(officer(), head(), "2026-11-23", "2026-11-27")), "");
  EXPECT_EQ(refusal(cover(officer(), reviewer(), "2026-11-27", "2026-11-30")), "covered from");
  EXPECT_EQ(refusal(cover(reviewer(), officer(), "2026-11-27", "2026-11-30")), "away by") << "the officer is away on the 27th";
  EXPECT_EQ(refusal(cover(head(), reviewer(), "2026-11-26", "2026-11-30")), "away of") << "the head stands in until the 27th";
  EXPECT_EQ(refusal(cover(officer(), reviewer(), "2026-11-28", "2026-11-30")), "");
}

}  // namespace
}  // namespace rightsdesk::app
