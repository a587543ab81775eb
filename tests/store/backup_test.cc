#include "store/backup.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "engines.h"
#include "store/case_keys.h"
#include "store/ledger_store.h"
#include "store/secret.h"
#include "support/mariadb.h"

namespace rightsdesk::store {
namespace {

std::string bytes_of(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(std::string const& path, std::string const& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

class BackupTest : public OnMigratedDatabase {
 protected:
  BackupTest() : OnMigratedDatabase(Schema::its_own) {
    in_transaction(*database_, [&](Connection& connection) {
      blob_ = Vault(connection, key_).keep(case_, document());
      for (int i = 0; i < 3; ++i) StoredLedger(connection).record({"staff1", "case_opened", case_, ""}, at(i));
    });
  }
  /// More than one piece of the file.
  static std::string document() {
    std::string bytes;
    for (int i = 0; bytes.size() < (3U << 20U); ++i) bytes += "Line " + std::to_string(i) + " of the case note.\n";
    return bytes;
  }
  Result<BackupFacts> taken() { return back_up(settings_, key_, file(), at(30)); }
  [[nodiscard]] std::string file() const { return folder_.path() + "/one.backup"; }
  /// An empty database of the same engine.
  [[nodiscard]] Settings another() const {
    auto settings = settings_;
    auto const end = settings.url.rfind('/');
    settings.url = settings.url.substr(0, end + 1) + (GetParam() == "sqlite" ? "restored.db" : test::MariaDb::shared().fresh_database());
    return settings;
  }
  [[nodiscard]] std::string refusal(Settings const& into) const {
    auto const back = restore(into, key_, file(), keys_beside(file()));
    return back ? "" : back.error().code;
  }

  CaseId const case_ = CaseId::fresh();
  BlobId blob_;
};
ON_BOTH_ENGINES(BackupTest);

TEST_P(BackupTest, BringsBackEveryDocumentAndTheWholeLedger) {
  auto const facts = taken();
  ASSERT_TRUE(facts) << facts.error().text;
  EXPECT_EQ(facts->blobs, 1);
  EXPECT_EQ(facts->ledger_entries, 3);
  EXPECT_EQ(facts->taken, "2026-11-21T09:30:00.000000Z");
  auto const checked = check_backup(key_, file());
  ASSERT_TRUE(checked) << checked.error().text;
  EXPECT_EQ(*checked, *facts);
  auto const into = another();
  auto const back = restore(into, key_, file(), keys_beside(file()));
  ASSERT_TRUE(back) << back.error().text;
  EXPECT_EQ(*back, *facts);
  auto const restored = Database::open(into);
  require_current(*restored);
  EXPECT_EQ(Vault(*restored->connection(), key_).open(blob_), document());
  EXPECT_FALSE(verify(*restored->connection()));
  EXPECT_EQ(ledger_head(*restored->connection()).hash, ledger_head(*database_->connection()).hash);
  EXPECT_THROW(restored->connection()->execute("DELETE FROM ledger"), Fault) << "the triggers came back too";
}

TEST_P(BackupTest, IsOursAloneAndHoldsNoKeyAndNothingToRead) {
  ASSERT_TRUE(taken());
  struct stat about {};
  ASSERT_EQ(::stat(file().c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  auto const bytes = bytes_of(file());
  for (auto const& word : {std::string("case note"), std::string("case_opened"), std::string("ledger"), case_.str(), key_.bytes()})
    EXPECT_EQ(bytes.find(word), std::string::npos);
  int files = 0;
  for (auto const& entry : std::filesystem::directory_iterator(folder_.path()))
    files += entry.path().filename().string().starts_with("one.backup") ? 1 : 0;
  EXPECT_EQ(files, 1) << "nothing is left beside it";
}

TEST_P(BackupTest, ThatIsDamagedInAnyPlaceIsRefusedBeforeAnythingIsTouched) {
  ASSERT_TRUE(taken());
  auto const whole = bytes_of(file());
  auto const into = another();
  auto const damaged = [&](std::string const& bytes) {
    write_bytes(file(), bytes);
    return refusal(into);
  };
  for (auto const at : {std::size_t{100}, std::size_t{160}, whole.size() / 3, whole.size() / 2, whole.size() - 1}) {
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_EQ(damaged(changed), "damaged") << at;
  }
  for (auto const size : {std::size_t{90}, std::size_t{149}, whole.size() / 2, whole.size() - 44, whole.size() - 1})
    EXPECT_EQ(damaged(whole.substr(0, size)), "damaged") << size;
  EXPECT_EQ(damaged(whole + "!"), "damaged");
  auto const half = whole.size() / 2;
  EXPECT_EQ(damaged(whole.substr(0, half) + whole.substr(half + 1)), "damaged");
  EXPECT_EQ(damaged(whole), "") << "the database was still empty";
}

TEST_P(BackupTest, OfAnotherKeyOrOfNobodyIsRefused) {
  ASSERT_TRUE(taken());
  Folder const elsewhere;
  VaultKey::make_key_file(elsewhere.path() + "/vault.key");
  auto const foreign = check_backup(VaultKey::from_file(elsewhere.path() + "/vault.key"), file());
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().code, "another_key");
  write_bytes(file(), "SQLite format 3");
  EXPECT_EQ(check_backup(key_, file()).error().code, "not_sealed");
  write_bytes(file(), "");
  EXPECT_EQ(check_backup(key_, file()).error().code, "not_sealed");
  EXPECT_THROW(check_backup(key_, folder_.path() + "/nothing"), Fault);
}

TEST_P(BackupTest, IsPutBackIntoAnEmptyDatabaseOnly) {
  ASSERT_TRUE(taken());
  EXPECT_EQ(refusal(settings_), "not_empty");
  EXPECT_EQ(ledger_head(*database_->connection()).number, 3);
  auto other = settings_;
  other.url = GetParam() == "sqlite" ? "mysql://nobody@127.0.0.1:1/none" : "sqlite:" + folder_.path() + "/other.db";
  EXPECT_EQ(refusal(other), "other_engine");
}

TEST_P(BackupTest, NeverOverwritesAFileAndLeavesNothingWhenItFails) {
  write_bytes(file(), "last week's");
  EXPECT_THROW(taken(), Fault);
  EXPECT_EQ(bytes_of(file()), "last week's");
  auto unreachable = settings_;
  unreachable.url = GetParam() == "sqlite" ? "sqlite:" + folder_.path() + "/no/such.db" : "mysql://nobody@127.0.0.1:1/none";
  EXPECT_THROW(back_up(unreachable, key_, folder_.path() + "/two.backup", at(0)), Fault);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() + "/two.backup"));
}

TEST_P(BackupTest, DoesNotOpenACaseThatWasShreddedSinceWhenItsKeysAreNewer) {
  CaseId const gone = CaseId::fresh();
  BlobId hers;
  in_transaction(*database_, [&](Connection& connection) { hers = Vault(connection, key_).keep(gone, "the words that were to go"); });
  ASSERT_TRUE(taken());
  Vault(*database_->connection(), key_).shred(gone);
  auto const newer = folder_.path() + "/newer.keys";
  EXPECT_EQ(keep_case_keys(*database_, newer, key_for(key_.bytes(), "backups"), at(60)), 2);
  auto const into = another();
  auto const back = restore(into, key_, file(), newer);
  ASSERT_TRUE(back) << back.error().text;
  auto const restored = Database::open(into);
  EXPECT_THROW(Vault(*restored->connection(), key_).open(hers), Fault);
  EXPECT_EQ(Vault(*restored->connection(), key_).open(blob_), document());
}

TEST_P(BackupTest, HoldsNoKeyOfACaseNotEvenWhereOneWasOverwritten) {
  auto const sealed_key = database_->connection()->row("SELECT sealed_key FROM vault_key")->text(0);
  ASSERT_EQ(sealed_key.size(), 72U);
  ASSERT_TRUE(taken());
  run("DELETE FROM vault_chunk");
  run("DELETE FROM vault_blob");
  run("DELETE FROM vault_key");
  auto const none = folder_.path() + "/none.keys";
  EXPECT_EQ(keep_case_keys(*database_, none, key_for(key_.bytes(), "backups"), at(60)), 0);
  auto const into = another();
  ASSERT_TRUE(restore(into, key_, file(), none));
  auto const restored = Database::open(into);
  EXPECT_THROW(Vault(*restored->connection(), key_).open(blob_), Fault);
  EXPECT_EQ(restored->connection()->row("SELECT COUNT(*) FROM vault_key WHERE shredded = 1 AND LENGTH(sealed_key) = 0")->number(0), 1);
  if (GetParam() == "sqlite") {
    EXPECT_EQ(bytes_of(folder_.path() + "/restored.db").find(sealed_key), std::string::npos);
  }
}

TEST_P(BackupTest, IsNotPutBackWithoutKeysNorWithOlderOnes) {
  auto const older = folder_.path() + "/older.keys";
  keep_case_keys(*database_, older, key_for(key_.bytes(), "backups"), at(29));
  ASSERT_TRUE(taken());
  auto const into = another();
  EXPECT_EQ(restore(into, key_, file(), folder_.path() + "/nowhere.keys").error().code, "no_keys");
  EXPECT_EQ(restore(into, key_, file(), older).error().code, "older_keys");
  write_bytes(older, "rightsdesk case keys 1\n");
  EXPECT_EQ(restore(into, key_, file(), older).error().code, "damaged");
  EXPECT_EQ(refusal(into), "") << "the database was still empty";
}

}  // namespace
}  // namespace rightsdesk::store
