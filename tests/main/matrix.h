#pragma once
// A council with a case kept to others, one of another controller and one open to all, a colleague for every role, and the router's own
// table: what a test needs to try every route with every object.
#include <gmock/gmock.h>

#include "app/acts.h"
#include "app/case_desk.h"
#include "app/keep_to.h"
#include "app/resident.h"
#include "app/walk.h"
#include "core/text.h"
#include "desks.h"

namespace rightsdesk::testing {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Parts = std::map<std::string, std::string>;

constexpr char const* kRoles[] = {"intake", "case_officer", "reviewer", "second_reviewer", "legal", "dpo", "manager", "social_worker", "auditor", "administrator", "no_role"};

/// The pattern with the object of each name put in; throws for a name that has none.
inline std::string filled(std::string const& pattern, Parts const& parts) {
  std::string path;
  for (auto const& segment : split(pattern.substr(1), '/')) {
    auto const name = segment.starts_with(':') ? segment.substr(1) : "";
    if (!name.empty() && !parts.contains(name)) throw std::runtime_error("the matrix knows no object for :" + name + " of " + pattern);
    path += "/" + (name.empty() ? segment : parts.at(name));
  }
  return path;
}

/// What a person could tell two answers apart by; tokens and the number of an incident are new each time.
inline std::string told(web::Reply const& reply) {
  auto const body = std::regex_replace(reply.body(), std::regex("name=\"csrf\" value=\"[0-9a-f]+\""), "");
  std::string text = std::to_string(reply.status()) + "\n" + body;
  for (auto const& [name, value] : reply.headers()) text += "\n" + name + ": " + value;
  return text;
}

/// Every table but the ledger and who was here when, row by row.
inline std::map<std::string, std::string> tables_of(store::Connection& connection) {
  std::vector<std::string> names;
  connection.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", {}, [&](store::Row const& row) { names.push_back(row.text(0)); });
  std::map<std::string, std::string> tables;
  for (auto const& name : names) {
    if (name.starts_with("ledger") || name == "session") continue;  // that somebody looked is written down
    std::vector<std::string> columns;
    connection.query("SELECT name FROM pragma_table_info('" + name + "')", {}, [&](store::Row const& row) { columns.push_back(row.text(0)); });
    std::string row_of;
    for (auto const& column : columns) row_of += (row_of.empty() ? "" : " || '|' || ") + ("quote(" + column + ")");
    tables[name];
    connection.query("SELECT " + row_of + " FROM " + name + " ORDER BY 1", {}, [&](store::Row const& row) { tables[name] += row.text(0) + "\n"; });
  }
  return tables;
}

class Matrix : public ::testing::Test {
 protected:
  explicit Matrix(CaseId (*way)(app::Council&) = app::under_review) : hidden_(way(council_)) {
    other_ = sent("of another controller");
    open_ = sent("open to all");
    parts_ = parts_of(hidden_);
    desks_ = std::make_unique<Desks>(council_);
    for (auto const* role : kRoles) people_[role] = desks_->add(std::string("the-") + role, {role});
    owner_ = desks_->add("owner", {"dpo"});
    auto const kept = app::keep_to_named(desks_->desk.office, hidden_, {owner_, "owner", {"dpo"}}, {{owner_}, "witness", "Her address is protected"});
    if (!kept) throw std::runtime_error(kept.error().text);
    desks_->desk.database->connection()->execute("UPDATE sar_case SET controller = 'hackney' WHERE id = ?", {other_.str()});
    // all three are the same colleague's, who may see one of them
    desks_->desk.database->connection()->execute("UPDATE sar_case SET officer = ?", {people_.at("case_officer").str()});
    desks_->desk.database->connection()->execute("UPDATE case_standing SET stale = 1", {});
  }
  CaseId sent(std::string const& key) {
    return council_.at_desk([&](app::Office& office) { return app::submit_request(office, app::form(), {"thamesbrook", "online", office.clock.now()}, key)->about; });
  }
  /// Objects that are there, one for each name that a pattern uses.
  Parts parts_of(CaseId const& id) {
    Parts parts{{"case", id.str()}, {"page", "1"}, {"letter", "L-5"}, {"number", "1"}, {"file", "pack"}, {"form", "plain"}, {"act", "01ACT"}, {"remark", "01REMARK"}, {"colleague", "01COLLEAGUE"}, {"commission", "01COMMISSION"}, {"mail", "01MAIL"}, {"hook", "01HOOK"}, {"client", "01CLIENT"}, {"figures", "01FIGURES"}};
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
  std::string reference_of(CaseId const& id) {
    std::string reference;
    desks_->desk.office.works.look([&](app::Work& work) { reference = work.cases().find(id)->reference; });
    return reference;
  }
  std::int64_t entries() { return desks_->desk.database->connection()->row("SELECT COUNT(*) FROM ledger")->number(0); }

  app::Council council_;
  CaseId hidden_, other_, open_;
  Parts parts_;
  std::unique_ptr<Desks> desks_;
  std::map<std::string, StaffId> people_;
  StaffId owner_;
};

}  // namespace rightsdesk::testing
