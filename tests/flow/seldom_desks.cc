// The three desks in states that come seldom, over councils of their own, served to tests/flow/seldom.mjs: a message that was given up, a page that stands twice, a
// hold whose time has run. What was done there is looked for in the ledger. It is told by RIGHTSDESK_SELDOM where to write whom it serves, as JSON; it ends when
// that file is gone. RIGHTSDESK_ASSETS is what tools/build-assets made.
#include <gmock/gmock.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/caseload.h"
#include "app/tasks.h"
#include "app/walk.h"
#include "main/seldom_states.h"
#include "web/edge/server.h"

namespace rightsdesk::testing {
namespace {

using app::Council;
using app::Office;
using ::testing::IsSupersetOf;
using nlohmann::json;

/// One council, its desks, and one colleague with every role who is signed in there.
class Served {
 public:
  explicit Served(settings::Rules const& by) : council(by) {}
  /// From now on the desks are open.
  void open(std::string const& assets) {
    desks = std::make_unique<Desks>(council, settings::Service::SecondFactor::required, assets);
    who_ = desks->add("ines", {"intake", "case_officer", "reviewer", "second_reviewer", "dpo", "manager", "administrator"});
    server_ = std::make_unique<web::Server>(web::EdgeSettings{}, desks->dispatch);
  }
  [[nodiscard]] json way_in() {
    told["url"] = "http://127.0.0.1:" + std::to_string(server_->port());
    told["staff"] = desks->session_of(who_);
    return told;
  }
  [[nodiscard]] std::vector<std::string> acts() {
    std::vector<std::string> names;
    desks->desk.database->connection()->query("SELECT DISTINCT what FROM ledger", {}, [&](store::Row const& row) { names.push_back(row.text(0)); });
    return names;
  }
  Council council;
  std::unique_ptr<Desks> desks;
  json told;

 private:
  StaffId who_;
  std::unique_ptr<web::Server> server_;
};

/// A large answer, of which pages were drawn.
void prepare_drawn(Served& served, std::string const& assets) {
  served.told["drawn"] = app::sealed_case(served.council).str();
  served.open(assets);
}

void prepare_today(Served& served, std::string const& assets) {
  auto& council = served.council;
  prepare_pages_to_compare(council, served.told);
  served.told["given_up"] = with_work_given_up(council).str();
  add_paper_files(council);
  served.told["searching"] = with_search_under_way(council).str();
  council.sources.system(app::kArchive).card.contact = {"Archive team", "archive@example.org"};  // there is somebody to write to since then
  served.open(assets);
  auto& desks = *served.desks;
  subscribe(desks);
  auto const held = sent(desks.desk.office);
  give_up_messages(desks);
  served.told["held"] = held.str();
  served.told["answer"] = link_of(desks.desk, reference_of(desks.desk.office, held), desks.now());
  served.told["reference"] = reference_of(desks.desk.office, held);
  served.told["mail"] = mail_that_came(desks, "My passport");
}

/// A year and more after a request was withdrawn.
void prepare_later(Served& served, std::string const& assets) {
  auto const id = served.council.at_desk(sent);
  served.council.at_desk([&](Office& office) {
    auto const withdrawn = app::raise_event(office, id, app::officer(), "withdraw", "By phone on 23 November");
    if (!withdrawn) throw Bug(withdrawn.error().text);
  });
  served.council.clock.at = *parse_instant("2027-12-06T10:00:00Z");
  served.told["withdrawn"] = id.str();
  served.open(assets);
}

/// What one browser is served: councils of its own, and the large answer that both look at.
struct States {
  Served today, later;
  States(settings::Rules const& rules, std::string const& assets) : today(rules), later(rules) {
    prepare_today(today, assets);
    prepare_later(later, assets);
  }
  [[nodiscard]] json told(Served& drawn) { return {{"drawn", drawn.way_in()}, {"today", today.way_in()}, {"later", later.way_in()}}; }
  void expect_done() {
    EXPECT_THAT(today.acts(), IsSupersetOf({"tried_again", "webhook_tried_again", "client_renewed", "owner_chased", "source_not_searched", "owner_answered", "hold_confirmed", "mail_not_a_request", "mail_taken_back", "mail_file_opened",
                                            "spoken_of_ended", "hidden_given", "decided_together"}));
    EXPECT_THAT(later.acts(), IsSupersetOf({"hold_ended", "disposal_approved"}));
  }
};

TEST(StatesThatComeSeldom, AreServedAndStandAsTheirDesksLeftThem) {
  char const* const told = std::getenv("RIGHTSDESK_SELDOM");
  char const* const assets = std::getenv("RIGHTSDESK_ASSETS");
  ASSERT_TRUE(told != nullptr && assets != nullptr) << "RIGHTSDESK_SELDOM and RIGHTSDESK_ASSETS are needed";
  auto const large = large_from_two_pages();
  auto const usual = settings::load_rules(RIGHTSDESK_TREE);
  ASSERT_TRUE(usual);
  Served drawn(*large);
  prepare_drawn(drawn, assets);
  States with_scripts(**usual, assets), without(**usual, assets);
  std::ofstream(std::string(told) + ".new") << json{{"scripts", with_scripts.told(drawn)}, {"no-scripts", without.told(drawn)}};
  std::filesystem::rename(std::string(told) + ".new", told);
  for (int waited = 0; std::filesystem::exists(told) && waited < 2400; ++waited) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  ASSERT_FALSE(std::filesystem::exists(told)) << "nobody came";
  with_scripts.expect_done();
  without.expect_done();
  EXPECT_THAT(drawn.acts(), IsSupersetOf({"page_looked_at"}));
}

}  // namespace
}  // namespace rightsdesk::testing
