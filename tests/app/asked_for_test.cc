// Whose name a step runs in, and what becomes of it when their rights are taken away (security.md A17).
#include "app/asked_for.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/keep_to.h"
#include "app/search_desk.h"
#include "app/seen.h"
#include "store/account_change.h"
#include "store/session_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// A case whose search a colleague asked for; the worker has not been yet.
struct AskedFor : testing::Test {
  AskedFor() : id(council.at_desk(submitted)) {
    Desk desk(council);
    store::Staff staff(*desk.database->connection());
    asker = {*staff.add({{}, "Ines Okafor", "ines", {"case_officer"}}, "a long enough password"), "Ines Okafor", {"case_officer"}};
    other = {*staff.add({{}, "Ruth Pell", "ruth", {"dpo", "case_officer"}}, "a long enough password"), "Ruth Pell", {"dpo", "case_officer"}};
    administrator = *staff.add({{}, "Ade Moss", "ade", {"administrator"}}, "a long enough password");
    as(asker, [&](Office& office) { begin_search(office, id); });
  }
  /// On pages: seen through what the colleague may see.
  template <class Act>
  void as(Actor const& who, Act const& act) {
    Desk desk(council);
    SeenWorks works(desk.works, {who.id, "thamesbrook"});
    auto office = desk.office.over(works);
    act(office);
  }
  void account(store::AccountChange::What what, std::vector<std::string> roles = {}) {
    Desk desk(council);
    store::AccountChange change{what, asker.id};
    change.roles = std::move(roles);
    change.reason = "Moved to another team";
    change.seen = store::accounts_seen(store::Staff(*desk.database->connection()).all());
    ASSERT_TRUE(store::change_account(*desk.database, desk.key, administrator, change, council.clock.now()));
  }
  void keep_to_the_other() {
    council.at_desk([&](Office& office) { ASSERT_TRUE(keep_to_named(office, id, other, {{other.id}, "adoption", "Sealed by the court"})); });
  }
  std::vector<JobQueue::Standing> steps() {
    std::vector<JobQueue::Standing> all;
    council.at_desk([&](Office& office) { office.works.look([&](Work& work) { all = work.jobs().of_case(id); }); });
    return all;
  }
  void expect_refused(std::string const& why) {
    EXPECT_EQ(council.worker(), Council::Ended::with_a_failed_job);
    EXPECT_THAT(steps(), AllOf(SizeIs(2), Each(AllOf(Field(&JobQueue::Standing::state, "dead"), Field(&JobQueue::Standing::error, why)))));
    council.at_desk([&](Office& office) {
      EXPECT_THAT(candidates(office, id), IsEmpty());
      std::vector<std::string> refused;
      for (auto const& entry : ledger_of(office, id))
        if (entry.act.what == "step_refused") refused.push_back(entry.act.detail);
      EXPECT_THAT(refused, AllOf(SizeIs(2), Each("step=search_source asked_by=" + asker.id.str())));
    });
  }
  Council council;
  CaseId id;
  Actor asker, other;
  StaffId administrator;
};

TEST_F(AskedFor, IsDoneInTheirNameAndSoIsWhatFollows) {
  EXPECT_EQ(council.worker(), Council::Ended::well);
  as(asker, [&](Office& office) { decide_who_is_who(office, id); });
  EXPECT_EQ(council.worker(), Council::Ended::well);
  EXPECT_THAT(steps(), IsEmpty());
  Desk desk(council);
  for (auto const& row : desk.database->connection()->rows("SELECT kind, asked_by FROM job")) EXPECT_EQ(row.text(1), asker.id.str()) << row.text(0);
  EXPECT_GT(desk.database->connection()->row("SELECT COUNT(*) FROM job WHERE kind = 'read_record'")->number(0), 0) << "added by the step, not by a page";
}

TEST_F(AskedFor, IsNotDoneOnceTheirAccountIsSwitchedOff) {
  account(store::AccountChange::What::disable);
  expect_refused("Whoever asked for this may not sign in any more.");
}

TEST_F(AskedFor, IsNotDoneOnceTheirRoleIsTakenAway) {
  account(store::AccountChange::What::roles, {"reviewer"});
  expect_refused("Whoever asked for this does not have the role for it any more.");
}

TEST_F(AskedFor, IsNotDoneOnceTheCaseIsKeptToOthers) {
  keep_to_the_other();
  expect_refused("Whoever asked for this is not among the people that the case is kept to.");
}

TEST_F(AskedFor, IsDoneForAColleagueWhoTriesItAgain) {
  account(store::AccountChange::What::disable);
  EXPECT_EQ(council.worker(), Council::Ended::with_a_failed_job);
  as(other, [&](Office& office) { office.works.in_one([&](Work& work) { EXPECT_EQ(work.jobs().revive(id), 2); }); });
  EXPECT_EQ(council.worker(), Council::Ended::well);
  council.at_desk([&](Office& office) { EXPECT_THAT(candidates(office, id), Not(IsEmpty())); });
}

TEST_F(AskedFor, WasAskedByTheLastWhoDid) {
  as(other, [&](Office& office) {
    EXPECT_EQ(code_of(ask_again(office, id, other, kSocialCare)), "");
    EXPECT_EQ(code_of(ask_again(office, id, other, kArchive)), "");
  });
  account(store::AccountChange::What::disable);
  EXPECT_EQ(council.worker(), Council::Ended::well);
}

TEST(AskedByTheProgram, RunsInNobodysName) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) { begin_search(office, id); });
  Desk desk(council);
  for (auto const& row : desk.database->connection()->rows("SELECT asked_by FROM job")) EXPECT_EQ(row.text(0), "");
  EXPECT_EQ(council.worker(), Council::Ended::well);
}

AskedFor* standing = nullptr;

/// Its first half stands by itself; before the second the colleague's account is switched off.
void two_halves(Office& office, Job const& job) {
  auto const write = [&](std::string const& what) {
    office.works.in_one([&](Work& work) { work.ledger().record({"program", what, job.about, ""}, office.clock.now()); });
  };
  write("first_half");
  standing->account(store::AccountChange::What::disable);
  write("second_half");
}

TEST_F(AskedFor, StopsInTheMiddleOfALongStep) {
  standing = this;
  Desk desk(council);
  auto const row = desk.database->connection()->row("SELECT id FROM job WHERE about = ?", {id.str()});
  Job const job{JobId(row->text(0)), "search_source", id, kArchive};
  EXPECT_THROW(do_in_the_name(desk.office, job, two_halves), RightsGone);
  std::vector<std::string> acts;
  for (auto const& entry : ledger_of(desk.office, id)) acts.push_back(entry.act.what);
  EXPECT_THAT(acts, Contains("first_half"));
  EXPECT_THAT(acts, Not(Contains("second_half")));
}

}  // namespace
}  // namespace rightsdesk::app
