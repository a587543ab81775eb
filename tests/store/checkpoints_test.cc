#include "store/checkpoints.h"

#include <sys/stat.h>

#include <filesystem>

#include "core/durable_file.h"
#include "engines.h"
#include "store/ledger_store.h"

namespace rightsdesk::store {
namespace {

class CheckpointsTest : public OnMigratedDatabase {
 protected:
  CheckpointsTest() : OnMigratedDatabase(Schema::its_own), key_file_(folder_.path() + "/ledger.key") {
    make_checkpoint_key(key_file_, "thamesbrook");
    signing_ = checkpoint_key(key_file_, "thamesbrook");
    kept_ = std::make_unique<Checkpoints>(folder_.path() + "/checkpoints", *signing_);
  }
  void record(std::string const& what, int minutes = 0) {
    in_transaction(*database_, [&](Connection& connection) { StoredLedger(connection).record({"staff1", what, CaseId("case1"), ""}, at(minutes)); });
  }
  Pinned looked(int minutes) { return pin_when_due(*database_->connection(), *kept_, *signing_, at(minutes)); }

  std::string const key_file_;
  std::unique_ptr<audit::CheckpointKey> signing_;
  std::unique_ptr<Checkpoints> kept_;
};
ON_BOTH_ENGINES(CheckpointsTest);

TEST_P(CheckpointsTest, AreNotMadeOfAnEmptyLedger) {
  EXPECT_FALSE(looked(0).written);
  EXPECT_FALSE(kept_->newest());
}

TEST_P(CheckpointsTest, AreMadeEveryHourWhileTheLedgerGrows) {
  record("case_opened");
  ASSERT_TRUE(looked(1).written);
  record("identity_accepted", 10);
  EXPECT_FALSE(looked(60).written) << "59 minutes";
  auto const second = looked(61);
  ASSERT_TRUE(second.written);
  EXPECT_EQ(second.written->size, 2);
  EXPECT_EQ(second.written->head, ledger_head(*database_->connection()).hash);
  EXPECT_FALSE(looked(200).written) << "nothing was recorded since";
  EXPECT_EQ(kept_->all().size(), 2U);
}

TEST_P(CheckpointsTest, AreMadeAtOnceOfAReleaseAndADisposal) {
  record("case_opened");
  ASSERT_TRUE(looked(1).written);
  for (auto const* what : {"released", "part_released", "case_anonymise", "case_destroy"}) {
    record(what, 2);
    EXPECT_TRUE(looked(3).written) << what;
    record("page_checked", 3);
    EXPECT_FALSE(looked(4).written) << what;
  }
}

TEST_P(CheckpointsTest, AreNotMadeOfALedgerThatWasRewritten) {
  record("case_opened");
  record("identity_accepted");
  ASSERT_TRUE(looked(1).written);
  run("DROP TRIGGER ledger_is_never_changed");
  run("UPDATE ledger SET entry_hash = '" + std::string(64, 'a') + "' WHERE number = 2");
  run("UPDATE ledger_head SET entry_hash = '" + std::string(64, 'a') + "' WHERE id = 1");
  auto const refused = looked(120);
  EXPECT_FALSE(refused.written);
  ASSERT_TRUE(refused.broken);
  EXPECT_EQ(refused.broken->number, 2);
  EXPECT_EQ(refused.broken->why, "a checkpoint of 2026-11-21T09:01:00.000000Z saw another entry");
}

TEST_P(CheckpointsTest, SeeThatAnOlderDatabaseWasPutBack) {
  record("case_opened");
  Checkpoints const& kept = *kept_;
  kept.keep({"rightsdesk/thamesbrook", 9, std::string(64, '1'), at(0)});
  auto const refused = looked(120);
  ASSERT_TRUE(refused.broken);
  EXPECT_EQ(refused.broken->number, 9);
}

// A ledger that was changed behind the last checkpoint is found by the walk of the whole, not by the hourly look; changed after it, by both.
TEST_P(CheckpointsTest, FindWhatWasChangedSinceTheLast) {
  record("case_opened");
  ASSERT_TRUE(looked(1).written);
  record("identity_accepted");
  record("case_closed");
  run("DROP TRIGGER ledger_is_never_changed");
  run("UPDATE ledger SET actor = 'somebody_else' WHERE number = 2");
  auto const refused = looked(120);
  ASSERT_TRUE(refused.broken);
  EXPECT_EQ(refused.broken->number, 2);
}

TEST_P(CheckpointsTest, AreOursAloneAndOfTheSizeTheyAreNamedFor) {
  record("case_opened");
  ASSERT_TRUE(looked(1).written);
  auto const path = folder_.path() + "/checkpoints/000000000001.checkpoint";
  struct stat state {};
  ASSERT_EQ(::stat(path.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0600U);
  std::filesystem::copy_file(path, folder_.path() + "/checkpoints/000000000007.checkpoint");
  EXPECT_THROW((void)kept_->newest(), Fault);
}

TEST(CheckpointKeys, AreMadeOnceAndToldToTheVerifier) {
  Folder const folder;
  auto const file = folder.path() + "/ledger.key";
  make_checkpoint_key(file, "thamesbrook");
  auto const told = whole_file(file + ".pub");
  make_checkpoint_key(file, "thamesbrook");
  EXPECT_EQ(whole_file(file + ".pub"), told);
  EXPECT_EQ(told, checkpoint_key(file, "thamesbrook")->verifier() + "\n");
  EXPECT_THROW((void)checkpoint_key(folder.path() + "/none", "thamesbrook"), Fault);
}

}  // namespace
}  // namespace rightsdesk::store
