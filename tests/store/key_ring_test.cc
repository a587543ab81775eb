#include "store/key_ring.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdlib>

#include "../app/failing_database.h"
#include "key_fixture.h"
#include "store/backup.h"
#include "store/case_keys.h"
#include "store/intake_spool.h"
#include "store/key_rotation.h"
#include "store/ledger_store.h"

namespace rightsdesk::store {
namespace {

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
