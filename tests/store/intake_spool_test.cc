#include "store/intake_spool.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "app/resident.h"
#include "core/durable_file.h"
#include "desk.h"
#include "store/backup.h"
#include "store/case_keys.h"
#include "store/ledger_store.h"

namespace rightsdesk::store {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Journal : testing::Test {
  Journal() {
    VaultKey::make_key_file(folder.path() + "/vault.key");
    key = std::make_unique<VaultKey>(VaultKey::from_file(folder.path() + "/vault.key"));
    spool = std::make_unique<IntakeSpool>(journal, *key, clock);
    desk = std::make_unique<OpenedDesk>(folder.path() + "/store.db", *key, clock, spool.get());
  }
  app::Submitted submitted(std::string const& name, intake::FormAnswers more = {}) {
    auto answers = form_of(name + "@example.org");
    for (auto& [field, values] : more) answers[field] = values;
    auto const sent = app::submit_request(desk->office, answers, {"thamesbrook", "online", clock.at}, "key of " + name);
    if (!sent) throw Bug(sent.error().front().text);
    return *sent;
  }
  std::vector<std::string> missing(OpenedDesk& where) {
    std::vector<std::string> out;
    for (auto const& line : missing_requests(*where.database->connection(), spool->read())) out.push_back(line.references.front());
    return out;
  }
  /// The database as it was backed up, in a new file.
  std::unique_ptr<OpenedDesk> put_back(std::string const& backup) {
    Settings settings;
    settings.url = "sqlite:" + folder.path() + "/restored.db";
    if (!restore(settings, *key, backup, keys_beside(backup))) throw Bug("the backup was refused");
    return std::make_unique<OpenedDesk>(folder.path() + "/restored.db", *key, clock, spool.get());
  }
  std::int64_t count(OpenedDesk& where, std::string const& sql) { return where.database->connection()->row(sql)->number(0); }

  Folder folder;
  std::string const journal = folder.path() + "/journal";
  SetClock clock;
  std::unique_ptr<VaultKey> key;
  std::unique_ptr<IntakeSpool> spool;
  std::unique_ptr<OpenedDesk> desk;
};

// security.md 6.4: a database put back from before 20 submissions; the job must name exactly those 20, and each is rebuilt once.
TEST_F(Journal, NamesAndRebuildsExactlyWhatARestoredDatabaseHasLost) {
  for (int i = 0; i < 5; ++i) submitted("before" + std::to_string(i));
  auto const backup = folder.path() + "/copy.backup";
  ASSERT_TRUE(back_up(desk->settings, *key, backup, clock.at));
  std::vector<std::string> lost;
  for (int i = 0; i < 20; ++i) {
    clock.at += std::chrono::hours(1);
    lost.push_back(submitted("after" + std::to_string(i)).reference);
  }
  EXPECT_THAT(missing(*desk), IsEmpty());

  auto const restored = put_back(backup);
  clock.at += std::chrono::hours(24 * 3);
  EXPECT_EQ(missing(*restored), lost);
  for (auto const& line : missing_requests(*restored->database->connection(), spool->read())) {
    auto const request = spool->request(line);
    ASSERT_TRUE(request) << request.error().text;
    EXPECT_EQ(app::rebuild_request(restored->office, *request), app::Rebuilt::now);
    EXPECT_EQ(app::rebuild_request(restored->office, *request), app::Rebuilt::was_there) << "once";
  }
  EXPECT_THAT(missing(*restored), IsEmpty());
  EXPECT_EQ(count(*restored, "SELECT COUNT(*) FROM sar_case"), 25);
  EXPECT_EQ(count(*restored, "SELECT COUNT(*) FROM task WHERE kind = 'request_rebuilt'"), 20);
  EXPECT_EQ(count(*restored, "SELECT COUNT(*) FROM outbox"), 5) << "nothing is sent for what was rebuilt";
  EXPECT_FALSE(verify(*restored->database->connection()));
  restored->works.in_one([&](app::Work& work) {
    auto const first = work.cases().find_by_reference(lost.front());
    ASSERT_TRUE(first);
    EXPECT_EQ(to_iso(first->received), "2026-11-20") << "the day it was sent, not the day it was rebuilt";
    EXPECT_EQ(first->requester.reveal().email, "after0@example.org");
    auto const tasks = work.tasks().of_case(first->id);
    EXPECT_TRUE(std::any_of(tasks.begin(), tasks.end(), [](auto const& task) { return task.kind == "request_rebuilt" && task.state == casework::TaskState::open; }));
  });
}

TEST_F(Journal, GivesEachOfSeveralThingsItsOwnReferenceAgain) {
  auto const sent = submitted("three", {{"right", {"see", "complain"}}, {"complaint", {"My letter went to another house."}}, {"complaint-about", {""}}});
  ASSERT_EQ(sent.more.size(), 1U);
  OpenedDesk empty(folder.path() + "/empty.db", *key, clock, spool.get());
  auto const lines = missing_requests(*empty.database->connection(), spool->read());
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(lines.front().references, ElementsAre(sent.reference, sent.more.front()));
  ASSERT_EQ(app::rebuild_request(empty.office, *spool->request(lines.front())), app::Rebuilt::now);
  for (auto* where : {desk.get(), &empty}) {
    where->works.in_one([&](app::Work& work) {
      EXPECT_EQ(casework::workflow_name(*work.cases().find_by_reference(sent.reference)), "access");
      EXPECT_EQ(casework::workflow_name(*work.cases().find_by_reference(sent.more.front())), "complaint");
    });
  }
}

TEST_F(Journal, HoldsARequestBeforeAnybodySeesItsReference) {
  write_new_file(journal, "");  // no folder can stand here
  EXPECT_THROW(submitted("first"), Fault);
  fs::remove(journal);
  auto const sent = submitted("first");
  EXPECT_EQ(count(*desk, "SELECT COUNT(*) FROM sar_case"), 1) << "the same sending opens nothing new";
  ASSERT_EQ(spool->read().lines.size(), 1U);
  EXPECT_EQ(spool->read().lines.front().references.front(), sent.reference);
  submitted("first");
  EXPECT_EQ(spool->read().lines.size(), 1U) << "a line a request";
}

TEST_F(Journal, NamesNobodyAndIsOursAlone) {
  auto const sent = submitted("amina.osei");
  std::string all;
  for (auto const& file : fs::directory_iterator(journal)) {
    all += file.path().filename().string() + whole_file(file.path().string());
    struct stat state {};
    ASSERT_EQ(::stat(file.path().c_str(), &state), 0);
    EXPECT_EQ(state.st_mode & 0777U, 0600U) << file.path();
  }
  EXPECT_THAT(all, HasSubstr("1 thamesbrook " + sent.reference + " "));
  for (auto const* name : {"Amina", "Osei", "amina.osei", "Weir Lane", "2001"}) EXPECT_EQ(all.find(name), std::string::npos) << name;
}

TEST_F(Journal, TellsALineAndARequestThatWereChanged) {
  submitted("one");
  auto const second = submitted("two").reference;
  auto text = whole_file(journal + "/journal");
  auto const at = text.find(second);
  text[at + 4] = text[at + 4] == 'A' ? 'B' : 'A';
  std::ofstream(journal + "/journal", std::ios::trunc) << text;
  auto const read = spool->read();
  EXPECT_EQ(read.lines.size(), 1U);
  EXPECT_THAT(read.damaged, ElementsAre(2));
  auto const spooled = journal + "/" + read.lines.front().references.front() + ".sealed";
  std::ofstream(spooled, std::ios::app) << "x";
  ASSERT_FALSE(spool->request(read.lines.front()));
  EXPECT_EQ(spool->request(read.lines.front()).error().code, "damaged");
  fs::remove(spooled);
  EXPECT_EQ(spool->request(read.lines.front()).error().code, "gone");
}

TEST_F(Journal, GoesOnAfterALineThatWasCutShort) {
  submitted("one");
  std::ofstream(journal + "/journal", std::ios::app) << "1 thamesbrook SRR-";
  submitted("two");
  auto const read = spool->read();
  EXPECT_EQ(read.lines.size(), 2U);
  EXPECT_THAT(read.damaged, ElementsAre(2));
}

TEST_F(Journal, DoesNotTakeACaseThatWasDisposedOfForOneThatWasLost) {
  auto const sent = submitted("gone");
  auto const spooled = journal + "/" + sent.reference + ".sealed";
  spool->sweep(*desk->database->connection(), spool->read(), clock.at);
  EXPECT_TRUE(fs::exists(spooled));
  desk->works.in_one([&](app::Work& work) { work.gone().forget({sent.about, "withdrawn", *parse_date("2026-11-20")}); });
  EXPECT_THAT(missing(*desk), IsEmpty());
  spool->sweep(*desk->database->connection(), spool->read(), clock.at);
  EXPECT_FALSE(fs::exists(spooled)) << "what it said goes with it";
}

TEST_F(Journal, KeepsTheRequestItselfForFiveWeeksUnlessItIsMissing) {
  auto const sent = submitted("old");
  auto const spooled = journal + "/" + sent.reference + ".sealed";
  auto const later = clock.at + std::chrono::days(36);
  OpenedDesk empty(folder.path() + "/empty.db", *key, clock, nullptr);
  spool->sweep(*empty.database->connection(), spool->read(), later);
  EXPECT_TRUE(fs::exists(spooled)) << "a database that has lost it may still need it";
  spool->sweep(*desk->database->connection(), spool->read(), clock.at + std::chrono::days(34));
  EXPECT_TRUE(fs::exists(spooled));
  spool->sweep(*desk->database->connection(), spool->read(), later);
  EXPECT_FALSE(fs::exists(spooled));
}

}  // namespace
}  // namespace rightsdesk::store
