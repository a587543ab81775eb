// Every form that the desks' pages offer, filled in: what each leaves in the ledger (security.md U08), and what twenty who press at once do (C02).
#include <barrier>
#include <set>
#include <thread>
#include <utility>

#include "app/unsound.h"
#include "forms.h"
#include "matrix.h"
#include "web/edge/pressed.h"

namespace rightsdesk::testing {
namespace {

struct Pressing : Matrix {
  Pressing() {
    parts_.insert({{"version", "1"}, {"secret", "01SECRET"}, {"token", "01TOKEN"}, {"code", "en"}, {"problem", "not-found"}, {"day", "2026-12-25"}, {"change", "01CHANGE"}});
    desks_->desk.database->connection()->execute("DELETE FROM case_reader", {});  // both cases are everybody's
  }
  struct Offer {
    std::string role, page, pattern;
    OfferedForm form;
  };
  /// The pages of both cases, as these roles see them. `seen` is told each page with its route.
  std::vector<Offer> offers(std::function<void(std::string const& route)> const& before, std::function<void(std::string const& route)> const& after) {
    std::vector<Offer> found;
    std::set<std::string> known;
    for (auto const* role : kPressing) {
      auto browser = browser_of(people_.at(role));
      for (auto const& id : {open_, hidden_}) {
        auto parts = parts_;
        parts["case"] = id.str();
        for (auto const& route : desks_->dispatch.routes()) {
          if (route.method != "GET" || route.access.audience != web::Audience::staff || route.pattern.find("sign") != std::string::npos) continue;
          if (id == hidden_ && route.pattern.find(":case") == std::string::npos) continue;
          before("GET " + route.pattern);
          auto const path = filled(route.pattern, parts);
          auto const page = browser.get(path);
          after("GET " + route.pattern);
          if (page.status() != 200) continue;
          for (auto& form : forms_of(page.body())) {
            auto const pattern = pattern_of(desks_->dispatch.routes(), "POST", form.action);
            std::string names;
            for (auto const& control : form.controls) names += control.name + " ";
            if (pattern.empty() || pattern.find("sign-out") != std::string::npos || !known.insert(role + pattern + id.str() + names).second) continue;
            found.push_back({role, path, pattern, std::move(form)});
          }
        }
      }
    }
    // what ends a case, or leads it back, comes last
    std::stable_sort(found.begin(), found.end(), [](auto const& one, auto const& other) { return moves(one) < moves(other); });
    return found;
  }
  static bool moves(Offer const& offer) { return offer.pattern.ends_with("/work/move") || offer.pattern.ends_with("/reopen") || offer.pattern.ends_with("/access"); }
  std::vector<std::string> entries_after(std::int64_t number) {
    std::vector<std::string> kinds;
    desks_->desk.database->connection()->query("SELECT what, about, detail FROM ledger WHERE number > ? AND what <> 'tried_in_vain' ORDER BY number", {number}, [&](store::Row const& row) { kinds.push_back(row.text(0)); });
    return kinds;
  }

  std::vector<std::string> lines_after(std::int64_t number) {
    std::vector<std::string> lines;
    desks_->desk.database->connection()->query("SELECT actor, what, about, detail FROM ledger WHERE number > ? ORDER BY number", {number}, [&](store::Row const& row) { lines.push_back(row.text(0) + " " + row.text(1) + " " + row.text(2) + " " + row.text(3)); });
    return lines;
  }

  /// Settings, views of lists, where somebody stopped reading.
  static inline std::set<std::string> const kTheirOwn{"POST /staff/own", "POST /staff/cases/views", "POST /staff/cases/:case/review/:record/:page/stopped"};
  static constexpr char kSmuggled[] = "01SMUGGLED";
  static constexpr char const* kOfferedByNobody[] = {"tenant_id", "controller", "role", "roles", "state", "approved_by", "decided_by", "actor", "officer", "staff_id", "case_id", "about", "received", "due", "deadline", "id", "version_seen", "password_ends", "disabled"};
  static constexpr char const* kPressing[] = {"case_officer", "reviewer", "dpo", "manager", "administrator"};
};

// security.md U08: what is done by a form that a page offers is in the ledger, but what is a colleague's own
// ASVS 15.3.3: each form is sent with fields beside those that it offers.
TEST_F(Pressing, LeavesAnEntryForEachAct) {
  std::map<std::string, std::set<std::string>> left;
  std::map<std::string, std::set<int>> answered;
  std::int64_t number = 0;
  auto const begin = [&](std::string const&) { number = entries(); };
  auto const end = [&](std::string const& route) {
    for (auto& kind : entries_after(number)) left[route].insert(kind);
  };
  auto const found = offers(begin, end);
  std::map<std::string, std::unique_ptr<Browser>> browsers;
  for (auto const* role : kPressing) browsers[role] = std::make_unique<Browser>(browser_of(people_.at(role)));
  std::string shown;
  for (auto const& offer : found) {
    for (std::size_t turn = 0; turn < std::min<std::size_t>(offer.form.turns(), 2); ++turn) {
      if (std::exchange(shown, offer.role + offer.page) != offer.role + offer.page) browsers[offer.role]->get(offer.page);
      begin(offer.pattern);
      auto fields = offer.form.filled_in(turn);
      for (auto const* name : kOfferedByNobody) fields.emplace(name, kSmuggled);
      auto const reply = browsers[offer.role]->post(offer.form.action, fields);
      EXPECT_LT(reply.status(), 500) << offer.pattern;
      answered[offer.pattern].insert(reply.status());
      end(offer.pattern);
    }
  }
  std::set<std::string> entered, not_entered;
  for (auto const& [pattern, statuses] : answered) {
    if (!left[pattern].empty()) entered.insert(pattern);
    else if (statuses.contains(303)) not_entered.insert(pattern);
  }
  EXPECT_THAT(not_entered, ::testing::IsSubsetOf(kTheirOwn)) << "done, and no entry says so";
  EXPECT_GE(entered.size(), 15U);
  for (auto const* page : {"GET /staff/cases/list.csv", "GET /staff/cases/list.xlsx", "GET /staff/cases/list.json"}) EXPECT_THAT(left[page], ::testing::ElementsAre("case_list_exported")) << page;
  for (auto const& [name, rows] : tables_of(*desks_->desk.database->connection())) EXPECT_THAT(rows, Not(HasSubstr(kSmuggled))) << name;
}

// security.md C02: one person's browser, twenty times at one moment
TEST_F(Pressing, TwentyAtOnceHaveOneEffect) {
  auto const nothing = [](std::string const&) {};
  web::PressedOnce once(desks_->dispatch);  // as it stands before them in `serve`
  std::set<std::string> done;
  for (auto const& offer : offers(nothing, nothing)) {
    if (!done.insert(offer.pattern).second) continue;
    auto browser = browser_of(people_.at(offer.role));
    browser.through = &once;
    browser.get(offer.page);
    auto const number = entries();
    std::vector<std::string> answers(20);
    std::barrier together(static_cast<std::ptrdiff_t>(answers.size()));
    std::vector<std::thread> pressing;
    for (auto& answer : answers) {
      pressing.emplace_back([&, own = browser]() mutable {
        together.arrive_and_wait();
        answer = told(own.post(offer.form.action, offer.form.filled_in(0)));
      });
    }
    for (auto& one : pressing) one.join();
    EXPECT_NE(answers.front().substr(0, 1), "5") << offer.pattern;
    EXPECT_EQ(std::set<std::string>(answers.begin(), answers.end()).size(), 1U) << offer.pattern << ": the same answer for all";
    std::set<std::string> different;
    auto const left = lines_after(number);
    for (auto const& line : left) EXPECT_TRUE(different.insert(line).second) << offer.pattern << ": twice in the ledger: " << line;
  }
  EXPECT_GT(done.size(), 30U);
  EXPECT_EQ(app::unsound(council_), "");
}

}  // namespace
}  // namespace rightsdesk::testing
