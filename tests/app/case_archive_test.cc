// A case taken away in one file, and taken in elsewhere.
#include "store/case_archive.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "app/caseload.h"
#include "app/release.h"
#include "app/sealing.h"
#include "core/text.h"
#include "audit/ledger.h"
#include "disclosure/other_forms.h"
#include "delivery/unzipped.h"
#include "store/passphrase.h"
#include "store/statements.h"
#include "support/mariadb.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

constexpr char kPassphrase[] = "eleven otters, one lamp";

std::string exported(Council& council, CaseId const& id) {
  Desk desk(council);
  auto made = store::export_case(*desk.database, desk.key, {id, kPassphrase, "staff-head", council.clock.now()});
  EXPECT_TRUE(made) << made.error().text;
  return made ? made->bytes : std::string();
}

std::string imported(Council& council, std::string const& bytes, std::string const& passphrase = kPassphrase) {
  Desk desk(council);
  auto const archive = store::open_archive(bytes, passphrase);
  if (!archive) return archive.error().code;
  return code_of(store::import_case(*desk.database, desk.key, *archive, {"program:case", council.clock.now()}));
}

/// What a case consists of, in words that two installations can be compared by.
struct Everything {
  std::vector<std::string> events, records, decisions, tasks, packs, bags;
  std::string person;
  friend bool operator==(Everything const&, Everything const&) = default;
};

Everything everything(Office& office, CaseId const& id) {
  Everything all;
  office.works.in_one([&](Work& work) {
    all = {};
    auto const about = work.cases().find(id).value();
    all.person = about.reference + about.state + about.requester.reveal().address + about.subject.reveal().names.front().full + about.wanted.reveal();
    for (auto const& event : work.cases().events(id)) {
      if (event.what == "case_imported") continue;
      std::string told = std::to_string(event.number) + event.what + to_iso(event.at) + event.actor;
      for (auto const& [name, words] : event.detail) told += name + words;
      all.events.push_back(told);
    }
    for (auto const& record : work.records().of_case(id)) {
      all.records.push_back(record.id.str() + record.title.reveal() + record.sha256 + work.blobs().open(record.original));
      for (auto const& page : work.records().pages(record.id)) all.records.push_back(std::to_string(page.number) + page.checked_by);
    }
    for (auto const& proposal : work.reviews().proposals_of_case(id)) all.decisions.push_back(proposal.id.str() + proposal.decision.code + proposal.decision.reason);
    for (auto const& person : work.reviews().people(id)) all.decisions.push_back(person.known.id.str() + person.known.described.names.front().full + person.decision.reason);
    for (auto const& task : work.tasks().of_case(id)) all.tasks.push_back(task.kind + task.words.reveal());
    for (auto const& pack : work.packs().of_case(id)) {
      all.packs.push_back(pack.pack_sha256 + pack.gate_report + work.blobs().open(pack.pack));
      for (auto const& file : bag_of(work, about, pack)) all.bags.push_back(file.name + file.open());
    }
  });
  return all;
}

class TakenAway : public testing::Test {
 protected:
  static Everything everything_of(Council& council) {
    return council.at_desk([](Office& office) { return everything(office, id); });
  }
  static void SetUpTestSuite() {
    home = std::make_unique<Council>();
    id = sealed_case(*home);
    before = home->at_desk([](Office& office) { return ledger_of(office, id); });
    archive = exported(*home, id);
  }
  static void TearDownTestSuite() { home.reset(); }
  static std::unique_ptr<Council> home;
  static CaseId id;
  static std::vector<audit::Entry> before;
  static std::string archive;
};
std::unique_ptr<Council> TakenAway::home;
CaseId TakenAway::id;
std::vector<audit::Entry> TakenAway::before;
std::string TakenAway::archive;

TEST_F(TakenAway, IsTheSameCaseInAnotherInstallation) {
  Council other;
  ASSERT_EQ(imported(other, archive), "");
  auto const here = everything_of(*home), there = everything_of(other);
  EXPECT_EQ(here.events, there.events);
  EXPECT_EQ(here.records, there.records);
  EXPECT_TRUE(here == there);
  EXPECT_FALSE(there.bags.empty());
  // and it goes on there: the sealed pack is released, which holds every part against its sum
  other.at_desk([](Office& office) {
    EXPECT_EQ(code_of(release_pack(office, id, second_reviewer(), packs(office, id).at(0).pack_sha256, kEmail)), "");
  });
}

store::Settings empty_mariadb() {
  auto& server = test::MariaDb::shared();
  store::Settings settings;
  settings.url = "mysql://" + server.user() + "@" + server.host() + ":" + std::to_string(server.port()) + "/" + server.fresh_database();
  settings.password = server.password();
  return settings;
}

TEST_F(TakenAway, IsTheSameCaseOnMariaDbAndComesBackAsItWas) {
  Council other(empty_mariadb());
  ASSERT_EQ(imported(other, archive), "");
  EXPECT_TRUE(everything_of(*home) == everything_of(other));
  EXPECT_EQ(imported(other, archive), "already_there");
  auto const back = exported(other, id);
  Council third;
  ASSERT_EQ(imported(third, back), "");
  EXPECT_TRUE(everything_of(*home) == everything_of(third));
  auto const ledger = third.at_desk([](Office& office) { return whole_ledger_of(office, id); });
  EXPECT_EQ(ledger.elsewhere.size(), before.size() + 1) << "the ledger of the first, and that the second took it in";
}

TEST_F(TakenAway, KeepsTheLedgerAsItStoodBesideOurOwn) {
  Council other;
  ASSERT_EQ(imported(other, archive), "");
  Desk desk(other);
  auto const [elsewhere, ours] = whole_ledger_of(desk.office, id);
  std::vector<std::string> kept, meant;
  for (auto const& entry : elsewhere) kept.push_back(std::to_string(entry.number) + " " + entry.act.what + " " + entry.hash);
  for (auto const& entry : before) meant.push_back(std::to_string(entry.number) + " " + entry.act.what + " " + entry.hash);
  EXPECT_EQ(kept, meant);
  ASSERT_EQ(ours.size(), 1U);
  EXPECT_EQ(ours[0].act.what, "case_imported");
  EXPECT_NE(ours[0].act.detail.find("entries=" + std::to_string(before.size())), std::string::npos);
  EXPECT_EQ(home->at_desk([](Office& office) { return ledger_of(office, id).back().act.what; }), "case_exported");
}

TEST_F(TakenAway, IsRefusedWhereItIsAlready) {
  EXPECT_EQ(imported(*home, archive), "already_there");
  Council other;
  ASSERT_EQ(imported(other, archive), "");
  EXPECT_EQ(imported(other, archive), "already_there");
}

TEST_F(TakenAway, IsRefusedWhenItIsDamagedOrThePassphraseIsAnother) {
  Council other;
  EXPECT_EQ(imported(other, archive, "twelve otters, one lamp"), "damaged");
  EXPECT_EQ(imported(other, archive.substr(0, archive.size() - 1)), "damaged");
  EXPECT_EQ(imported(other, archive + "x"), "damaged");
  EXPECT_EQ(imported(other, "not an archive"), "damaged");
  EXPECT_EQ(imported(other, ""), "damaged");
  for (std::size_t const at : {std::size_t{20}, std::size_t{40}, archive.size() / 2}) {
    auto changed = archive;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_EQ(imported(other, changed), "damaged") << at;
  }
}

/// The archive with something done to its case.json by somebody who knows the passphrase.
std::string forged(std::string const& archive, void (*change)(Json&)) {
  auto files = delivery::unzipped(store::unlocked_with(kPassphrase, archive).value()).value();
  auto about = Json::parse(files.at(0).bytes);
  change(about);
  files.at(0).bytes = about.dump();
  return store::locked_with(kPassphrase, disclosure::zipped("case", files, *parse_instant("2026-11-23T10:00:00Z")).bytes);
}

TEST_F(TakenAway, IsRefusedWhenItsLedgerOrItsDocumentsWereChanged) {
  Council other;
  EXPECT_EQ(imported(other, forged(archive, [](Json& about) { about["ledger"][3]["actor"] = "somebody-else"; })), "damaged");
  EXPECT_EQ(imported(other, forged(archive, [](Json& about) { about["blobs"][0]["sha256"] = std::string(64, '0'); })), "damaged");
  EXPECT_EQ(imported(other, forged(archive, [](Json& about) { about["blobs"].erase(0); })), "damaged");
  EXPECT_EQ(imported(other, forged(archive, [](Json& about) { about["version"] = 4; })), "unknown_version");
  EXPECT_EQ(imported(other, forged(archive, [](Json& about) { about["tables"]["task"]["columns"].push_back("mood"); })), "unknown_version");
  EXPECT_EQ(imported(other, forged(archive, [](Json& about) { about["tables"].erase("pack"); })), "unknown_version");
  EXPECT_EQ(imported(other, forged(archive, [](Json&) {})), "") << "nothing changed";
}

TEST_F(TakenAway, NeedsAPassphraseThatIsLongEnough) {
  Desk desk(*home);
  EXPECT_EQ(code_of(store::export_case(*desk.database, desk.key, {id, "short", "staff-head", home->clock.now()})), "weak_password");
  EXPECT_EQ(code_of(store::export_case(*desk.database, desk.key, {CaseId("no-such"), kPassphrase, "staff-head", home->clock.now()})), "not_found");
}

// Every table that names a case is taken along, or stands here with its reason.
TEST(CaseArchives, LeaveNoTableOut) {
  std::set<std::string> const left_out{
      "case_figure",       // worked out from the case wherever it is
      "case_standing",     // worked out from the case wherever it is
      "commission_link",   // hashes of links to this installation's pages
      "earlier_decision",  // keyed hashes that only this installation can make
      "case_reader",       // this installation's staff; a case that has any is not taken along
      "case_way_in",       // who of them was let in for four hours
      "hook_message",      // what this installation's subscribers are told
      "gone_case",         // what is left of other cases
      "page_shown",        // how long pages were on this installation's screens; what was said of it is in review_log
      "task_standing",     // worked out from the case wherever it is
  };
  std::set<std::string> missing;
  for (auto const& migration : store::embedded_migrations()) {
    for (auto const& statement : store::statements_of(migration.text)) {
      if (!statement.starts_with("CREATE TABLE ") || statement.find("case_id ") == std::string::npos) continue;
      auto const table = statement.substr(13, statement.find(' ', 13) - 13);
      auto const names = store::statement_names();
      bool const taken = std::find(names.begin(), names.end(), "archive.read_" + table) != names.end();
      if (!taken && !left_out.contains(table)) missing.insert(table);
    }
  }
  EXPECT_THAT(missing, testing::IsEmpty());
}

/// The columns of every table, as the migrations make them.
std::map<std::string, std::set<std::string>> columns_made() {
  std::map<std::string, std::set<std::string>> columns;
  for (auto const& migration : store::embedded_migrations()) {
    for (auto const& statement : store::statements_of(migration.text)) {
      auto const words = split(tidied(statement), ' ');
      if (words.size() > 5 && words[0] == "ALTER" && words[3] == "ADD") columns[words[2]].insert(words[5]);
      if (words.size() < 4 || words[0] != "CREATE" || words[1] != "TABLE") continue;
      for (auto const& line : split(statement.substr(statement.find('(') + 1), '\n')) {
        auto const name = split(tidied(line), ' ').front();
        if (!name.empty() && name != ")" && name != "PRIMARY" && name != "UNIQUE" && name != "FOREIGN") columns[words[2]].insert(name);
      }
    }
  }
  return columns;
}

TEST(CaseArchives, LeaveNoColumnOut) {
  auto const made = columns_made();
  ASSERT_TRUE(made.at("case_person").contains("asked_sealed")) << "added by a later migration";
  for (auto const& name : store::statement_names()) {
    constexpr std::string_view kWrite = "archive.write_";
    if (!name.starts_with(kWrite)) continue;
    auto const& statement = store::sql(name);
    std::set<std::string> taken;
    auto const open = statement.find('('), close = statement.find(')');
    for (auto const& column : split(statement.substr(open + 1, close - open - 1), ',')) taken.insert(tidied(column));
    EXPECT_EQ(taken, made.at(name.substr(kWrite.size()))) << name;
    auto const& read = store::sql("archive.read_" + name.substr(kWrite.size()));
    EXPECT_EQ(tidied(read).substr(7, tidied(read).find(" FROM ") - 7), tidied(statement.substr(open + 1, close - open - 1))) << "read in another order than written: " << name;
  }
}

}  // namespace
}  // namespace rightsdesk::app
