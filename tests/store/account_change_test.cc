#include "store/account_change.h"

#include <gmock/gmock.h>

#include <thread>

#include "engines.h"
#include "store/rule_store.h"
#include "store/session_store.h"

namespace rightsdesk::store {
namespace {

using testing::ElementsAre;
using What = AccountChange::What;

class AccountChangeTest : public OnMigratedDatabase {
 protected:
  void SetUp() override {
    ada_ = add("ada", {"administrator"});
    ben_ = add("ben", {"administrator"});
    ines_ = add("ines", {"case_officer"});
  }
  StaffId add(std::string const& name, std::vector<std::string> const& roles) {
    auto const added = Staff(*database_->connection()).add({{}, name, name, roles}, "a long enough password");
    return added ? *added : StaffId();
  }
  std::string changed(StaffId const& by, AccountChange change) {
    if (change.what == What::roles && change.seen.empty()) change.seen = accounts_seen(Staff(*database_->connection()).all());
    if (change.what == What::roles) change.reason = "The team changes";
    auto const done = change_account(*database_, key_, by, change, at(0));
    return done ? "" : done.error().code;
  }
  std::string last_entry() {
    auto const row = database_->connection()->row("SELECT actor, what, detail FROM ledger ORDER BY number DESC LIMIT 1");
    return row->text(0) + " " + row->text(1) + " " + row->text(2);
  }
  std::vector<std::string> roles_of(StaffId const& id) { return Staff(*database_->connection()).find(id)->roles; }
  StaffId ada_, ben_, ines_;
};
ON_BOTH_ENGINES(AccountChangeTest);

TEST_P(AccountChangeTest, GivesOtherRolesAndSaysWhichTheyWere) {
  EXPECT_EQ(changed(ada_, {What::roles, ines_, {"reviewer", "legal"}}), "");
  EXPECT_THAT(roles_of(ines_), ElementsAre("reviewer", "legal"));
  EXPECT_EQ(last_entry(), ada_.str() + " roles_changed colleague " + ines_.str() + " roles=reviewer,legal before=case_officer");
}

TEST_P(AccountChangeTest, KeepsEveryChangeOfRolesWithItsReasonAndRefusesWhatWasShownOtherwise) {
  EXPECT_EQ(changed(ada_, {What::roles, ines_, {"reviewer"}, "0123456789ab"}), "stale");
  EXPECT_EQ(StoredRules(*database_->connection()).versions("roles", ines_.str()).size(), 0U);
  auto const seen = accounts_seen(Staff(*database_->connection()).all());
  EXPECT_EQ(changed(ada_, {What::disable, ben_}), "");
  EXPECT_EQ(changed(ada_, {What::roles, ines_, {"reviewer"}, seen}), "stale") << "another account was disabled meanwhile";
  EXPECT_EQ(changed(ada_, {What::roles, ines_, {"reviewer"}}), "");
  EXPECT_EQ(changed(ada_, {What::roles, ines_, {}}), "");
  auto const kept = StoredRules(*database_->connection()).versions("roles", ines_.str());
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].content + "|" + kept[0].reason + "|" + kept[0].by, "reviewer|The team changes|" + ada_.str());
  EXPECT_EQ(kept[1].number, 2);
  EXPECT_EQ(kept[1].content, "none");
  EXPECT_EQ(changed(ada_, {What::roles, ada_, {}}), "last_administrator");
  EXPECT_TRUE(StoredRules(*database_->connection()).versions("roles", ada_.str()).empty()) << "rolled back";
  auto const done = change_account(*database_, key_, ada_, {What::roles, ines_, {"legal"}, accounts_seen(Staff(*database_->connection()).all()), " "}, at(0));
  EXPECT_EQ(done ? "" : done.error().code + " " + done.error().field, "missing reason");
}

TEST_P(AccountChangeTest, GivesAColleagueTheirOwnNewPasswordAndEndsTheirOtherSessions) {
  auto const connection = database_->connection();
  auto const elsewhere = Sessions(*connection).start(ines_, at(0));
  auto const here = change_own_password(*database_, ines_, {"a long enough password", "three otters and a lamp"}, at(0));
  ASSERT_TRUE(here) << here.error().text;
  EXPECT_TRUE(Sessions(*connection).find(here->token, at(0)));
  EXPECT_FALSE(Sessions(*connection).find(elsewhere.token, at(0)));
  EXPECT_TRUE(sign_in(*database_, "ines", "three otters and a lamp", at(0)));
  EXPECT_FALSE(sign_in(*database_, "ines", "a long enough password", at(0)));
  EXPECT_EQ(last_entry(), ines_.str() + " password_changed colleague " + ines_.str());
}

TEST_P(AccountChangeTest, ChangesNoPasswordForWhoeverDoesNotKnowItAndLocksAfterFive) {
  auto const refusal = [&](std::string const& before, std::string const& after) {
    auto const done = change_own_password(*database_, ines_, {before, after}, at(0));
    return done ? std::string() : done.error().code + " " + done.error().field;
  };
  EXPECT_EQ(refusal("a long enough password", "short"), "password_too_short after");
  EXPECT_EQ(refusal("a long enough password", "password1234"), "password_too_easy after");
  EXPECT_EQ(refusal("a long enough password", "a long enough password"), "same_password after");
  for (int n = 0; n < 5; ++n) EXPECT_EQ(refusal("not the password", "three otters and a lamp"), "before_wrong before");
  EXPECT_EQ(refusal("a long enough password", "three otters and a lamp"), "before_wrong before") << "locked";
  EXPECT_FALSE(change_own_password(*database_, StaffId("nobody"), {"a long enough password", "three otters and a lamp"}, at(0)));
}

TEST_P(AccountChangeTest, EndsTheSessionsOfWhomItDisables) {
  auto const connection = database_->connection();
  auto const session = Sessions(*connection).start(ines_, at(0));
  EXPECT_EQ(changed(ada_, {What::disable, ines_}), "");
  EXPECT_FALSE(Sessions(*connection).find(session.token, at(0)));
  EXPECT_EQ(changed(ada_, {What::enable, ines_}), "");
  EXPECT_FALSE(Sessions(*connection).find(session.token, at(0)));
  EXPECT_EQ(last_entry(), ada_.str() + " account_enabled colleague " + ines_.str());
}

TEST_P(AccountChangeTest, TakesALostDeviceOffButNobodysOwn) {
  auto const connection = database_->connection();
  Devices(*connection, key_).add(ines_, "12345678901234567890", 0, at(0));
  EXPECT_EQ(changed(ada_, {What::reset_device, ines_}), "");
  EXPECT_FALSE(Devices(*connection, key_).has(ines_));
  auto const before = last_entry();
  EXPECT_EQ(changed(ada_, {What::reset_device, ada_}), "own_device");
  EXPECT_EQ(last_entry(), before);
}

// ASVS 5.0, 7.4.5
TEST_P(AccountChangeTest, SignsSomebodyOutEverywhereAndNobodyElse) {
  auto const connection = database_->connection();
  Sessions sessions(*connection);
  auto const one = sessions.start(ines_, at(0)), two = sessions.start(ines_, at(0)), mine = sessions.start(ada_, at(0));
  EXPECT_EQ(changed(ben_, {What::sign_out, ines_}), "");
  EXPECT_EQ(last_entry(), ben_.str() + " signed_out_everywhere colleague " + ines_.str());
  EXPECT_FALSE(sessions.find(one.token, at(0)));
  EXPECT_FALSE(sessions.find(two.token, at(0)));
  EXPECT_TRUE(sessions.find(mine.token, at(0)));
  EXPECT_EQ(changed(ines_, {What::sign_out, ada_}), "not_permitted");
  EXPECT_TRUE(sessions.find(mine.token, at(0)));
}

TEST_P(AccountChangeTest, IsForAdministratorsWhoAreEnabled) {
  EXPECT_EQ(changed(ines_, {What::roles, ines_, {"administrator"}}), "not_permitted");
  EXPECT_THAT(roles_of(ines_), ElementsAre("case_officer"));
  EXPECT_EQ(changed(ada_, {What::disable, ben_}), "");
  EXPECT_EQ(changed(ben_, {What::roles, ines_, {"administrator"}}), "not_permitted");
  EXPECT_EQ(changed(StaffId("nobody"), {What::disable, ada_}), "not_permitted");
  EXPECT_EQ(changed(ada_, {What::disable, StaffId("nobody")}), "not_found");
}

TEST_P(AccountChangeTest, LeavesOneAdministrator) {
  EXPECT_EQ(changed(ada_, {What::disable, ben_}), "");
  auto const before = last_entry();
  EXPECT_EQ(changed(ada_, {What::disable, ada_}), "last_administrator");
  EXPECT_EQ(changed(ada_, {What::roles, ada_, {"dpo"}}), "last_administrator");
  EXPECT_EQ(last_entry(), before);
  EXPECT_THAT(roles_of(ada_), ElementsAre("administrator"));
}

// security.md C06
TEST_P(AccountChangeTest, LeavesOneAdministratorWhenTwoRemoveEachOtherAtOnce) {
  std::thread one([&] { changed(ada_, {What::roles, ben_, {"dpo"}}); });
  std::thread other([&] { changed(ben_, {What::roles, ada_, {"dpo"}}); });
  one.join();
  other.join();
  int administrators = 0;
  for (auto const& colleague : Staff(*database_->connection()).all())
    administrators += colleague.roles == std::vector<std::string>{"administrator"} ? 1 : 0;
  EXPECT_EQ(administrators, 1);
}

TEST_P(AccountChangeTest, AddsAnAccountWithAFirstPasswordThatIsToldOnce) {
  auto const added = add_account(*database_, ada_, {{}, "Tom Lund", "tom", {"reviewer"}}, at(0));
  ASSERT_TRUE(added);
  EXPECT_THAT(added->first_password, testing::MatchesRegex("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}"));
  EXPECT_TRUE(sign_in(*database_, "tom", added->first_password, at(0)));
  EXPECT_EQ(last_entry(), ada_.str() + " account_added colleague " + added->id.str() + " roles=reviewer");
  EXPECT_EQ(add_account(*database_, ada_, {{}, "Another Tom", "TOM", {}}, at(0)).error().code, "name_taken");
  EXPECT_EQ(add_account(*database_, ada_, {{}, " ", "anna", {}}, at(0)).error().code, "name_missing");
  EXPECT_EQ(add_account(*database_, ines_, {{}, "Anna", "anna", {}}, at(0)).error().code, "not_permitted");
}

/// ASVS 6.4.1
TEST_P(AccountChangeTest, EndsAFirstPasswordAfterSevenDaysUnlessItsOwnerChoseTheirOwn) {
  constexpr int kWeek = 7 * 24 * 60;
  auto const added = add_account(*database_, ada_, {{}, "Tom Lund", "tom", {"reviewer"}}, at(0));
  ASSERT_TRUE(added);
  EXPECT_TRUE(sign_in(*database_, "tom", added->first_password, at(kWeek - 1)));
  EXPECT_FALSE(sign_in(*database_, "tom", added->first_password, at(kWeek)));
  auto const again = give_first_password(*database_, ada_, added->id, at(kWeek));
  ASSERT_TRUE(again);
  EXPECT_NE(again->first_password, added->first_password);
  EXPECT_EQ(last_entry(), ada_.str() + " first_password_given colleague " + added->id.str());
  ASSERT_TRUE(change_own_password(*database_, added->id, {again->first_password, "three otters and a lamp"}, at(kWeek + 1)));
  EXPECT_TRUE(sign_in(*database_, "tom", "three otters and a lamp", at(10 * kWeek)));
  EXPECT_EQ(give_first_password(*database_, ines_, added->id, at(0)).error().code, "not_permitted");
  EXPECT_EQ(give_first_password(*database_, ada_, StaffId("nobody"), at(0)).error().code, "not_found");
}

}  // namespace
}  // namespace rightsdesk::store
