// Text that nobody expects, in every field of every form and every address; somebody else's case, seen from one's own.
#include <filesystem>
#include <fstream>
#include <set>

#include "matrix.h"
#include "store/outbox_store.h"

namespace rightsdesk::testing {
namespace {

/// The names of every field that a template offers, and of those that are made by rule.
std::set<std::string> field_names() {
  std::set<std::string> names{"full-name", "email", "address-line-1", "address-postcode", "due_from-day", "received-year", "choose", "day", "reason"};
  std::regex const named("name=\"([a-z_-]+)\"");
  for (auto const& entry : std::filesystem::recursive_directory_iterator(std::string(RIGHTSDESK_TREE) + "/templates")) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path());
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    for (std::sregex_iterator found(text.begin(), text.end(), named), end; found != end; ++found) names.insert((*found)[1]);
  }
  names.erase("csrf");
  return names;
}

std::vector<std::string> const awkward{
    "<script>alert(7)</script>\"'", "'; DROP TABLE sar_case; --", "{{#each}}{{{body}}}{{/each}}", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 \xE2\x80\xAE" "drawkcab",
    "\xEF\xBF\xBF\xEF\xBF\xBE a\xCC\x81\xCC\x81\xCC\x81", "99999999999999999999999", "-1", "2026-02-30", std::string(300, 'N'), "../../etc/passwd", "=HYPERLINK(\"http://example.org\")\r\nX-Own: 1"};

struct EveryForm : Matrix {
  EveryForm() {
    parts_.insert({{"version", "1"}, {"secret", "01SECRET"}, {"token", "01TOKEN"}, {"code", "en"}, {"problem", "not-found"}, {"day", "2026-12-25"}, {"change", "01CHANGE"}});
    parts_["case"] = open_.str();
  }
  void expect_stands(web::Reply const& reply, std::string const& what) {
    EXPECT_LT(reply.status(), 500) << what;
    EXPECT_THAT(reply.body(), Not(HasSubstr("<script>alert(7)"))) << what;
    for (auto const& [name, value] : reply.headers()) EXPECT_EQ(value.find_first_of("\r\n"), std::string::npos) << what << " " << name;
  }
};

// security.md H13, H21
TEST_F(EveryForm, AnswersWhateverTextStandsInItsFields) {
  auto const names = field_names();
  EXPECT_GT(names.size(), 80U);
  auto dpo = browser_of(people_.at("dpo")), administrator = browser_of(people_.at("administrator"));
  Browser resident(*desks_);
  resident.get("/start");
  for (std::size_t turn = 0; turn < 3; ++turn) {
    std::map<std::string, std::string> fields;
    for (auto const& name : names) fields[name] = awkward[(fields.size() + 4 * turn) % awkward.size()];
    for (auto const& route : desks_->dispatch.routes()) {
      if (route.access.audience == web::Audience::caller || route.access.audience == web::Audience::messenger) continue;
      if (route.pattern.find("sign-out") != std::string::npos) continue;
      for (auto* browser : {&dpo, &administrator, &resident}) {
        if ((route.access.audience == web::Audience::staff) == (browser == &resident)) continue;
        auto const path = filled(route.pattern, parts_);
        expect_stands(route.method == "GET" ? browser->get(path, fields) : browser->post(path, fields), route.method + " " + route.pattern + ", turn " + std::to_string(turn));
      }
    }
  }
  EXPECT_EQ(desks_->desk.database->connection()->row("SELECT COUNT(*) FROM sar_case")->number(0), 3);
}

/// A resident who came in to a case with its code.
struct TwoResidents : Matrix {
  Browser came_in(CaseId const& id, std::string const& from) {
    Browser browser(*desks_, from);
    auto const reference = reference_of(id);
    browser.get("/status");
    browser.post("/status", {{"reference", reference}, {"how", "email"}});
    EXPECT_EQ(Browser::led_to(browser.post("/status/code", {{"reference", reference}, {"how", "email"}, {"code", code_for(id)}})), "/status/request");
    return browser;
  }
  std::string code_for(CaseId const& id) {
    std::string code;
    store::in_transaction(*desks_->desk.database, [&](store::Connection& connection) {
      for (auto const& message : store::Outbox(connection, desks_->desk.key).waiting(council_.clock.now(), 100)) {
        std::smatch found;
        if (message.about == id && std::regex_search(message.body, found, std::regex("Your code is ([0-9]{8})"))) code = found[1];
      }
    });
    return code;
  }
};

// security.md A11: whatever one resident's addresses name, another's visit gets the answer of what never was.
TEST_F(TwoResidents, NeverReachEachOthersThings) {
  auto first = came_in(hidden_, "192.0.2.10"), second = came_in(open_, "192.0.2.11");
  EXPECT_THAT(first.get("/status/request").body(), HasSubstr(reference_of(hidden_)));
  EXPECT_THAT(second.get("/status/request").body(), Not(HasSubstr(reference_of(hidden_))));
  int tried = 0;
  for (auto const& route : desks_->dispatch.routes()) {
    if (!route.pattern.starts_with("/status/") || route.pattern.find(':') == std::string::npos) continue;
    for (int number = 1; number <= 3; ++number) {
      auto const n = std::to_string(number);
      Parts const theirs{{"version", n}, {"letter", n}, {"file", "pack"}}, never{{"version", "77" + n}, {"letter", "77" + n}, {"file", "pack"}};
      auto const body = asked(second, route, filled(route.pattern, theirs)).body();
      EXPECT_THAT(body, Not(HasSubstr(reference_of(hidden_)))) << route.pattern;
      auto const of_never = asked(second, route, filled(route.pattern, never));
      EXPECT_LT(of_never.status(), 500) << route.pattern;
      ++tried;
    }
  }
  EXPECT_GE(tried, 12);
  for (auto const* field : {"case", "id", "about", "reference"}) {
    auto const body = second.get("/status/request", {{field, hidden_.str()}}).body();
    EXPECT_THAT(body, Not(HasSubstr(reference_of(hidden_)))) << field;
    EXPECT_THAT(body, HasSubstr(reference_of(open_))) << field;
  }
}

// security.md A01: of a thousand guesses from a thousand addresses ten are looked at; of one guess each at 200 references from one address, ten;
// of those who had codes of the reference sent, which are not theirs to read, each has five tries at its own; and whoever has the true one comes in.
TEST_F(TwoResidents, AreGuessedAtTenTimesHoweverManyGuessAndTheOneWithTheCodeComesIn) {
  auto const reference = reference_of(open_);
  std::map<std::string, std::string> const asks{{"reference", reference}, {"how", "email"}};
  Browser owner(*desks_, "192.0.2.20");
  owner.get("/status");
  owner.post("/status", asks);
  auto const right = code_for(open_);
  auto const browsers_of = [&](int addresses, std::string const& network) {
    std::vector<Browser> browsers;
    for (int i = 0; i < addresses; ++i) browsers.emplace_back(*desks_, network + std::to_string(100 + i / 250) + "." + std::to_string(i % 250 + 1)).get("/status");
    return browsers;
  };
  auto const guesses = [&](std::vector<Browser>& browsers, std::function<std::string(int)> const& of, int many) {
    int looked_at = 0;
    for (int i = 0; i < many; ++i) looked_at += browsers[static_cast<std::size_t>(i) % browsers.size()].post("/status/code", {{"reference", of(i)}, {"how", "email"}, {"code", "1234567" + std::to_string(i % 10)}}).status() != 429 ? 1 : 0;
    return looked_at;
  };
  auto const this_one = [&](int) { return reference; };
  auto many = browsers_of(1000, "198.51."), one = browsers_of(1, "203.0."), asking = browsers_of(30, "203.1.");
  EXPECT_EQ(guesses(many, this_one, 1000), 10);
  EXPECT_EQ(guesses(one, [](int i) { return "SRR-0000-" + std::to_string(1000 + i) + "-H"; }, 200), 10);
  int sent = 0;
  for (auto& browser : asking) sent += browser.post("/status", asks).status() != 429 ? 1 : 0;
  EXPECT_EQ(sent, 9) << "with the owner's, ten codes of a reference in five minutes";
  guesses(asking, this_one, 300);
  auto const tries = desks_->desk.database->connection()->row("SELECT SUM(tries), MAX(tries) FROM one_time_code WHERE about = ?", {open_.str()});
  EXPECT_EQ(tries->number(0), 45) << "nine codes";
  EXPECT_EQ(tries->number(1), 5);
  EXPECT_EQ(Browser::led_to(asking[0].post("/status/code", {{"reference", reference}, {"how", "email"}, {"code", right}})), "") << "it was sent for another visit";
  EXPECT_EQ(Browser::led_to(owner.post("/status/code", {{"reference", reference}, {"how", "email"}, {"code", right}})), "/status/request");
}

}  // namespace
}  // namespace rightsdesk::testing
