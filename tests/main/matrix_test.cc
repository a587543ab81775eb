// Every route of the router's own table, every role, a case that is kept to others, one of another controller and one that never was:
// the answers are the same, to the letter.
#include <gmock/gmock.h>

#include <fstream>
#include <set>

#include "app/acts.h"
#include "app/keep_to.h"
#include "app/resident.h"
#include "app/walk.h"
#include "core/text.h"
#include "desks.h"

namespace rightsdesk::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Parts = std::map<std::string, std::string>;

constexpr char const* kRoles[] = {"intake", "case_officer", "reviewer", "second_reviewer", "legal", "dpo", "manager", "social_worker", "auditor", "administrator", "no_role"};

std::string filled(std::string const& pattern, Parts const& parts) {
  std::string path;
  for (auto const& segment : split(pattern.substr(1), '/')) {
    auto const name = segment.starts_with(':') ? segment.substr(1) : "";
    if (!name.empty() && !parts.contains(name)) throw std::runtime_error("the matrix knows no object for :" + name + " of " + pattern);
    path += "/" + (name.empty() ? segment : parts.at(name));
  }
  return path;
}

/// What a person could tell two answers apart by; tokens and the number of an incident are new each time.
std::string told(web::Reply const& reply) {
  auto const body = std::regex_replace(reply.body(), std::regex("name=\"csrf\" value=\"[0-9a-f]+\""), "");
  std::string text = std::to_string(reply.status()) + "\n" + body;
  for (auto const& [name, value] : reply.headers()) text += "\n" + name + ": " + value;
  return text;
}

class Matrix : public ::testing::Test {
 protected:
  Matrix() : hidden_(app::under_review(council_)) {
    other_ = sent("of another controller");
    open_ = sent("open to all");
    parts_ = parts_of(hidden_);
    desks_ = std::make_unique<Desks>(council_);
    for (auto const* role : kRoles) people_[role] = desks_->add(std::string("the-") + role, {role});
    owner_ = desks_->add("owner", {"dpo"});
    auto const kept = app::keep_to_named(desks_->desk.office, hidden_, {owner_, "owner", {"dpo"}}, {{owner_}, "witness", "Her address is protected"});
    if (!kept) throw std::runtime_error(kept.error().text);
    desks_->desk.database->connection()->execute("UPDATE sar_case SET controller = 'hackney' WHERE id = ?", {other_.str()});
  }
  CaseId sent(std::string const& key) {
    return council_.at_desk([&](app::Office& office) { return app::submit_request(office, app::form(), {"thamesbrook", "online", office.clock.now()}, key)->about; });
  }
  /// Objects that are there, one for each name that a pattern uses.
  Parts parts_of(CaseId const& id) {
    Parts parts{{"case", id.str()}, {"page", "1"}, {"letter", "L-5"}, {"number", "1"}, {"file", "pack"}, {"form", "plain"}, {"act", "01ACT"}, {"remark", "01REMARK"}, {"colleague", "01COLLEAGUE"}, {"commission", "01COMMISSION"}};
    council_.at_desk([&](app::Office& office) {
      office.works.in_one([&](app::Work& work) {
        parts["record"] = work.records().of_case(id).front().id.str();
        parts["person"] = work.reviews().people(id).front().known.id.str();
        parts["proposal"] = work.reviews().proposals_of_case(id).front().id.str();
        parts["candidate"] = work.searches().candidates(id).front().id.str();
        auto const tasks = work.tasks().of_case(id);
        parts["task"] = tasks.empty() ? "01TASK" : tasks.front().id.str();
      });
    });
    return parts;
  }
  Browser browser_of(StaffId const& colleague) {
    Browser browser(*desks_);
    browser.cookies["staff"] = desks_->session_of(colleague);
    browser.get("/staff/sign-in");
    browser.get("/staff/notice");  // its forms' token is the session's
    return browser;
  }
  static web::Reply asked(Browser& browser, web::Route const& route, std::string const& path) {
    return route.method == "GET" ? browser.get(path) : browser.post(path, {});
  }
  std::vector<web::Route> routes_of_cases() {
    std::vector<web::Route> found;
    for (auto const& route : desks_->dispatch.routes())
      if (route.pattern.find("/:case") != std::string::npos) found.push_back(route);
    return found;
  }
  std::int64_t entries() { return desks_->desk.database->connection()->row("SELECT COUNT(*) FROM ledger")->number(0); }

  app::Council council_;
  CaseId hidden_, other_, open_;
  Parts parts_;
  std::unique_ptr<Desks> desks_;
  std::map<std::string, StaffId> people_;
  StaffId owner_;
};

TEST_F(Matrix, HasAnEntryForEveryRoute) {
  std::string now;
  for (auto const& route : desks_->dispatch.routes()) {
    now += route.method + " " + route.pattern + "  ";
    if (route.access.audience == web::Audience::anyone) now += "anyone";
    else if (route.access.roles.empty()) now += "whoever is signed in";
    else for (auto const& role : route.access.roles) now += role + (role == *route.access.roles.rbegin() ? "" : " ");
    now += "\n";
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
  std::string reference;
  desks_->desk.office.works.in_one([&](app::Work& work) { reference = work.cases().find(hidden_)->reference; });
  for (auto const& [role, colleague] : people_) {
    auto browser = browser_of(colleague);
    for (auto const* path : {"/staff/cases", "/staff/tasks"}) {
      EXPECT_THAT(browser.get(path).body(), Not(HasSubstr(reference))) << role << " " << path;
      EXPECT_THAT(browser.get(path).body(), Not(HasSubstr(hidden_.str()))) << role << " " << path;
      EXPECT_THAT(browser.get(path).body(), Not(HasSubstr(other_.str()))) << role << " " << path;
    }
  }
  auto owner = browser_of(owner_);
  EXPECT_THAT(owner.get("/staff/cases").body(), HasSubstr(reference));
  EXPECT_THAT(owner.get("/staff/cases/" + hidden_.str()).body(), HasSubstr("Kept to named people"));
  EXPECT_EQ(owner.get("/staff/cases/" + other_.str()).status(), 404);
}

TEST_F(Matrix, TakesNoFormWithoutItsTokenOrFromAnotherSite) {
  auto parts = parts_;
  parts["case"] = open_.str();
  auto browser = browser_of(people_.at("manager"));
  auto const before = entries();
  for (auto const& route : desks_->dispatch.routes()) {
    if (route.method != "POST" || route.pattern.find("/answer/") == 0 || route.pattern.find("/request/") == 0) continue;
    auto const path = filled(route.pattern, parts);
    EXPECT_EQ(browser.forged(path).status(), 403) << path;
    EXPECT_EQ(browser.forged(path, "cross-site").status(), 403) << path;
  }
  EXPECT_EQ(entries(), before);
}

TEST_F(Matrix, LetsNobodyInWithoutASession) {
  Browser stranger(*desks_);
  for (auto const& route : desks_->dispatch.routes()) {
    if (route.access.audience == web::Audience::anyone || route.method != "GET") continue;
    EXPECT_THAT(Browser::led_to(stranger.get(filled(route.pattern, parts_))), HasSubstr("/staff/sign-in")) << route.pattern;
  }
}

}  // namespace
}  // namespace rightsdesk::testing
