// An administrator at work: accounts added, changed and stopped, each shown before it is done.
#include <gmock/gmock.h>

#include "desks.h"

namespace rightsdesk::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class AccountPages : public ::testing::Test {
 protected:
  AccountPages() : ada_(desks_.add("ada", {"administrator"})), ines_(desks_.add("ines", {"case_officer"})), browser_(signed_in(ada_)) {}
  Browser signed_in(StaffId const& colleague) {
    Browser browser(desks_);
    browser.cookies["staff"] = desks_.session_of(colleague);
    browser.get("/staff/accounts");
    browser.get("/staff/notice");
    return browser;
  }
  std::string at(StaffId const& colleague) const { return "/staff/accounts/" + colleague.str(); }
  std::string last_entry() {
    auto const row = desks_.desk.database->connection()->row("SELECT what, detail FROM ledger WHERE what <> 'tried_in_vain' ORDER BY number DESC LIMIT 1");
    return row ? row->text(0) + " " + row->text(1) : "";
  }
  static std::string seen_on(std::string const& page) {
    std::smatch found;
    return std::regex_search(page, found, std::regex("name=\"seen\" value=\"([0-9a-f]+)\"")) ? found[1].str() : "";
  }
  std::string look(StaffId const& colleague, std::string const& role) { return browser_.post(at(colleague), {{"act", "roles"}, {"roles", role}}).body(); }
  web::Reply confirm(StaffId const& colleague, std::string const& role, std::string const& seen, std::string const& reason = "She moves to the review team") {
    return browser_.post(at(colleague), {{"act", "roles"}, {"roles", role}, {"sure", "yes"}, {"seen", seen}, {"reason", reason}});
  }
  app::Council council_;
  Desks desks_{council_};
  StaffId ada_, ines_;
  Browser browser_;
};

TEST_F(AccountPages, SendWebhooksAgainThatWereGivenUp) {
  auto const hook = desks_.hooks.add({"", "thamesbrook", "https://crm.example.org/hook", {"request.received"}}, "program:test")->hook.id;
  app::submit_request(desks_.desk.office, app::form(), {"thamesbrook", "online", council_.clock.at}, "one");
  while (desks_.hooks.gather()) {
  }
  auto const call = desks_.hooks.take(council_.clock.at + std::chrono::minutes(2));
  ASSERT_TRUE(call);
  desks_.hooks.give_up(call->message, "it answered 410");
  auto const page = browser_.get("/staff/interfaces").body();
  EXPECT_THAT(page, AllOf(HasSubstr("https://crm.example.org/hook"), HasSubstr("1 message was given up"), HasSubstr("it answered 410"), HasSubstr("Made on the command line")));
  EXPECT_THAT(page, Not(HasSubstr(call->reference))) << "no case is shown";
  EXPECT_THAT(Browser::led_to(browser_.post("/staff/interfaces/webhooks/" + hook, {})), HasSubstr("done=hook-again"));
  EXPECT_EQ(desks_.hooks.take(council_.clock.at + std::chrono::minutes(2))->message.id, call->message.id);
  EXPECT_EQ(browser_.post("/staff/interfaces/webhooks/nobody", {}).status(), 404);
  EXPECT_EQ(signed_in(ines_).get("/staff/interfaces").status(), 403);
}

TEST_F(AccountPages, WarnOfAKeyThatRunsOutAndLetItHoldForAnotherYear) {
  auto const made = desks_.clients.add({"Contact centre", "thamesbrook", {"requests.read"}, *parse_date("2026-12-24")}, "program:test");
  EXPECT_THAT(browser_.get("/staff/interfaces").body(), AllOf(HasSubstr("Good until 24 December 2026"), Not(HasSubstr("Let it hold"))));
  council_.clock.at += std::chrono::days(1);
  auto later = signed_in(ada_);
  EXPECT_THAT(later.get("/staff/interfaces").body(), AllOf(HasSubstr("Runs out on 24 December 2026"), HasSubstr("Let it hold until 24 November 2027"))) << "thirty days before";
  EXPECT_THAT(Browser::led_to(later.post("/staff/interfaces/keys/" + made.client.id, {})), HasSubstr("done=key-renewed"));
  EXPECT_THAT(later.get("/staff/interfaces").body(), HasSubstr("Good until 24 November 2027"));
  EXPECT_EQ(last_entry(), "client_renewed client=" + made.client.id + " until=2027-11-24");
  EXPECT_EQ(later.post("/staff/interfaces/keys/nobody", {}).status(), 404);
}

TEST_F(AccountPages, ShowWhatAChangeWillDoBeforeItIsDone) {
  auto const asked = look(ines_, "reviewer");
  EXPECT_THAT(asked, AllOf(HasSubstr("Change the roles of Colleague ines?"), HasSubstr("Roles now</dt><dd class=\"govuk-summary-list__value\">Case officer"), HasSubstr("Roles then</dt><dd class=\"govuk-summary-list__value\">Reviewer")));
  EXPECT_THAT(asked, AllOf(HasSubstr("<li>Finish review (Access"), HasSubstr("<li>Accept identity (Access"), HasSubstr("They stay signed in: nothing they have open ends")));
  EXPECT_THAT(asked, AllOf(HasSubstr(" acts any more, whatever role they have: Ask for identity (Access"), HasSubstr("<li>Finish search (Access, Copy to take elsewhere, Correction, Deletion)</li>"), HasSubstr("Pages: Requests, new; Inbox")));
  EXPECT_EQ(last_entry(), "");
  auto const done = confirm(ines_, "reviewer", seen_on(asked));
  EXPECT_EQ(Browser::led_to(done), at(ines_) + "?done=roles");
  EXPECT_THAT(browser_.get(Browser::led_to(done)).body(), HasSubstr("The roles are changed"));
  EXPECT_EQ(last_entry(), "roles_changed colleague " + ines_.str() + " roles=reviewer before=case_officer");
  EXPECT_THAT(browser_.get(at(ines_)).body(), AllOf(HasSubstr("<strong>Reviewer</strong><br>23 November 2026, by Colleague ada<br>She moves to the review team")));
}

TEST_F(AccountPages, ChangeNoRolesWithoutAReasonOrAsTheyWereShownNoMore) {
  auto const seen = seen_on(look(ines_, "reviewer"));
  auto const without = confirm(ines_, "reviewer", seen, " ").body();
  EXPECT_THAT(without, AllOf(HasSubstr("Say why. The reason goes on the record."), HasSubstr("href=\"#reason\"")));
  EXPECT_THAT(confirm(ines_, "reviewer", seen, std::string(501, 'x')).body(), HasSubstr("The reason must be 500 characters or fewer."));
  EXPECT_THAT(confirm(ines_, "reviewer", "").body(), HasSubstr("Somebody changed an account meanwhile."));
  desks_.add("ben", {"second_reviewer"});
  auto const stale = confirm(ines_, "reviewer", seen).body();
  EXPECT_THAT(stale, AllOf(HasSubstr("Somebody changed an account meanwhile."), HasSubstr("She moves to the review team")));
  EXPECT_EQ(last_entry(), "");
  EXPECT_EQ(Browser::led_to(confirm(ines_, "reviewer", seen_on(stale))), at(ines_) + "?done=roles");
  EXPECT_THAT(look(ines_, "reviewer"), HasSubstr("These are the roles that Colleague ines has."));
}

TEST_F(AccountPages, WarnOfOpenTasksThatNobodyCouldEnd) {
  app::submit_request(desks_.desk.office, app::form(), {"thamesbrook", "online", council_.clock.at}, "one");
  desks_.desk.office.works.in_one([&](app::Work& work) {
    auto const about = work.cases().all().front().id;
    work.tasks().add({TaskId::fresh(), about, "requester_wrote", Personal(std::string("Words")), {}, {}, casework::TaskState::open, {}, {}, {}, "program", *parse_date("2026-11-23")});
    work.cases().append({about, 0, "requester_wrote", *parse_date("2026-11-23"), council_.clock.at, "program"});
  });
  auto const asked = look(ines_, "reviewer");
  EXPECT_THAT(asked, HasSubstr("1 open task “What the requester told us” would be left with nobody who may end them."));
  EXPECT_THAT(browser_.post(at(ines_), {{"act", "disable"}}).body(), HasSubstr("1 open task “What the requester told us” would be left with nobody who may end them."));
  desks_.add("dan", {"dpo"});
  EXPECT_THAT(look(ines_, "reviewer"), HasSubstr("1 open task “What the requester told us” would lie with a role that nobody has: Case officer."));
  desks_.add("ben", {"case_officer"});
  EXPECT_THAT(look(ines_, "reviewer"), Not(HasSubstr("What would be left undone")));
}

TEST_F(AccountPages, WarnWhenTooFewRemainForASecondPerson) {
  auto const ben = desks_.add("ben", {"second_reviewer"});
  desks_.add("dan", {"dpo"});
  EXPECT_THAT(look(ben, "reviewer"), HasSubstr("Only one colleague could do this: Release (Access"));
  EXPECT_THAT(browser_.get("/staff/roles").body(), Not(HasSubstr("Only one colleague may do this"))) << "two may now";
  confirm(ben, "reviewer", seen_on(look(ben, "reviewer")));
  EXPECT_THAT(browser_.get("/staff/roles").body(), HasSubstr("Only one colleague may do this: Release (Access"));
}

TEST_F(AccountPages, ShowWhatEachRoleMayDoAndWhichNobodyHas) {
  auto const page = browser_.get("/staff/roles").body();
  EXPECT_THAT(page, AllOf(HasSubstr("Nobody has a role that work waits for:"), HasSubstr("href=\"#role-second_reviewer\""), Not(HasSubstr("href=\"#role-case_officer\""))));
  EXPECT_THAT(page, AllOf(HasSubstr(">Colleague ines</a>"), HasSubstr("<h2 class=\"govuk-heading-m\">Case officer</h2>"), HasSubstr("Pages: Holidays; Letters; Keeping; Interfaces; Accounts; Roles.")));
  EXPECT_THAT(page, Not(HasSubstr("href=\"#role-auditor\""))) << "no step waits for it";
  EXPECT_EQ(signed_in(ines_).get("/staff/roles").status(), 403);
}

// security.md A04
TEST_F(AccountPages, EndASessionWithTheNextRequest) {
  auto ines = signed_in(ines_);
  EXPECT_EQ(ines.get("/staff/cases").status(), 200);
  EXPECT_THAT(browser_.post(at(ines_), {{"act", "disable"}}).body(), HasSubstr("Whatever they have open ends now."));
  EXPECT_EQ(ines.get("/staff/cases").status(), 200);
  browser_.post(at(ines_), {{"act", "disable"}, {"sure", "yes"}});
  EXPECT_EQ(ines.get("/staff/cases").status(), 303);
}

TEST_F(AccountPages, TakeRolesAwayFromTheNextRequestOn) {
  auto ines = signed_in(ines_);
  confirm(ines_, "administrator", seen_on(look(ines_, "administrator")));
  EXPECT_EQ(ines.get("/staff/cases").status(), 403);
  EXPECT_EQ(ines.get("/staff/accounts").status(), 200);
}

// security.md C06
TEST_F(AccountPages, KeepTheLastAdministrator) {
  auto const refused = browser_.post(at(ada_), {{"act", "disable"}, {"sure", "yes"}}).body();
  EXPECT_THAT(refused, HasSubstr("One administrator must remain."));
  EXPECT_THAT(look(ada_, "dpo"), HasSubstr("One administrator must remain.")) << "before anything is shown";
  auto const digits = desks_.accounts.seen();
  EXPECT_THAT(confirm(ada_, "dpo", digits).body(), HasSubstr("One administrator must remain.")) << "and when it is done";
  EXPECT_EQ(browser_.get("/staff/accounts").status(), 200);
}

TEST_F(AccountPages, LetEverybodyChangeTheirOwnPasswordAndStaySignedInHereAlone) {
  auto const added = browser_.post("/staff/accounts", {{"name", "Tom Lund"}, {"sign-in-name", "tom"}, {"roles", "reviewer"}}).body();
  std::smatch found;
  ASSERT_TRUE(std::regex_search(added, found, std::regex("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}")));
  auto const tom_id = StaffId(desks_.desk.database->connection()->row("SELECT id FROM staff WHERE name = 'Tom Lund'")->text(0));
  auto tom = signed_in(tom_id), elsewhere = signed_in(tom_id);
  tom.get("/staff/password");
  EXPECT_THAT(tom.post("/staff/password", {{"before", found[0].str()}, {"after", "three otters and a lamp"}, {"again", "three otters and a lump"}}).body(), HasSubstr("twice in the same way"));
  EXPECT_THAT(tom.post("/staff/password", {{"before", "what was it"}, {"after", "three otters and a lamp"}, {"again", "three otters and a lamp"}}).body(), HasSubstr("This is not your password"));
  EXPECT_THAT(Browser::led_to(tom.post("/staff/password", {{"before", found[0].str()}, {"after", "three otters and a lamp"}, {"again", "three otters and a lamp"}})), HasSubstr("done=password"));
  EXPECT_EQ(tom.get("/staff/cases").status(), 200);
  EXPECT_EQ(elsewhere.get("/staff/cases").status(), 303);
  EXPECT_EQ(last_entry(), "password_changed colleague " + tom_id.str());
}

TEST_F(AccountPages, AddAnAccountAndTellItsPasswordOnce) {
  auto const added = browser_.post("/staff/accounts", {{"name", "Tom Lund"}, {"sign-in-name", "tom"}, {"roles", "reviewer"}}).body();
  std::smatch found;
  ASSERT_TRUE(std::regex_search(added, found, std::regex("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}")));
  Browser tom(desks_, "192.0.2.9");
  EXPECT_EQ(Browser::led_to(tom.password("tom", found[0].str())), "/staff/sign-in/device");
  EXPECT_THAT(browser_.get("/staff/accounts").body(), AllOf(HasSubstr("Tom Lund"), Not(HasSubstr(found[0].str()))));
  EXPECT_THAT(browser_.post("/staff/accounts", {{"name", "Another Tom"}, {"sign-in-name", "tom"}}).body(), HasSubstr("Someone else signs in with this name."));
  EXPECT_THAT(browser_.post("/staff/accounts", {{"name", ""}, {"sign-in-name", "anna"}}).body(), HasSubstr("Enter the colleague"));
}

TEST_F(AccountPages, TakeNoMadeUpRoleChangeOrColleague) {
  EXPECT_EQ(browser_.post(at(ines_), {{"act", "roles"}, {"roles", "emperor"}, {"sure", "yes"}}).status(), 400);
  EXPECT_EQ(browser_.post(at(ines_), {{"act", "promote"}, {"sure", "yes"}}).status(), 400);
  EXPECT_EQ(browser_.get("/staff/accounts/" + StaffId::fresh().str()).status(), 404);
  EXPECT_EQ(browser_.post("/staff/accounts/" + StaffId::fresh().str(), {{"act", "disable"}, {"sure", "yes"}}).status(), 404);
  EXPECT_EQ(last_entry(), "");
}

TEST_F(AccountPages, ShowAnAdministratorNoCase) {
  EXPECT_EQ(browser_.get("/staff/cases").status(), 403);
  EXPECT_EQ(browser_.get("/staff/tasks").status(), 403);
  EXPECT_EQ(Browser::led_to(browser_.get("/staff")), "/staff/accounts");
  EXPECT_THAT(browser_.get("/staff/accounts").body(), Not(HasSubstr("/staff/tasks")));
}

}  // namespace
}  // namespace rightsdesk::testing
