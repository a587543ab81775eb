// Every route of the router's own table, every role, a case that is kept to others, one of another controller and one that never was:
// the answers are the same, to the letter.
#include <gmock/gmock.h>

#include <fstream>
#include <set>

#include "app/cover.h"
#include "matrix.h"

namespace rightsdesk::testing {
namespace {

TEST_F(Matrix, HasAnEntryForEveryRoute) {
  std::string now;
  for (auto const& route : desks_->dispatch.routes()) {
    now += route.method + " " + route.pattern + "  ";
    if (route.access.audience == web::Audience::anyone) now += "anyone";
    else if (route.access.audience == web::Audience::caller) now += "by key: " + *route.access.roles.begin();
    else if (route.access.audience == web::Audience::messenger) now += "by its message";
    else if (route.access.roles.empty()) now += "whoever is signed in";
    else for (auto const& role : route.access.roles) now += role + (role == *route.access.roles.rbegin() ? "" : " ");
    now += std::string(route.access.code_lately ? "  after a code" : "") + "\n";
  }
  auto const golden = std::string(RIGHTSDESK_TREE) + "/tests/golden/web/routes.txt";
  std::ifstream in(golden);
  std::string const wanted{std::istreambuf_iterator<char>(in), {}};
  if (now != wanted) std::ofstream(std::string(RIGHTSDESK_BUILD) + "/routes.txt") << now;
  EXPECT_EQ(now, wanted) << "who may use which route is in " << RIGHTSDESK_BUILD << "/routes.txt now: read the difference, then copy it to " << golden;
}

TEST_F(Matrix, AnswersForACaseKeptToOthersAsForOneThatNeverWas) {
  auto unknown = parts_;
  unknown["case"] = CaseId::fresh().str();
  auto of_other = parts_;
  of_other["case"] = other_.str();
  for (auto const& [role, colleague] : people_) {
    auto browser = browser_of(colleague);
    for (auto const& route : routes_of_cases()) {
      auto const what = role + ": " + route.method + " " + route.pattern;
      auto const never = asked(browser, route, filled(route.pattern, unknown));
      bool const may = std::any_of(route.access.roles.begin(), route.access.roles.end(), [&, role = role](auto const& one) { return one == role; });
      EXPECT_EQ(never.status(), may ? 404 : 403) << what;
      EXPECT_EQ(told(asked(browser, route, filled(route.pattern, parts_))), told(never)) << what << ", a case kept to others";
      EXPECT_EQ(told(asked(browser, route, filled(route.pattern, of_other))), told(never)) << what << ", a case of another controller";
    }
  }
}

// security.md A09: an entry for each address that is refused, of a case kept to others as of one that never was, and nothing of what somebody typed
TEST_F(Matrix, WritesDownEachAddressThatWasTriedInVain) {
  auto const last = [&] {
    auto const row = desks_->desk.database->connection()->row("SELECT actor, what, about, detail FROM ledger ORDER BY number DESC LIMIT 1");
    return row->text(0) + " " + row->text(1) + " " + row->text(2) + " " + row->text(3);
  };
  auto const never = CaseId::fresh();
  char const* const looking[] = {"case_officer", "reviewer", "dpo", "manager", "auditor", "intake"};  // sixty of an hour are written one by one
  std::vector<Browser> browsers;
  for (auto const* role : looking) browsers.push_back(browser_of(people_.at(role)));
  std::size_t asked_so_far = 0;
  for (auto const& id : {hidden_, never}) {
    auto parts = parts_;
    parts["case"] = id.str();
    for (auto const& route : routes_of_cases()) {
      auto const turn = asked_so_far++ / 50;
      auto const who = people_.at(looking[turn]);
      auto& browser = browsers[turn];
      auto const before = entries();
      auto const status = asked(browser, route, filled(route.pattern, parts)).status();
      ASSERT_TRUE(status == 404 || status == 403) << route.pattern;
      EXPECT_EQ(entries(), before + 1) << route.method << " " << route.pattern;
      EXPECT_THAT(last(), ::testing::StartsWith(who.str() + " tried_in_vain " + id.str() + " asked=" + route.method + " route=" + route.pattern + " status=" + std::to_string(status) + " tries="));
    }
  }
  auto administrator = browser_of(people_.at("administrator"));
  EXPECT_EQ(administrator.get("/staff/cases/" + hidden_.str()).status(), 403);
  EXPECT_THAT(last(), HasSubstr(" tried_in_vain " + hidden_.str() + " asked=GET route=/staff/cases/:case status=403 tries="));
  auto officer = browser_of(people_.at("legal"));
  EXPECT_EQ(officer.get("/staff/cases/" + hidden_.str() + "/review/" + parts_.at("record") + "/7").status(), 404);
  EXPECT_THAT(last(), ::testing::EndsWith(" status=404 tries=1 page=7 record=" + parts_.at("record")));
  EXPECT_EQ(officer.get("/staff/cases/Amina Osei").status(), 404);
  EXPECT_THAT(last(), ::testing::EndsWith(" tried_in_vain  asked=GET route=/staff/cases/:case status=404 tries=2"));
  auto const number = entries();
  Browser stranger(*desks_);
  stranger.get("/staff/cases/" + hidden_.str());
  stranger.get("/status/letters/7");
  EXPECT_EQ(entries(), number) << "who nobody knows is nobody to write down";
}

TEST_F(Matrix, LetsNobodyReachACasesThingsThroughAnotherCase) {
  auto through = parts_, nothing = parts_;
  through["case"] = nothing["case"] = open_.str();
  for (auto const* name : {"record", "person", "proposal", "candidate", "task"}) nothing[name] = CaseId::fresh().str();
  auto browser = browser_of(people_.at("dpo")), reviewer = browser_of(people_.at("reviewer"));
  for (auto const& route : routes_of_cases()) {
    if (filled(route.pattern, through) == filled(route.pattern, nothing)) continue;
    for (auto* one : {&browser, &reviewer}) {
      auto const theirs = asked(*one, route, filled(route.pattern, through)), never = asked(*one, route, filled(route.pattern, nothing));
      auto const without_ids = [&](std::string text) {
        for (auto const* name : {"record", "person", "proposal", "candidate", "task"})
          for (auto const* parts : {&through, &nothing}) text = std::regex_replace(text, std::regex(parts->at(name)), "ID");
        return text;
      };
      EXPECT_EQ(without_ids(told(theirs)), without_ids(told(never))) << route.method << " " << route.pattern;
      EXPECT_LT(theirs.status(), 500) << route.method << " " << route.pattern;
    }
  }
}

TEST_F(Matrix, ShowsAKeptCaseOnNoListButItsReaders) {
  auto const reference = reference_of(hidden_), elsewhere = reference_of(other_);
  for (auto const& [role, colleague] : people_) {
    auto browser = browser_of(colleague);
    for (auto const* path : {"/staff/cases", "/staff/tasks", "/staff/home", "/staff/charts", "/staff/charts.csv", "/staff/cases/list.csv", "/staff/cases?show=closed", "/staff/cases?show=answered"}) {
      auto const body = browser.get(path).body();
      for (auto const& hidden : {reference, elsewhere, hidden_.str(), other_.str()}) EXPECT_THAT(body, Not(HasSubstr(hidden))) << role << " " << path;
    }
  }
  auto owner = browser_of(owner_);
  EXPECT_THAT(owner.get("/staff/cases").body(), HasSubstr(reference));
  EXPECT_THAT(owner.get("/staff/cases/" + hidden_.str()).body(), HasSubstr("Kept to named people"));
  EXPECT_EQ(owner.get("/staff/cases/" + other_.str()).status(), 404);
}

TEST_F(Matrix, ShowsNoMessageOfACaseThatIsKeptToOthers) {
  auto const joined = [&](std::string const& id, CaseId const& about) {
    desks_->inbox.in_one([&](app::Work&, app::InboxStore& store) {
      app::InboxMessage message{id, id, "thamesbrook", *parse_date("2026-11-20")};
      message.content = Personal(app::MailContent{"Amina Osei", "amina.osei@example.org", "Subject of " + id, "Words", {{"a.txt", "text/plain", sha256_hex("bytes"), 5}}});
      store.add(message, {"bytes"});
      auto to = *store.find(id);
      to.state = app::MailState::joined;
      to.about = about;
      store.settle(to, app::MailState::open);
    });
  };
  joined("01HIDDEN", hidden_);
  joined("01OPEN", open_);
  auto officer = browser_of(people_.at("case_officer")), owner = browser_of(owner_);
  for (auto const& route : desks_->dispatch.routes()) {
    if (route.pattern.find("/:mail") == std::string::npos) continue;
    auto const of = [&](char const* id) { return filled(route.pattern, {{"mail", id}, {"number", "1"}}); };
    EXPECT_EQ(told(asked(officer, route, of("01HIDDEN"))), told(asked(officer, route, of("01NEVER")))) << route.method << " " << route.pattern;
    EXPECT_EQ(asked(officer, route, of("01HIDDEN")).status(), 404) << route.pattern;
    EXPECT_NE(asked(officer, route, of("01OPEN")).status(), 404) << route.pattern;
  }
  EXPECT_EQ(officer.get("/staff/requests/new?mail=01HIDDEN").status(), 404);
  EXPECT_THAT(owner.get("/staff/inbox/01HIDDEN").body(), HasSubstr("Subject of 01HIDDEN"));
  EXPECT_THAT(officer.get("/staff/cases/" + open_.str() + "/letters").body(), HasSubstr("Subject of 01OPEN"));
  EXPECT_EQ(officer.get("/staff/inbox/01OPEN/files/1").body(), "bytes");
  EXPECT_EQ(browser_of(people_.at("reviewer")).get("/staff/inbox").status(), 403);
}

TEST_F(Matrix, ShowsNoKeptCaseToWhoeverStandsInForOneOfItsReaders) {
  auto const of = people_.at("case_officer"), by = desks_->add("stand-in", {"case_officer", "dpo"});
  std::set<StaffId> const readers{owner_, of};
  ASSERT_TRUE(app::keep_to_named(desks_->desk.office, hidden_, {owner_, "owner", {"dpo"}}, {readers, "witness", "Her address is protected"}));
  auto const today = local_date(desks_->now());
  ASSERT_TRUE(app::arrange_cover(desks_->desk.office, {owner_, "owner", {"dpo"}}, {{of, "Officer"}, {by, "Stand-in"}, today, plus_days(today, 4)}));
  auto browser = browser_of(by), away = browser_of(of);
  EXPECT_THAT(away.get("/staff/cases?with=" + of.str()).body(), HasSubstr(reference_of(hidden_)));
  EXPECT_THAT(browser.get("/staff/home").body(), HasSubstr("You stand in for Colleague the-case_officer"));
  for (auto const& path : {std::string("/staff/home"), std::string("/staff/tasks"), "/staff/cases?with=" + of.str(), std::string("/staff/cases/list.csv")}) {
    auto const body = browser.get(path).body();
    EXPECT_THAT(body, Not(HasSubstr(reference_of(hidden_)))) << path;
    EXPECT_THAT(body, Not(HasSubstr(hidden_.str()))) << path;
  }
  EXPECT_THAT(browser.get("/staff/cases?with=" + of.str()).body(), HasSubstr(reference_of(open_)));
  EXPECT_EQ(browser.get("/staff/cases/" + hidden_.str()).status(), 404);
  for (auto const* path : {"/staff/cases/tag", "/staff/cases/take", "/staff/cases/labels", "/staff/cases/chase"}) {
    EXPECT_THAT(browser.post(path, {{"case", hidden_.str()}, {"query", ""}}).body(), Not(HasSubstr(reference_of(hidden_)))) << path;
  }
  EXPECT_THAT(browser.post("/staff/cases/labels", {{"case", hidden_.str()}, {"query", ""}, {"sure", "yes"}, {"kind", "post"}}).body(), HasSubstr("There is nothing to print"));
}

TEST_F(Matrix, CountsForEachWhatTheyMaySee) {
  auto officer = browser_of(people_.at("case_officer")), owner = browser_of(owner_);
  auto const lines = [](std::string const& csv) { return std::count(csv.begin(), csv.end(), '\n') - 1; };  // less its headings
  EXPECT_EQ(lines(officer.get("/staff/cases/list.csv").body()), 1);
  EXPECT_EQ(lines(owner.get("/staff/cases/list.csv").body()), 2) << "the kept one too, and none of another controller";
  EXPECT_THAT(officer.get("/staff/cases/list.csv").body(), HasSubstr(reference_of(open_)));
  EXPECT_EQ(officer.get("/staff/cases/list.xlsx").body().substr(0, 2), "PK");
}

TEST_F(Matrix, GivesAColleaguesCalendarToWhoeverHasItsAddressWhileTheyMaySeeTheCases) {
  auto officer = browser_of(people_.at("case_officer"));
  officer.get("/staff/calendar");
  auto const page = officer.post("/staff/calendar", {}).body();
  std::smatch found;
  ASSERT_TRUE(std::regex_search(page, found, std::regex("/calendar/([0-9A-Za-z]+)/due\\.ics")));
  auto const path = found[0].str();
  Browser stranger(*desks_);
  auto const feed = stranger.get(path);
  EXPECT_EQ(feed.status(), 200);
  EXPECT_THAT(feed.body(), HasSubstr(reference_of(open_)));
  EXPECT_THAT(feed.body(), Not(HasSubstr(reference_of(hidden_)))) << "it is kept to others";
  EXPECT_THAT(feed.body(), Not(HasSubstr(reference_of(other_)))) << "it is another controller's";
  EXPECT_EQ(stranger.get("/calendar/nosuchsecret/due.ics").status(), 404);
  desks_->desk.database->connection()->execute("UPDATE staff SET disabled = 1 WHERE id = ?", {people_.at("case_officer").str()});
  EXPECT_EQ(stranger.get(path).status(), 404) << "who may no longer come in has no calendar";
}

TEST_F(Matrix, GivesACaseToWhoeverMaySeeCasesAndNamesWhoHasLeft) {
  auto officer = browser_of(people_.at("case_officer"));
  auto const reviewer = people_.at("reviewer").str(), administrator = people_.at("administrator").str();
  auto const offered = officer.post("/staff/cases/assign/look", {{"case", open_.str()}, {"query", ""}}).body();
  EXPECT_THAT(offered, HasSubstr("<option value=\"" + reviewer + "\""));
  EXPECT_THAT(offered, Not(HasSubstr(administrator))) << "they see no case";
  EXPECT_THAT(officer.post("/staff/cases/assign", {{"case", open_.str()}, {"to", administrator}, {"query", ""}}).body(), HasSubstr("Select a colleague"));
  EXPECT_THAT(Browser::led_to(officer.post("/staff/cases/assign", {{"case", open_.str()}, {"to", reviewer}, {"query", "reference=" + reference_of(open_)}})), HasSubstr("done=given"));
  desks_->desk.database->connection()->execute("UPDATE staff SET disabled = 1 WHERE id = ?", {reviewer});
  EXPECT_THAT(officer.get("/staff/cases").body(), HasSubstr("Colleague the-reviewer"));
  EXPECT_THAT(officer.get("/staff/cases?with=" + reviewer).body(), HasSubstr("<option value=\"" + reviewer + "\" selected>Colleague the-reviewer</option>"));
  EXPECT_THAT(officer.get("/staff/cases").body(), Not(HasSubstr("<option value=\"" + reviewer + "\"")));
  EXPECT_THAT(officer.get("/staff/cases/list.csv").body(), HasSubstr("Colleague the-reviewer"));
}

TEST_F(Matrix, WritesNoWordsOfAFilterIntoTheLedgerOrAView) {
  auto officer = browser_of(people_.at("case_officer"));
  EXPECT_EQ(officer.get("/staff/cases/list.csv?reference=Osei").status(), 200);
  std::vector<audit::Entry> entries;
  desks_->desk.office.works.look([&](app::Work& work) { entries = work.ledger().about({}); });
  EXPECT_EQ(entries.back().act.detail, "lines=0 filter=reference=typed as=csv");
  officer.get("/staff/cases");
  EXPECT_THAT(Browser::led_to(officer.post("/staff/cases/views", {{"name", "Late at housing"}, {"query", "show=overdue&service=housing&reference=Osei"}})), HasSubstr("done=view"));
  std::vector<app::OwnNote> views;
  desks_->desk.office.works.look([&](app::Work& work) { views = work.own().of(people_.at("case_officer"), "view"); });
  ASSERT_EQ(views.size(), 1U);
  EXPECT_EQ(views[0].content, "show=overdue&service=housing");
}

TEST_F(Matrix, GivesAListInTheColumnsAndTheFormThatWereAskedFor) {
  auto officer = browser_of(people_.at("case_officer"));
  auto const csv = officer.get("/staff/cases/list.csv?column=state").body();
  EXPECT_EQ(csv, "\xEF\xBB\xBFstate\r\nReceived\r\n");
  EXPECT_EQ(officer.get("/staff/cases/list.csv?mark=no").body().substr(0, 9), "reference") << "all columns, and no mark before them";
  auto const json = officer.get("/staff/cases/list.json");
  EXPECT_EQ(json.headers().at("Content-Type"), "application/json");
  EXPECT_THAT(json.body(), HasSubstr("\"reference\": \"" + reference_of(open_) + "\""));
  EXPECT_THAT(json.body(), Not(HasSubstr(reference_of(hidden_))));
  EXPECT_THAT(json.body(), HasSubstr("\"closed\": null"));
  std::vector<audit::Entry> entries;
  desks_->desk.office.works.look([&](app::Work& work) { entries = work.ledger().about({}); });
  EXPECT_EQ(entries.back().act.detail, "lines=1 filter= as=json");
  EXPECT_THAT(officer.get("/staff/cases?column=state").body(), HasSubstr("value=\"state\" checked>"));
}

/// Of what is asked, counted by a worker, and taken away.
TEST_F(Matrix, GivesARegulatorsFiguresToWhoeverMayAskForThem) {
  auto head = browser_of(people_.at("dpo")), officer = browser_of(people_.at("case_officer"));
  EXPECT_EQ(officer.get("/staff/regulator").status(), 403);
  std::map<std::string, std::string> const period{{"from-day", "1"}, {"from-month", "11"}, {"from-year", "2026"}, {"to-day", "23"}, {"to-month", "11"}, {"to-year", "2026"}};
  EXPECT_THAT(head.post("/staff/regulator", {{"from-day", "31"}, {"from-month", "2"}, {"from-year", "2026"}}).body(), HasSubstr("First day must be a real date"));
  EXPECT_THAT(Browser::led_to(head.post("/staff/regulator", period)), HasSubstr("done=counting"));
  EXPECT_THAT(head.post("/staff/regulator", period).body(), HasSubstr("This period is being counted already")) << "pressed twice";
  EXPECT_THAT(head.get("/staff/regulator").body(), HasSubstr("Being counted"));
  EXPECT_EQ(council_.worker(), app::Council::Ended::well);
  auto const page = head.get("/staff/regulator").body();
  EXPECT_THAT(page, HasSubstr("Kept until 21 February 2027"));
  std::smatch found;
  ASSERT_TRUE(std::regex_search(page, found, std::regex("/staff/regulator/[a-z0-9]{26}")));
  auto const path = found[0].str();
  auto const csv = head.get(path + "/csv");
  EXPECT_EQ(csv.status(), 200);
  EXPECT_THAT(csv.body(), HasSubstr("all,received,Received,2,requests")) << "of this controller, the one that is kept to others too";
  EXPECT_EQ(head.get(path + "/xlsx").body().substr(0, 2), "PK");
  EXPECT_EQ(head.get(path + "/pdf").body().substr(0, 5), "%PDF-");
  for (auto const* as : {"/csv", "/pdf", "/xlsx"}) {
    EXPECT_EQ(officer.get(path + as).status(), 403) << as;
    EXPECT_THAT(head.get(path + as).body(), Not(HasSubstr(reference_of(open_)))) << as;
  }
  EXPECT_EQ(head.get(path + "/exe").status(), 404);
}

TEST_F(Matrix, TakesNoFormWithoutItsTokenOrFromAnotherSite) {
  auto parts = parts_;
  parts["case"] = open_.str();
  auto browser = browser_of(people_.at("manager"));
  auto const before = entries();
  for (auto const& route : desks_->dispatch.routes()) {
    if (route.access.audience == web::Audience::caller || route.access.audience == web::Audience::messenger) continue;  // tests/main/api_test.cc; council_accounts
    if (route.method != "POST" || route.pattern.find("/answer/") == 0 || route.pattern.find("/request/") == 0) continue;
    auto const path = filled(route.pattern, parts);
    EXPECT_EQ(browser.forged(path).status(), 403) << path;
    EXPECT_EQ(browser.forged(path, "cross-site").status(), 403) << path;
  }
  EXPECT_EQ(entries(), before);
}

// security.md H14; ASVS 3.5.3: every address that shows something, for every role and for a resident, and every row of every table before and after
TEST_F(Matrix, ChangesNothingByLooking) {
  auto parts = parts_;
  parts.insert({{"version", "1"}, {"secret", "01SECRET"}, {"token", "01TOKEN"}, {"code", "en"}, {"problem", "not-found"}, {"day", "2026-12-25"}, {"change", "01CHANGE"}});
  parts["case"] = open_.str();
  std::map<std::string, Browser> browsers;
  for (auto const& [role, colleague] : people_) browsers.emplace(role, browser_of(colleague)).first->second.get("/staff/home");  // what is derived is brought up to date once
  browsers.emplace("resident", Browser(*desks_)).first->second.get("/start");
  for (auto const* path : {"/staff/cases", "/staff/charts"}) browsers.at("dpo").get(path);
  auto const before = tables_of(*desks_->desk.database->connection());
  EXPECT_GT(before.size(), 40U);
  for (auto const& route : desks_->dispatch.routes()) {
    if (route.method != "GET" || route.access.audience == web::Audience::caller) continue;
    for (auto& [role, browser] : browsers) EXPECT_LT(browser.get(filled(route.pattern, parts)).status(), 500) << role << " " << route.pattern;
  }
  auto const after = tables_of(*desks_->desk.database->connection());
  for (auto const& [name, rows] : before) EXPECT_EQ(after.at(name), rows) << name;
}

// security.md A10
TEST_F(Matrix, TakesNothingFromAFieldThatNobodyOffered) {
  auto parts = parts_;
  parts["case"] = open_.str();
  std::map<std::string, std::string> const extra{{"tenant_id", "hackney"}, {"controller", "hackney"}, {"role", "administrator"}, {"roles", "administrator"}, {"state", "released"}, {"approved_by", owner_.str()},
                                                 {"officer", owner_.str()}, {"deadline", "2027-12-31"}, {"due", "2027-12-31"}, {"received", "2020-01-01"}, {"id", hidden_.str()}};
  auto const facts = [&] {
    std::string all;
    desks_->desk.database->connection()->query("SELECT id, controller, officer, received FROM sar_case ORDER BY id", {}, [&](store::Row const& row) { all += row.text(0) + row.text(1) + row.text(2) + row.text(3) + "\n"; });
    desks_->desk.database->connection()->query("SELECT id, roles FROM staff ORDER BY id", {}, [&](store::Row const& row) { all += row.text(0) + row.text(1) + "\n"; });
    return all;
  };
  auto const before = facts();
  for (auto const* role : {"dpo", "reviewer"}) {
    auto browser = browser_of(people_.at(role));
    for (auto const& route : desks_->dispatch.routes()) {
      if (route.method != "POST" || route.access.audience != web::Audience::staff) continue;
      EXPECT_LT(browser.post(filled(route.pattern, parts), extra).status(), 500) << route.pattern;
    }
  }
  EXPECT_EQ(facts(), before);
}

TEST_F(Matrix, LetsNobodyInWithoutASession) {
  Browser stranger(*desks_);
  for (auto const& route : desks_->dispatch.routes()) {
    if (route.access.audience != web::Audience::staff || route.method != "GET") continue;
    EXPECT_THAT(Browser::led_to(stranger.get(filled(route.pattern, parts_))), HasSubstr("/staff/sign-in")) << route.pattern;
  }
}

}  // namespace
}  // namespace rightsdesk::testing
