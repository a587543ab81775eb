#include "store/key_ring.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "../app/failing_database.h"
#include "engines.h"
#include "store/backup.h"
#include "store/case_keys.h"
#include "store/client_desk.h"
#include "store/code_store.h"
#include "store/device_store.h"
#include "store/draft_store.h"
#include "store/hook_desk.h"
#include "store/kept_form_store.h"
#include "store/outbox_store.h"
#include "store/review_log_store.h"
#include "store/session_store.h"
#include "signin/totp.h"
#include "store/intake_spool.h"
#include "store/key_file.h"
#include "store/key_rotation.h"
#include "store/ledger_store.h"

namespace {

/// The process is killed before its Nth sync or renaming of a file, once it is asked to be.
struct {
  int at = 0, seen = 0;
} files;

void step_of_files() {
  if (files.at > 0 && ++files.seen == files.at) ::kill(::getpid(), SIGKILL);
}

}  // namespace

extern "C" int fsync(int file) {
  step_of_files();
  return static_cast<int>(::syscall(SYS_fsync, file));
}
extern "C" int rename(char const* from, char const* to) noexcept {
  step_of_files();
  return static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

namespace rightsdesk::store {
namespace {

namespace fs = std::filesystem;

Instant noon(int minutes = 0) { return *parse_instant("2026-11-23T12:00:00Z") + std::chrono::minutes(minutes); }

std::string text_of(std::string const& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// Does it in a process of its own; false when that was killed.
bool lives_through(std::function<void()> const& act) {
  auto const child = ::fork();
  if (child == 0) {
    act();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "it failed instead of being killed";
  return WIFEXITED(status);
}

/// A new installation's keys in a folder.
struct Keys {
  explicit Keys(std::string const& folder) : file(folder + "/own.key"), ring(file + ".ring") {
    make_key_file(file);
    KeyRing::make(ring, InstallationKey::at(file), "thamesbrook", noon());
  }
  [[nodiscard]] std::string kept_aside(std::string const& name) const {
    auto const aside = fs::path(file).parent_path() / name;
    fs::copy_file(file, aside, fs::copy_options::overwrite_existing);
    return aside.string();
  }
  std::string file, ring;
};

TEST(AKeyRing, HoldsKeysThatNeitherItsFileNorTheInstallationKeyTells) {
  Folder const folder;
  Keys const keys(folder.path());
  auto const key = VaultKey::from_file(keys.file);
  EXPECT_EQ(key.bytes().size(), 32U);
  EXPECT_EQ(key.wraps_now().id, "k1");
  EXPECT_NE(key.bytes(), InstallationKey::at(keys.file).bytes());
  EXPECT_NE(key.bytes(), key.wraps_now().bytes);
  struct stat about {};
  ASSERT_EQ(::stat(keys.ring.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  EXPECT_EQ(key.ring()->controller(), "thamesbrook");
}

TEST(AKeyRing, IsOpenedByItsInstallationKeyOnlyAndNotWhenChanged) {
  Folder const folder;
  Keys const keys(folder.path());
  make_key_file(folder.path() + "/other.key");
  EXPECT_THROW(VaultKey::opened(folder.path() + "/other.key", keys.ring), Fault);
  auto const whole = text_of(keys.ring);
  for (auto const at : {whole.size() / 2, whole.size() - 10}) {
    auto changed = whole;
    changed[at] = changed[at] == 'a' ? 'b' : 'a';
    std::ofstream(keys.ring, std::ios::binary) << changed;
    EXPECT_THROW(VaultKey::from_file(keys.file), std::exception) << at;
  }
  std::ofstream(keys.ring) << "nothing of a ring";
  EXPECT_THROW(VaultKey::from_file(keys.file), Fault);
  std::ofstream(keys.ring, std::ios::binary) << whole;
  EXPECT_EQ(VaultKey::from_file(keys.file).wraps_now().id, "k1");
}

TEST(AnInstallationKey, IsTakenFromAVariableAsFromAFile) {
  Folder const folder;
  Keys const keys(folder.path());
  auto hex = text_of(keys.file);
  hex.pop_back();
  ::setenv("RIGHTSDESK_TEST_KEY", hex.c_str(), 1);
  EXPECT_EQ(VaultKey::opened("env:RIGHTSDESK_TEST_KEY", keys.ring).bytes(), VaultKey::from_file(keys.file).bytes());
  ::setenv("RIGHTSDESK_TEST_KEY", "abc", 1);
  EXPECT_THROW(InstallationKey::at("env:RIGHTSDESK_TEST_KEY"), Fault);
  ::unsetenv("RIGHTSDESK_TEST_KEY");
  EXPECT_THROW(InstallationKey::at("env:RIGHTSDESK_TEST_KEY"), Fault);
}

TEST(TheInstallationKey, IsChangedWhereverTheChangeIsKilled) {
  int steps = 0;
  for (bool done = false; !done; ++steps) {
    Folder const folder;
    Keys const keys(folder.path());
    auto const before = VaultKey::from_file(keys.file);
    auto const old = keys.kept_aside("old.key");
    done = lives_through([&] {
      files.at = steps + 1;
      (void)change_key_file(keys.file, keys.ring);
    });
    EXPECT_EQ(VaultKey::from_file(keys.file).bytes(), before.bytes()) << "the service starts after step " << steps;
    if (!done) {
      ASSERT_TRUE(change_key_file(keys.file, keys.ring));
    }
    EXPECT_EQ(VaultKey::from_file(keys.file).bytes(), before.bytes());
    EXPECT_EQ(VaultKey::from_file(keys.file).wraps_now().bytes, before.wraps_now().bytes);
    EXPECT_EQ(before.wrapping("k1"), before.wraps_now().bytes) << "a process from before goes on with the new file";
    EXPECT_NE(text_of(keys.file), text_of(old));
    EXPECT_THROW(VaultKey::opened(old, keys.ring), Fault) << "the old key opens nothing";
    EXPECT_EQ(before.ring()->opened_by().size(), 1U);
    EXPECT_FALSE(fs::exists(keys.file + ".next"));
  }
  EXPECT_EQ(steps, 13) << "two for the new key, four for the ring twice, two for the key's place, and untouched";
}

TEST(TheInstallationKey, GivenByHandOpensBesideTheOldOneUntilTheChangeIsEnded) {
  Folder const folder;
  Keys const keys(folder.path());
  auto const next = folder.path() + "/next.key", third = folder.path() + "/third.key";
  make_key_file(next);
  make_key_file(third);
  KeyRing const ring(keys.ring, InstallationKey::at(keys.file));
  ASSERT_TRUE(begin_installation_change(ring, InstallationKey::at(next)));
  ASSERT_TRUE(begin_installation_change(ring, InstallationKey::at(next))) << "again changes nothing";
  EXPECT_EQ(begin_installation_change(ring, InstallationKey::at(third)).error().code, "change_under_way");
  EXPECT_EQ(begin_controller_change(ring, noon()).error().code, "change_under_way");
  EXPECT_EQ(VaultKey::opened(keys.file, keys.ring).bytes(), VaultKey::opened(next, keys.ring).bytes());
  end_installation_change(KeyRing(keys.ring, InstallationKey::at(next)));
  EXPECT_THROW(VaultKey::opened(keys.file, keys.ring), Fault);
  EXPECT_NO_THROW(VaultKey::opened(next, keys.ring));
}

TEST(AKeyRing, IsChangedByOneCommandAtATime) {
  Folder const folder;
  Keys const keys(folder.path());
  RingTurn const turn(keys.ring);
  EXPECT_THROW(RingTurn{keys.ring}, Fault);
}

class KeyChangeTest : public OnMigratedDatabase {
 protected:
  KeyChangeTest() : keys_(folder_.path()) {}
  [[nodiscard]] VaultKey ringed() const { return VaultKey::from_file(keys_.file); }
  BlobId keep(VaultKey const& key, CaseId const& owner, std::string const& bytes) {
    BlobId blob;
    in_transaction(*database_, [&](Connection& connection) { blob = Vault(connection, key).keep(owner, bytes); });
    return blob;
  }
  std::string open(VaultKey const& key, BlobId const& blob) { return Vault(*database_->connection(), key).open(blob); }
  void keep_five(VaultKey const& key) {
    for (int i = 0; i < 5; ++i) blobs_.push_back(keep(key, CaseId::fresh(), "note " + std::to_string(i)));
  }
  void expect_five(VaultKey const& key, std::string const& when) {
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(open(key, blobs_[i]), "note " + std::to_string(i)) << when;
  }
  std::int64_t under(std::string const& id) { return count("SELECT COUNT(*) FROM vault_key WHERE shredded = 0 AND wrapped_by = '" + id + "'"); }

  Keys keys_;
  std::vector<BlobId> blobs_;
};
ON_BOTH_ENGINES(KeyChangeTest);

TEST_P(KeyChangeTest, OfTheControllerReachesEveryCaseWhereverItIsKilled) {
  keep_five(ringed());
  auto const from_before = ringed();
  int steps = 0;
  for (bool done = false; !done && steps < 60; ++steps) {
    auto const current = ringed().wraps_now().id;
    done = lives_through([&] {
      auto const own = opened_again();
      app::NthFailure failure{app::Failing::killed, steps + 1};
      app::FailingDatabase failing(*own, failure);
      (void)change_controller_key(failing, ringed(), 2, noon());
    });
    expect_five(ringed(), "killed at step " + std::to_string(steps));
    expect_five(from_before, "a process of before, killed at step " + std::to_string(steps));
    auto const meanwhile = CaseId::fresh();
    auto const later = keep(from_before, meanwhile, "written meanwhile");
    if (!done) {
      ASSERT_TRUE(change_controller_key(*database_, ringed(), 2, noon()));
    }
    wrap_again(*database_, ringed(), 2);
    EXPECT_EQ(open(ringed(), later), "written meanwhile");
    EXPECT_EQ(under(ringed().wraps_now().id), 6) << "step " << steps;
    for (auto const* table : {"vault_chunk WHERE blob_id", "vault_blob WHERE id"}) database_->connection()->execute(std::string("DELETE FROM ") + table + " = ?", {later.str()});
    database_->connection()->execute("DELETE FROM vault_key WHERE owner = ?", {meanwhile.str()});
    EXPECT_NE(ringed().wraps_now().id, steps == 0 ? "k1" : current);
    ASSERT_TRUE(forget_retired(*database_->connection(), *ringed().ring(), noon(60)));
    EXPECT_EQ(ringed().ring()->content().wrapping.size(), 1U);
  }
  EXPECT_GT(steps, 12);
  EXPECT_LT(steps, 60);
}

TEST_P(KeyChangeTest, ForgetsARetiredKeyOnlyWhenNothingIsUnderItAndAnHourHasGone) {
  keep_five(ringed());
  auto const& sealed_before = database_->connection()->row("SELECT owner, sealed_key FROM vault_key ORDER BY owner");
  auto const ring_before = text_of(keys_.ring);
  ASSERT_TRUE(begin_controller_change(*ringed().ring(), noon()));
  auto const connection = database_->connection();
  EXPECT_EQ(forget_retired(*connection, *ringed().ring(), noon(600)).error().code, "in_use");
  EXPECT_EQ(wrap_again(*database_, ringed(), 2), 5);
  EXPECT_EQ(wrap_again(*database_, ringed(), 2), 0);
  EXPECT_EQ(forget_retired(*connection, *ringed().ring(), noon(59)).error().code, "too_soon");
  EXPECT_EQ(forget_retired(*connection, *ringed().ring(), noon(60)).value(), 1);
  EXPECT_EQ(forget_retired(*connection, *ringed().ring(), noon(61)).value(), 0);
  expect_five(ringed(), "afterwards");
  connection->execute("UPDATE vault_key SET sealed_key = ?, wrapped_by = 'k1' WHERE owner = ?", {Blob{sealed_before->text(1)}, sealed_before->text(0)});
  int closed = 0;
  for (auto const& blob : blobs_) try {
      open(ringed(), blob);
    } catch (Fault const&) {
      ++closed;
    }
  EXPECT_EQ(closed, 1) << "a copy of before opens for nobody who has only the ring of now";
}

TEST_P(KeyChangeTest, WrapsNothingThatWasShredded) {
  keep_five(ringed());
  auto const owner = CaseId(database_->connection()->row("SELECT owner FROM vault_blob WHERE id = ?", {blobs_[2].str()})->text(0));
  Vault(*database_->connection(), ringed()).shred(owner);
  ASSERT_TRUE(change_controller_key(*database_, ringed(), 2, noon()));
  EXPECT_THROW(open(ringed(), blobs_[2]), Fault);
  EXPECT_EQ(open(ringed(), blobs_[3]), "note 3");
  EXPECT_EQ(count("SELECT COUNT(*) FROM vault_key WHERE shredded = 1 AND LENGTH(sealed_key) = 0"), 1);
}

TEST_P(KeyChangeTest, OfAnInstallationFromBeforeThereWereRingsLeavesTheOldKeyNothing) {
  keep_five(key_);
  EXPECT_EQ(under(""), 5);
  auto const file = folder_.path() + "/vault.key", ring = file + ".ring", old = folder_.path() + "/of-before.key";
  fs::copy_file(file, old);
  KeyRing::make_of_one_key(ring, InstallationKey::at(file), "thamesbrook", InstallationKey::at(file).bytes());
  ASSERT_TRUE(change_key_file(file, ring));
  expect_five(VaultKey::from_file(file), "the installation key is another");
  ASSERT_TRUE(change_controller_key(*database_, VaultKey::from_file(file), 2, noon()));
  EXPECT_EQ(under(""), 0);
  expect_five(VaultKey::from_file(file), "the controller's key too");
  EXPECT_THROW(VaultKey::opened(old, ring), Fault);
  EXPECT_THROW(open(VaultKey::opened(old, folder_.path() + "/none"), blobs_[0]), Fault);
  EXPECT_EQ(VaultKey::from_file(file).bytes(), key_.bytes()) << "what was kept under other purposes opens";
}

TEST_P(KeyChangeTest, IsNotSeenByWhoeverLostTheRing) {
  keep_five(ringed());
  auto const connection = database_->connection();
  EXPECT_NO_THROW(require_ring(*connection, ringed()));
  auto const without = VaultKey::opened(keys_.file, folder_.path() + "/none");
  EXPECT_THROW(require_ring(*connection, without), Fault);
  EXPECT_THROW(open(without, blobs_[0]), Fault);
}

class At final : public Clock {
  [[nodiscard]] Instant now() const override { return noon(); }
};

app::Acknowledged acknowledged(std::string const& reference) { return {"key of " + reference, {reference}, {"thamesbrook", "web", noon()}, {}}; }

/// One of everything that the service's key seals or hashes for longer than a visit.
class ServiceKeyTest : public KeyChangeTest {
 protected:
  void SetUp() override {
    auto const key = ringed();
    auto const colleague = Staff(*database_->connection()).add({{}, "Priya Nair", "priya", {"case_officer"}}, "a long enough password");
    ASSERT_TRUE(colleague);
    priya_ = *colleague;
    auto const client = StoredClients(*database_, key, clock_).add({"Case system", "thamesbrook", {"cases:read"}, {}}, "test").client.id;
    hook_ = StoredHooks(*database_, key, clock_).add({client, "thamesbrook", "https://example.org/told", {"case.opened"}}, "test")->hook.id;
    in_transaction(*database_, [&](Connection& connection) {
      for (int i = 0; i < 3; ++i) Outbox(connection, key).put({"message-" + std::to_string(i), "email", "mary@example.org", "Your request", "Words"}, noon());
      Devices(connection, key).add(priya_, secret_, 0, noon());
      StoredEarlierDecisions(connection, key).put(elsewhere_, {{"Alan Fisher, a neighbour", decided()}, {"Ruth Moss", decided()}});
    });
    IntakeSpool spool(journal_, key, clock_);
    for (auto const* reference : {"RD-2026-AAAA", "RD-2026-BBBB"}) spool.keep(acknowledged(reference));
  }
  static redaction::Decision decided() { return {redaction::Outcome::release, "", {}, StaffId("01J00000000000000000000001"), noon()}; }
  /// Each is opened, and found, with what the ring has by now.
  void expect_all(VaultKey const& key, std::string const& when) {
    in_transaction(*database_, [&](Connection& connection) {
      EXPECT_EQ(Outbox(connection, key).waiting(noon(), 10).size(), 3U) << when;
      EXPECT_EQ(StoredEarlierDecisions(connection, key).of("Alan Fisher, a neighbour").size(), 1U) << when;
      EXPECT_EQ(StoredEarlierDecisions(connection, key).of("somebody else").size(), 0U) << when;
    });
    ++minute_;
    auto const code = signin::code_of_step(secret_, signin::step_at(noon(minute_)));
    EXPECT_TRUE(prove(*database_, key, priya_, code, noon(minute_))) << when;
    EXPECT_TRUE(StoredHooks(*database_, key, clock_).rotate(hook_, "test")) << when;
    expect_journal(key, when);
  }
  void expect_journal(VaultKey const& key, std::string const& when) {
    IntakeSpool const spool(journal_, key, clock_);
    auto const read = spool.read();
    EXPECT_TRUE(read.damaged.empty()) << when;
    ASSERT_EQ(read.lines.size(), 2U) << when;
    for (auto const& line : read.lines) EXPECT_TRUE(spool.request(line)) << when;
  }
  Result<std::int64_t> change(Database& database, Instant now) {
    auto const key = ringed();
    IntakeSpool spool(journal_, key, clock_);
    return change_service_key(database, key, spool, 2, now);
  }

  At clock_;
  StaffId priya_;
  CaseId const elsewhere_ = CaseId::fresh();
  std::string hook_;
  std::string const secret_ = "12345678901234567890", journal_ = folder_.path() + "/journal";
  int minute_ = 0;
};
ON_BOTH_ENGINES(ServiceKeyTest);

TEST_P(ServiceKeyTest, ChangesUnderEverythingWhereverItIsKilled) {
  auto const from_before = ringed();
  int steps = 0;
  for (bool done = false; !done && steps < 80; ++steps) {
    auto const before = ringed().bytes();
    done = lives_through([&] {
      auto const own = opened_again();
      app::NthFailure failure{app::Failing::killed, steps + 1};
      app::FailingDatabase failing(*own, failure);
      (void)change(failing, noon());
    });
    auto const when = "killed at step " + std::to_string(steps);
    expect_all(ringed(), when);
    expect_all(from_before, "a process of before, " + when);
    if (!done) {
      ASSERT_TRUE(change(*database_, noon()));
    }
    EXPECT_NE(ringed().bytes(), before);
    EXPECT_EQ(forget_service_keys(*ringed().ring(), noon(35 * 24 * 60)).value(), 1);
    expect_all(ringed(), "the key of before is forgotten, " + when);
  }
  EXPECT_GT(steps, 12);
  EXPECT_LT(steps, 80);
  EXPECT_EQ(count("SELECT COUNT(*) FROM earlier_decision WHERE hashed_again = " + std::to_string(ringed().ring()->content().service_before.size())), 2);
}

TEST_P(ServiceKeyTest, IsForgottenAfterThirtyFiveDaysAndNotInTheMiddleOfAChange) {
  auto const old = text_of(keys_.ring);
  auto const sealed_before = database_->connection()->row("SELECT id, sealed_message FROM outbox WHERE id = 'message-1'")->text(1);
  ASSERT_TRUE(change(*database_, noon()));
  auto const key = ringed();
  auto const& ring = *key.ring();
  EXPECT_EQ(forget_service_keys(ring, noon(35 * 24 * 60 - 1)).value(), 0);
  auto content = ring.content();
  content.service_change_open = true;
  ASSERT_TRUE(ring.replace(content));
  EXPECT_EQ(forget_service_keys(ring, noon(35 * 24 * 60)).error().code, "change_under_way");
  ASSERT_TRUE(change(*database_, noon()));
  EXPECT_EQ(ring.content().service_before.size(), 1U) << "the change that was begun is ended, and no other begun";
  EXPECT_EQ(forget_service_keys(ring, noon(35 * 24 * 60)).value(), 1);
  EXPECT_EQ(forget_service_keys(ring, noon(35 * 24 * 60)).value(), 0);
  database_->connection()->execute("UPDATE outbox SET sealed_message = ? WHERE id = 'message-1'", {Blob{sealed_before}});
  EXPECT_THROW(Outbox(*database_->connection(), ringed()).find("message-1"), Fault) << "a copy of before opens for nobody who has only the ring of now";
}

TEST_P(ServiceKeyTest, OfBeforeOpensWhatOnlyItsWriterCanSealAnew) {
  auto const about = CaseId::fresh();
  app::WayBack const way{app::WayBack::By::card, Personal<std::string>("three words of a card")};
  std::string digits, later;
  auto const before = ringed();
  in_transaction(*database_, [&](Connection& connection) {
    Drafts(connection, before).save("cookie", "what was typed", noon());
    StoredKeptForms(connection, before).keep(way, Personal(intake::FormAnswers{{"email", {"mary@example.org"}}}), *parse_date("2026-12-20"));
    digits = Codes(connection, before).issue(about, "view", noon());
  });
  ASSERT_TRUE(change(*database_, noon()));
  auto const after = ringed();
  in_transaction(*database_, [&](Connection& connection) {
    EXPECT_EQ(Drafts(connection, after).load("cookie"), "what was typed");
    Drafts(connection, after).save("cookie", "more", noon());
    EXPECT_EQ(Drafts(connection, after).load("cookie"), "more");
    ASSERT_TRUE(StoredKeptForms(connection, after).open(way, *parse_date("2026-12-01")));
    StoredKeptForms(connection, after).keep(way, Personal(intake::FormAnswers{{"email", {"m@example.org"}}}), *parse_date("2026-12-21"));
    EXPECT_EQ(StoredKeptForms(connection, after).open(way, *parse_date("2026-12-01"))->answers.reveal().at("email").front(), "m@example.org");
    EXPECT_EQ(Codes(connection, after).use(about, "view", digits, noon(1)), CodeAnswer::right);
  });
  EXPECT_EQ(count("SELECT COUNT(*) FROM kept_form"), 1);
  EXPECT_EQ(forget_service_keys(*ringed().ring(), noon(35 * 24 * 60)).value(), 1);
  in_transaction(*database_, [&](Connection& connection) { EXPECT_TRUE(StoredKeptForms(connection, ringed()).open(way, *parse_date("2026-12-01"))); });
}

TEST_P(ServiceKeyTest, LeavesABackupOfBeforeOpenUntilItIsForgotten) {
  auto const file = folder_.path() + "/one.backup";
  ASSERT_TRUE(back_up(settings_, ringed(), file, noon()));
  ASSERT_TRUE(change(*database_, noon()));
  EXPECT_TRUE(check_backup(ringed(), file));
  ASSERT_TRUE(forget_service_keys(*ringed().ring(), noon(35 * 24 * 60)));
  EXPECT_EQ(check_backup(ringed(), file).error().code, "another_key");
}

/// The files beside the database, one sync or renaming after the other.
TEST(TheIntakeJournal, IsSealedAnewWhereverThatIsKilled) {
  Folder const folder;
  Keys const keys(folder.path());
  At const clock;
  auto const place = folder.path() + "/journal";
  auto const ringed = [&] { return VaultKey::from_file(keys.file); };
  for (auto const* reference : {"RD-2026-AAAA", "RD-2026-BBBB"}) IntakeSpool(place, ringed(), clock).keep(acknowledged(reference));
  auto const expect_two = [&](std::string const& when) {
    IntakeSpool const spool(place, ringed(), clock);
    auto const read = spool.read();
    EXPECT_TRUE(read.damaged.empty()) << when;
    ASSERT_EQ(read.lines.size(), 2U) << when;
    for (auto const& line : read.lines) EXPECT_TRUE(spool.request(line)) << when;
  };
  int steps = 0;
  for (bool done = false; !done && steps < 40; ++steps) {
    auto content = ringed().ring()->content();
    content.service_before.push_back({content.service, noon()});
    content.service = std::string(32, static_cast<char>('a' + steps % 26));
    ASSERT_TRUE(ringed().ring()->replace(content));
    done = lives_through([&] {
      files.at = steps + 1;
      IntakeSpool(place, ringed(), clock).seal_again();
    });
    auto const when = "killed at step " + std::to_string(steps);
    expect_two(when);
    EXPECT_EQ(IntakeSpool(place, ringed(), clock).seal_again() == 0, done || steps >= 11) << when;
    expect_two(when + ", and asked again");
    EXPECT_EQ(forget_service_keys(*ringed().ring(), noon(35 * 24 * 60)).value(), 1);
    expect_two(when + ", and the key of before forgotten");
    for (auto const& entry : fs::directory_iterator(place)) EXPECT_FALSE(entry.path().string().ends_with("again")) << when;
  }
  EXPECT_EQ(steps, 15) << "four for each of two requests, four for the journal, two renamings, and untouched";
}

/// What else is sealed or hashed under the installation: made before, used after.
TEST_P(KeyChangeTest, LeavesBackupsAndTheJournalOpen) {
  keep_five(ringed());
  At const clock;
  auto const journal = folder_.path() + "/journal", file = folder_.path() + "/one.backup";
  {
    auto const before = ringed();
    IntakeSpool(journal, before, clock).keep({"key-1", {"RD-2026-AAAA"}, {"thamesbrook", "web", noon()}, {}});
    ASSERT_TRUE(back_up(settings_, before, file, noon()));
  }
  ASSERT_TRUE(change_key_file(keys_.file, keys_.ring));
  ASSERT_TRUE(change_controller_key(*database_, ringed(), 2, noon()));
  auto const after = ringed();
  IntakeSpool const spool(journal, after, clock);
  auto const read = spool.read();
  EXPECT_EQ(read.lines.size(), 1U);
  EXPECT_TRUE(read.damaged.empty());
  ASSERT_EQ(read.lines.size(), 1U);
  EXPECT_TRUE(spool.request(read.lines.front()));
  EXPECT_TRUE(check_backup(after, file));
}

}  // namespace
}  // namespace rightsdesk::store
