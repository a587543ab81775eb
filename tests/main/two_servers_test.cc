// security.md C02 behind a balancer: a button that is pressed twenty times at one moment, at two servers over one database, on both engines.
#include <gmock/gmock.h>

#include <barrier>
#include <set>
#include <thread>

#include "app/walk.h"
#include "desks.h"
#include "main/shared_presses.h"
#include "support/mariadb.h"

namespace rightsdesk::testing {
namespace {

store::Settings empty_database(std::string const& engine) {
  store::Settings settings;
  if (engine == "sqlite") return settings;
  auto& server = test::MariaDb::shared();
  settings.url = "mysql://" + server.user() + "@" + server.host() + ":" + std::to_string(server.port()) + "/" + server.fresh_database();
  settings.password = server.password();
  return settings;
}

class AtTwoServers : public ::testing::TestWithParam<std::string> {
 protected:
  /// One server: its desks, and what stands before them in `serve`.
  struct Server {
    explicit Server(app::Council& council) : desks(council), presses(*desks.desk.database, desks.desk.key, council.clock), once(desks.dispatch, nullptr, &presses) {}
    Desks desks;
    StoredPresses presses;
    web::PressedOnce once;
  };
  std::vector<std::string> notes() {
    std::vector<std::string> found;
    here_.desks.desk.database->connection()->query("SELECT detail FROM ledger WHERE what = 'note'", {}, [&](store::Row const& row) { found.push_back(row.text(0)); });
    return found;
  }
  /// The same officer's browser, led to one of the two.
  Browser at(Server& server) {
    Browser browser(server.desks);
    browser.through = &server.once;
    browser.cookies["staff"] = session_;
    browser.get("/staff/sign-in");
    browser.get(path_);
    return browser;
  }

  app::Council council_{empty_database(GetParam())};
  CaseId const about_ = council_.at_desk(app::submitted);
  std::string const path_ = "/staff/cases/" + about_.str();
  Server here_{council_}, there_{council_};
  std::string const session_ = here_.desks.session_of(here_.desks.add("ines", {"case_officer"}));
};

TEST_P(AtTwoServers, AButtonPressedTwentyTimesIsDoneOnceAndAnsweredAlike) {
  auto const first = at(here_);
  std::vector<std::string> answers(20);
  std::barrier together(static_cast<std::ptrdiff_t>(answers.size()));
  std::vector<std::thread> pressing;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    pressing.emplace_back([&, i, own = first]() mutable {
      own.through = i % 2 == 0 ? &here_.once : &there_.once;
      together.arrive_and_wait();
      auto const reply = own.post(path_ + "/note", {{"note", "She rang; a passport follows"}});
      answers[i] = std::to_string(reply.status()) + " " + Browser::led_to(reply);
    });
  }
  for (auto& one : pressing) one.join();
  EXPECT_EQ(std::set<std::string>(answers.begin(), answers.end()), std::set<std::string>{"303 " + path_ + "?done=note"});
  EXPECT_EQ(notes().size(), 1U);
}

TEST_P(AtTwoServers, AButtonIsMeantAgainAfterAPageOfEither) {
  auto browser = at(here_);
  browser.post(path_ + "/note", {{"note", "She rang"}});
  browser.through = &there_.once;
  browser.post(path_ + "/note", {{"note", "She rang"}});
  EXPECT_EQ(notes().size(), 1U) << "pressed twice";
  browser.get(path_);
  browser.through = &here_.once;
  browser.get(path_ + "/people");
  browser.post(path_ + "/note", {{"note", "She rang"}});
  EXPECT_EQ(notes().size(), 2U) << "she rang again";
}

INSTANTIATE_TEST_SUITE_P(Engines, AtTwoServers, ::testing::Values("sqlite", "mysql"), [](auto const& one) { return one.param; });

}  // namespace
}  // namespace rightsdesk::testing
