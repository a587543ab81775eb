// Cases for the tests of the command line: seed_cases FOLDER TREE opens the store that `rightsdesk migrate` made in FOLDER and puts
// three invented requests in it, on days long past, so that what the commands say does not depend on today. Prints their references.
#include <cstdio>

#include "app/hold.h"
#include "app/keeping.h"
#include "app/resident.h"
#include "app/tasks.h"
#include "settings/rules.h"
#include "store/stored_work.h"
#include "support/fake_sources.h"

namespace {

using namespace rightsdesk;

class SetClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return at; }
  void set(char const* day) { at = *parse_instant(std::string(day) + "T10:00:00Z"); }
  Instant at{};
};

app::Actor const kOfficer{StaffId("staff-officer"), "Ola Brandt", {"case_officer"}};
app::Actor const kHead{StaffId("staff-head"), "Hana Weiss", {"dpo"}};

intake::FormAnswers form(std::string const& name) {
  return {{"right", {"see"}}, {"who-for", {"me"}}, {"full-name", {name}}, {"born-day", {"14"}}, {"born-month", {"5"}}, {"born-year", {"1990"}},
          {"address-lines", {"12 Weir Lane\nThamesbrook"}}, {"address-postcode", {"IG11 7LU"}}, {"services", {"social-care"}}, {"wanted", {"everything"}},
          {"email", {"ada@example.org"}}, {"safe-contact", {"yes"}}, {"identity", {"show"}}, {"format", {"online"}}};
}

void must(app::Done const& done) {
  if (!done) throw Bug(done.error().text);
}

CaseId submitted(app::Office& office, intake::FormAnswers const& answers, std::string const& key) {
  auto const sent = app::submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, key);
  if (!sent) throw Bug("the form was refused");
  return sent->about;
}

void seed(app::Office& office, SetClock& clock) {
  clock.set("2020-01-13");
  auto const withdrawn = submitted(office, form("Ada Pike"), "withdrawn");
  clock.set("2020-01-20");
  must(app::raise_event(office, withdrawn, kOfficer, "withdraw", "By phone"));
  clock.set("2021-03-01");
  must(app::end_hold(office, withdrawn, kOfficer, "Withdrawn a year ago"));
  must(app::approve_disposal(office, withdrawn, kHead, "Withdrawn a year ago"));
  clock.set("2020-03-02");
  submitted(office, form("Bea Lund"), "open");
  auto for_a_child = form("Cleo Marsh");
  for_a_child["who-for"] = {"child"};
  for_a_child["requester-name"] = {"Dana Marsh"};
  for_a_child["relation"] = {"mother"};
  clock.set("2020-03-30");
  submitted(office, for_a_child, "parent");
}

}  // namespace

int main(int, char** arguments) {
  auto const folder = std::string(arguments[1]);
  auto const rules = settings::load_rules(arguments[2]);
  if (!rules) return 1;
  SetClock clock;
  store::Settings settings;
  settings.url = "sqlite:" + folder + "/store.db";
  auto const database = store::Database::open(settings);
  auto const key = store::VaultKey::from_file(folder + "/vault.key");
  store::StoredWorks works(*database, key, clock);
  test::FakeSources sources;
  sources.systems() = {{{"social-care", "Children’s social care", "Head of children’s services", "sql", {"Case notes"}}, {}}};
  app::Office office{works, clock, **rules, sources, "", arguments[2]};
  seed(office, clock);
  works.in_one([](app::Work& work) {
    auto cases = work.cases().all();
    for (auto about = cases.rbegin(); about != cases.rend(); ++about) std::printf("%s\n", about->reference.c_str());
  });
  return 0;
}
