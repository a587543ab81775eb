// The pages of those who look after the desk itself: colleagues and roles, other systems, the inbox.
#include "web/pages/gallery.h"

#include "web/accounts/account_views.h"
#include "web/accounts/own_sessions.h"
#include "web/accounts/role_views.h"
#include "web/caseload/inbox_views.h"
#include "web/caseload/interface_views.h"
#include "web/caseload/list_views.h"
#include "web/caseload/record_request.h"
#include "web/caseload/sign_in_views.h"
#include "web/caseload/task_views.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::testing {
namespace {

TEST(Gallery, ShowsTheAccounts) {
  std::vector<std::string> const roles{"administrator", "auditor", "case_officer", "dpo", "reviewer"};
  std::vector<ColleagueLine> const all{{"S1", "Amal Osei", "amal", {"case_officer", "intake"}, false, true}, {"S2", "Dana Whitlock", "council:4e1f", {"reviewer"}}, {"S3", "Oluwaseun Adébáyọ̀-Featherstonehaugh", "oluwaseun.adebayo-featherstonehaugh", {"dpo", "second_reviewer", "legal"}, true}};
  Exchange administrator = visitor();
  administrator.staff = {"S9", "Ada Holm", {"administrator"}};
  auto const shown = [&](std::string const& name, PageSpec const& spec) { return kept(name, frame().staff_page(administrator, spec)); };
  PageSpec list{"accounts/list", "Accounts", accounts::list_view(all)};
  list.view.each("new_fields", field_views(accounts::new_account_questions(roles), {}, {}, Label::plain)).when("new_open", true);
  auto const page = shown("staff-accounts", list);
  EXPECT_TRUE(holds(page, "At the council’s sign-in"));
  EXPECT_TRUE(holds(page, "<a href=\"/staff/accounts\">Accounts</a>"));
  PageSpec one{"accounts/account", "Amal Osei", accounts::account_view(all[0]), {{"last_administrator", "One administrator must remain. Give somebody else the role first.", "", {}}}, "/staff/accounts"};
  one.view.each("role_fields", field_views(accounts::role_questions(roles), {{"roles", {"case_officer"}}}, {}, Label::plain)).text("done", "");
  one.view.when("any_versions", true).each("versions", accounts::role_history_views({{"roles", "S1", 1, "none", "", "S9", "She was away", day("2026-11-02")}, {"roles", "S1", 2, "case_officer,intake", "", "S9", "She is back", day("2026-11-20")}}, [](std::string const&) { return "Ada Holm"; }));
  auto const account = shown("staff-account", one);
  EXPECT_TRUE(holds(account, "Take the device off"));
  EXPECT_TRUE(holds(account, "Sign them out everywhere"));
  EXPECT_TRUE(holds(account, "<strong>Case officer, Intake</strong><br>20 November 2026, by Ada Holm<br>She is back"));
  Accounts::Change const change{Accounts::Change::What::disable, "S1"};
  PageSpec sure{"accounts/confirm", accounts::foretold(all[0], change).title, accounts::confirm_view(all[0], change, {"3 open tasks “Route it” would be left with nobody who may end them."}), {}, "/staff/accounts/S1"};
  EXPECT_TRUE(holds(shown("staff-account-confirm", sure), "would be left with nobody who may end them"));
  std::vector<Refusal> const wrong{{"before_wrong", "This is not your password, or the account is locked.", "before", {}}};
  for (auto const& [name, council] : {std::pair{"staff-password", false}, std::pair{"staff-password-council", true}}) {
    auto const mistakes = council ? std::vector<Refusal>{} : wrong;
    PageSpec password{"accounts/password", "Change your password", accounts::password_view(mistakes).when("from_council", council).text("done", ""), mistakes};
    auto const form = shown(name, password);
    EXPECT_EQ(holds(form, "href=\"#before\""), !council);
    EXPECT_EQ(holds(form, "Its password is changed there."), council);
  }
  PageSpec added{"accounts/added", "Account added", View().text("account_name", "Tom Lund").text("account_sign_in", "tom").text("first_password", "7kqm-29xd-htrb-4jwp"), {}, "/staff/accounts"};
  EXPECT_TRUE(holds(shown("staff-account-added", added), "7kqm-29xd-htrb-4jwp"));
}

TEST(Gallery, ShowsWhereSomebodyIsSignedIn) {
  auto const at = [](char const* iso) { return *parse_instant(iso); };
  std::vector<OwnSession> const open{{"0a1b2c3d4e5f60718293a4b5c6", at("2026-11-23T09:02:00.000000Z"), at("2026-11-23T11:41:00.000000Z"), "Firefox on Windows", true},
                                     {"1a1b2c3d4e5f60718293a4b5c6", at("2026-11-23T08:17:00.000000Z"), at("2026-11-23T11:30:00.000000Z"), "Samsung Internet on Android", false},
                                     {"2a1b2c3d4e5f60718293a4b5c6", at("2026-11-23T11:12:00.000000Z"), at("2026-11-23T11:12:00.000000Z"), "", false}};
  auto const shown = [&](std::vector<OwnSession> const& sessions, std::string const& elsewhere, std::vector<Refusal> const& mistakes) {
    PageSpec spec{"accounts/sessions", "Where you are signed in", accounts::sessions_view(sessions, elsewhere), mistakes};
    spec.view.text("done", "");
    return frame().staff_page(visitor(), spec);
  };
  auto const page = kept("staff-sessions", shown(open, "Thamesbrook account", {{"no_session", "That session is over already.", "", {}}}));
  EXPECT_TRUE(holds(page, "Samsung Internet on Android</h2>"));
  EXPECT_TRUE(holds(page, "End it<span class=\"govuk-visually-hidden\">: A browser that is not known, signed in on 23 November 2026, 11:12</span>"));
  EXPECT_TRUE(holds(page, "End all but this one"));
  EXPECT_TRUE(holds(page, "still signed in to your council account (Thamesbrook account)"));
  auto const alone = shown({open[0]}, "", {}).body();
  EXPECT_TRUE(holds(alone, "You are signed in nowhere else."));
  EXPECT_FALSE(holds(alone, "council account"));
}

TEST(Gallery, ShowsTheRolesAndWhatAnotherRoleWillDo) {
  static auto const rules = settings::load_rules(RIGHTSDESK_TREE);
  ASSERT_TRUE(rules);
  auto const acts = app::role_acts(**rules);
  std::vector<ColleagueLine> all{{"S1", "Amal Osei", "amal", {"case_officer", "intake"}, false, true}, {"S2", "Dana Whitlock", "council:4e1f", {"second_reviewer"}}, {"S3", "Oluwaseun Adébáyọ̀-Featherstonehaugh", "oluwaseun", {"dpo", "legal"}, true}, {"S9", "Ada Holm", "ada", {"administrator"}}};
  app::WaitingWork const waiting{{{"Files that the requester sent", "case_officer", {"case_officer", "dpo"}, "S1", 3}, {"The new decision", "manager", {"manager"}, "", 1}}, {{"S1", 12}, {"S2", 1}}};
  std::vector<accounts::RolePage> const pages{{"Home", {"case_officer", "intake", "second_reviewer", "auditor", "dpo"}}, {"Inbox", {"case_officer", "intake", "dpo"}}, {"Accounts", {"administrator"}}, {"Cases, archive", {"dpo", "manager"}}};
  auto const roles = [&](std::string const& name) {
    auto const everybody = accounts::holders_of(all);
    return kept(name, frame().staff_page(visitor(), {"accounts/roles", "Roles", accounts::roles_view({app::role_reach({"administrator", "auditor", "case_officer", "dpo", "manager", "second_reviewer"}, acts, everybody, waiting), app::few_for_second_person(acts, everybody)}, pages), {}, "/staff/accounts"}));
  };
  auto const missed = roles("staff-roles");
  EXPECT_TRUE(holds(missed, "href=\"#role-manager\">Manager</a>"));
  EXPECT_TRUE(holds(missed, "1 open task with this role now."));
  EXPECT_TRUE(holds(missed, "Only one colleague may do this: Release (Access), with the second look before it."));
  EXPECT_TRUE(holds(missed, "<li>End the task “Opinion of a health professional”: No opinion could be had (Access)</li>"));
  auto const look = [&](std::string const& name, ColleagueLine const& colleague, std::vector<std::string> const& wanted, std::vector<Refusal> const& mistakes) {
    Accounts::Change const change{Accounts::Change::What::roles, colleague.id, wanted, "0123456789ab"};
    auto const done = app::role_change(acts, waiting, accounts::holders_of(all), {colleague.id, colleague.name, {colleague.roles.begin(), colleague.roles.end()}}, std::set<std::string>(wanted.begin(), wanted.end()));
    PageSpec spec{"accounts/roles-look", accounts::foretold(colleague, change).title, accounts::role_change_view(done, pages, colleague, change).also(accounts::confirm_view(colleague, change)), mistakes, "/staff/accounts/" + colleague.id};
    spec.view.each("reason_fields", {field_view({"reason", "Why?", "It goes on the record, with your name", intake::Kind::text, true}, {}, mistakes, Label::plain)});
    return kept(name, frame().staff_page(visitor(), spec));
  };
  auto const undone = look("staff-roles-look", all[0], {"reviewer"}, {});
  EXPECT_TRUE(holds(undone, "3 open tasks “Files that the requester sent” would be left with nobody who may end them."));
  EXPECT_TRUE(holds(undone, "Nobody could do "));
  EXPECT_TRUE(holds(undone, "All that nobody could do any more"));
  EXPECT_TRUE(holds(undone, "12 open cases stay with Amal Osei"));
  EXPECT_TRUE(holds(undone, "Pages: Home; Inbox."));
  auto const none = look("staff-roles-look-none", all[1], {}, {{"missing", "Say why. The reason goes on the record.", "reason", {}}});
  EXPECT_TRUE(holds(none, "They stay signed in and can open nothing from the next page on."));
  EXPECT_TRUE(holds(none, "Nobody could do 3 acts any more, whatever role they have: Reopen review (Access); Release (Access); Release part (Access)."));
  EXPECT_FALSE(holds(none, "All that nobody could do any more")) << "they are named";
  EXPECT_TRUE(holds(none, "then the roles come from their council account"));
  EXPECT_TRUE(holds(none, "href=\"#reason\""));
  all[2].disabled = false;
  EXPECT_TRUE(holds(look("staff-roles-look-enough", all[3], {"administrator", "auditor"}, {}), "<p class=\"govuk-body\">No act of a workflow.</p>"));
  EXPECT_FALSE(holds(look("staff-roles-look-enough", all[3], {"administrator", "auditor"}, {}), "What would be left undone"));
}

TEST(RolePages, AreReadFromTheRoutersOwnTable) {
  Access const all{Audience::staff, {"auditor", "dpo"}}, leads{Audience::staff, {"dpo"}};
  std::vector<Route> const table{{"GET", "/start", {Audience::anyone, {}}, {}}, {"GET", "/staff/cases", all, {}}, {"GET", "/staff/cases/list.csv", all, {}}, {"GET", "/staff/cases/:case", all, {}}, {"POST", "/staff/cases/:case/note", all, {}}, {"POST", "/staff/cases/:case/access/open", leads, {}}, {"GET", "/staff/bank-holidays", leads, {}}};
  auto const pages = accounts::role_pages(table);
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[0].words, "Cases");
  EXPECT_EQ(pages[1].words, "Cases, access, open");
  EXPECT_EQ(pages[1].roles, std::set<std::string>{"dpo"});
  EXPECT_EQ(pages[2].words, "Bank holidays");
}

TEST(Gallery, ShowsTheOtherSystems) {
  caseload::InterfacesPage page{day("2026-11-23")};
  auto const client = [&](char const* id, char const* name, std::optional<Date> ends_on) {
    app::Client one{id, name, "thamesbrook", {"requests.read", "webhooks"}, *parse_instant("2026-01-05T09:00:00Z"), *parse_instant("2026-11-22T09:00:00Z")};
    one.ends_on = ends_on;
    return one;
  };
  page.clients = {client("C1", "Contact centre", day("2026-12-01")), client("C2", "Records system", day("2027-06-01")), client("C3", "Old portal", std::nullopt), client("C4", "Trial", day("2026-11-01"))};
  app::Hook hook{"H1", "C1", "thamesbrook", "https://crm.example.org/a/rather/long/address/that/has/to/be/broken/somewhere/on/a/telephone", {"request.received"}};
  hook.waiting = 2;
  hook.dead = 1;
  page.hooks = {hook};
  app::HookMessage message{"M1", "H1", "request.received", CaseId("01CASE"), *parse_instant("2026-11-20T09:00:00Z"), "dead", 10, "it answered 500"};
  page.dead["H1"] = {message};
  PageSpec spec{"caseload/interfaces", "Other systems", caseload::interfaces_view(page)};
  spec.view.text("done", "");
  auto administrator = visitor();
  administrator.staff.roles = {"administrator"};
  auto const shown = kept("staff-interfaces", frame().staff_page(administrator, spec));
  EXPECT_TRUE(holds(shown, "Runs out on 1 December 2026"));
  EXPECT_TRUE(holds(shown, "Ran out on 1 November 2026"));
  EXPECT_TRUE(holds(shown, "No last day"));
  EXPECT_TRUE(holds(shown, "request.received, 20 November 2026, 09:00, 10 tries: it answered 500"));
  EXPECT_FALSE(holds(shown, "01CASE"));
  PageSpec none{"caseload/interfaces", "Other systems", caseload::interfaces_view({day("2026-11-23")})};
  none.view.text("done", "");
  EXPECT_TRUE(holds(kept("staff-interfaces-none", frame().staff_page(administrator, none)), "No system has a key."));
}

TEST(Gallery, ShowsTheInbox) {
  using app::MailKind;
  using app::MailState;
  auto infected = mail_that_came("01BAD", MailState::open, MailKind::infected);
  app::MailContent bare{"", "", "", ""};
  bare.notes = {"A virus is in it (Own.Test.EICAR). Nothing of it was kept here. Do not open it in the mailbox.", "Only who sent it and its subject are here. The message itself is in the mailbox."};
  infected.content = Personal(bare);
  auto advert = mail_that_came("01AD", MailState::not_a_request);
  auto said = advert.content.reveal();
  said.reason = "An advert";
  advert.content = Personal(said);
  caseload::InboxPage all;
  all.open = {mail_that_came("01MAIL", MailState::open), infected};
  all.open_in_all = 140;
  all.aside = {mail_that_came("01BOUNCE", MailState::set_aside, MailKind::bounce), advert};
  all.place = app::MailPlace{"requests", 1, 7, *parse_instant("2026-11-23T09:40:00Z"), *parse_instant("2026-11-23T09:50:00Z"), "The request mailbox refused our sign-in: the user name or password is not accepted."};
  auto const shown = [](char const* name, char const* page, View view, std::vector<Refusal> const& mistakes = {}) {
    PageSpec spec{page, "Inbox", std::move(view), mistakes};
    spec.view.text("done", "");
    return kept(name, frame().staff_page(visitor(), spec));
  };
  auto const page = shown("staff-inbox", "caseload/inbox", caseload::inbox_view(all));
  EXPECT_TRUE(holds(page, "Proposed: Show me the information you hold."));
  EXPECT_TRUE(holds(page, "These are the oldest of 140."));
  EXPECT_TRUE(holds(page, "The mailbox cannot be read since 23 November 2026, 09:50."));
  EXPECT_TRUE(holds(page, "Not a request: An advert"));
  EXPECT_TRUE(holds(shown("staff-inbox-empty", "caseload/inbox", caseload::inbox_view({})), "Nothing waits."));
  EXPECT_TRUE(holds(shown("staff-inbox-none", "caseload/inbox", caseload::inbox_view({caseload::InboxPage::Mailbox::none})), "No mailbox is connected."));
  std::vector<law::Proof> proofs(1);
  proofs[0].id = "identity";
  proofs[0].title = "Who they are";
  proofs[0].documents.resize(1);
  proofs[0].documents[0].id = "passport";
  proofs[0].documents[0].title = "Passport";
  caseload::MailPage open{mail_that_came("01MAIL", MailState::open), proofs};
  auto const draft = shown("staff-mail", "caseload/mail", caseload::mail_view(open, {}, name_of));
  EXPECT_TRUE(holds(draft, "because it says “copy of my”"));
  EXPECT_TRUE(holds(draft, "href=\"/staff/requests/new?mail=01MAIL\""));
  EXPECT_FALSE(holds(draft, "Put it with the evidence")) << "it belongs to no case";
  std::vector<Refusal> const wrong{{"not_found", "There is no request with this reference", "reference", {}}, {"missing", "Say why this is not a request", "reason", {}}};
  EXPECT_TRUE(holds(shown("staff-mail-error", "caseload/mail", caseload::mail_view(open, wrong, name_of), wrong), "reference-error"));
  EXPECT_TRUE(holds(shown("staff-mail-infected", "caseload/mail", caseload::mail_view({infected}, {}, name_of)), "Nothing of it was kept here."));
  caseload::MailPage joined{mail_that_came("01MAIL", MailState::joined), proofs, "SRR-7K4M-29QD-X"};
  auto filed = joined.message.content.reveal();
  filed.parts[1].filed_as = "identity/passport";
  joined.message.content = Personal(filed);
  joined.message.about = CaseId("C1");
  auto const of_case = shown("staff-mail-joined", "caseload/mail", caseload::mail_view(joined, {}, name_of));
  EXPECT_TRUE(holds(of_case, "A file without a name: Who they are: Passport. It is with the evidence of the case now."));
  EXPECT_TRUE(holds(of_case, "Put it with the evidence"));
  EXPECT_TRUE(holds(shown("staff-mail-aside", "caseload/mail", caseload::mail_view({advert}, {}, name_of)), "Put it back into the inbox"));
  auto typed = caseload::begun_from(open.message);
  PageSpec begin{"caseload/record-begin", "Record a request", caseload::begin_recording_view(typed, {})};
  EXPECT_TRUE(holds(kept("staff-record-begin-mail", frame().staff_page(visitor(), begin)), "name=\"mail\" value=\"01MAIL\""));
  typed["who-for"] = {"me"};
  PageSpec rest{"caseload/record", "Record a request", caseload::recording_view(caseload::with_what_it_says(open.message, typed), {}, "01KEY").also(caseload::beside_recording(open.message))};
  auto const second = kept("staff-record-mail", frame().staff_page(visitor(), rest));
  EXPECT_TRUE(holds(second, "value=\"Amina Osei\""));
  EXPECT_TRUE(holds(second, "from when I was in care."));
}

}  // namespace
}  // namespace rightsdesk::web::testing
