#include "store/vault.h"

#include <sys/stat.h>

#include <fstream>

#include "engines.h"
#include "store/secret.h"

namespace rightsdesk::store {
namespace {

constexpr std::size_t kChunk = 262144;

class VaultTest : public OnMigratedDatabase {
 protected:
  BlobId keep(CaseId const& owner, std::string const& bytes) {
    BlobId blob;
    in_transaction(*database_, [&](Connection& connection) { blob = Vault(connection, key_).keep(owner, bytes); });
    return blob;
  }
  std::string open(BlobId const& blob) { return Vault(*database_->connection(), key_).open(blob); }

  CaseId const case_ = CaseId::fresh();
};
ON_BOTH_ENGINES(VaultTest);

TEST_P(VaultTest, OpensWhatItKept) {
  for (std::size_t const size : {std::size_t{0}, std::size_t{1}, kChunk - 1, kChunk, kChunk + 1, 3 * kChunk}) {
    std::string bytes(size, 'x');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 7 + (i >> 8));
    EXPECT_EQ(open(keep(case_, bytes)), bytes) << size;
  }
}

TEST_P(VaultTest, KeepsNoWordOfTheDocumentInTheDatabase) {
  auto const blob = keep(case_, "The referrer was the neighbour at number 9.");
  auto const row = database_->connection()->row("SELECT sealed FROM vault_chunk WHERE blob_id = ?", {blob.str()});
  EXPECT_EQ(row->text(0).find("neighbour"), std::string::npos);
  EXPECT_EQ(row->text(0).size(), 43U + 24U + 16U);  // nonce and tag
}

TEST_P(VaultTest, FindsAChangedByte) {
  auto const blob = keep(case_, std::string(2 * kChunk, 'x'));
  auto const connection = database_->connection();
  auto sealed = connection->row("SELECT sealed FROM vault_chunk WHERE blob_id = ? AND position = 1", {blob.str()})->text(0);
  sealed[100] = static_cast<char>(sealed[100] ^ 1);
  connection->execute("UPDATE vault_chunk SET sealed = ? WHERE blob_id = ? AND position = 1", {Blob{sealed}, blob.str()});
  EXPECT_THROW(open(blob), Fault);
}

TEST_P(VaultTest, FindsAMissingChunk) {
  auto const blob = keep(case_, std::string(3 * kChunk, 'x'));
  run("DELETE FROM vault_chunk WHERE position = 1");
  EXPECT_THROW(open(blob), Fault);
}

TEST_P(VaultTest, FindsADocumentCutShort) {
  auto const blob = keep(case_, std::string(2 * kChunk, 'x'));
  run("DELETE FROM vault_chunk WHERE position = 1");
  run("UPDATE vault_blob SET chunks = 1, bytes = 262144");
  EXPECT_THROW(open(blob), Fault);
}

TEST_P(VaultTest, FindsTwoChunksSwapped) {
  auto const blob = keep(case_, std::string(kChunk, 'x') + std::string(kChunk, 'y') + "z");
  run("UPDATE vault_chunk SET position = 9 WHERE position = 0");
  run("UPDATE vault_chunk SET position = 0 WHERE position = 1");
  run("UPDATE vault_chunk SET position = 1 WHERE position = 9");
  EXPECT_THROW(open(blob), Fault);
}

TEST_P(VaultTest, FindsADocumentPutInTheOthersPlace) {
  auto const hers = keep(case_, "the subject's own note"), twins = keep(case_, "the twin's own note!!!");
  auto const connection = database_->connection();
  auto const sealed = connection->row("SELECT sealed FROM vault_chunk WHERE blob_id = ?", {twins.str()})->text(0);
  connection->execute("UPDATE vault_chunk SET sealed = ? WHERE blob_id = ?", {Blob{sealed}, hers.str()});
  EXPECT_THROW(open(hers), Fault);
  EXPECT_EQ(open(twins), "the twin's own note!!!");
}

TEST_P(VaultTest, FindsADocumentMovedToAnotherCase) {
  auto const other = CaseId::fresh();
  auto const blob = keep(case_, "words");
  keep(other, "other words");
  database_->connection()->execute("UPDATE vault_blob SET owner = ? WHERE id = ?", {other.str(), blob.str()});
  EXPECT_THROW(open(blob), Fault);
}

TEST_P(VaultTest, FindsACaseKeyGivenToAnotherCase) {
  auto const other = CaseId::fresh();
  keep(case_, "words");
  auto const blob = keep(other, "other words");
  auto const connection = database_->connection();
  auto const key = connection->row("SELECT sealed_key FROM vault_key WHERE owner = ?", {case_.str()})->text(0);
  connection->execute("UPDATE vault_key SET sealed_key = ? WHERE owner = ?", {Blob{key}, other.str()});
  EXPECT_THROW(open(blob), Fault);
}

TEST_P(VaultTest, OpensNothingWithAnotherVaultKey) {
  auto const blob = keep(case_, "words");
  VaultKey::make_key_file(folder_.path() + "/other.key");
  auto const other = VaultKey::from_file(folder_.path() + "/other.key");
  EXPECT_THROW(Vault(*database_->connection(), other).open(blob), Fault);
}

TEST_P(VaultTest, ShredsOneCaseForEverAndNoOther) {
  auto const other = CaseId::fresh();
  auto const gone = keep(case_, "words"), stays = keep(other, "other words");
  Vault(*database_->connection(), key_).shred(case_);
  EXPECT_THROW(open(gone), Fault);
  EXPECT_THROW(keep(case_, "more words"), Fault);
  EXPECT_EQ(open(stays), "other words");
  EXPECT_EQ(count("SELECT COUNT(*) FROM vault_key WHERE LENGTH(sealed_key) = 0"), 1);
}

TEST_P(VaultTest, KeepsADocumentOnlyWithinATransaction) {
  EXPECT_THROW(Vault(*database_->connection(), key_).keep(case_, "words"), Bug);
}

TEST_P(VaultTest, ForgetsAKeyThatWasRolledBack) {
  auto const connection = database_->connection();
  Vault vault(*connection, key_);
  connection->begin();
  vault.keep(case_, "lost");
  connection->roll_back();
  connection->begin();
  auto const blob = vault.keep(case_, "kept");
  connection->commit();
  EXPECT_EQ(vault.open(blob), "kept");
  EXPECT_EQ(open(blob), "kept");
}

TEST_P(VaultTest, SealsTheTextOfAColumnForOneCaseOnly) {
  auto const other = CaseId::fresh();
  in_transaction(*database_, [&](Connection& connection) {
    Vault vault(connection, key_);
    auto const sealed = vault.seal(case_, "Zo\u00eb Adeyemi-Kowalska");
    vault.seal(other, "someone else");
    EXPECT_EQ(vault.unseal(case_, sealed), "Zo\u00eb Adeyemi-Kowalska");
    EXPECT_EQ(sealed.find("Adeyemi"), std::string::npos);
    EXPECT_THROW(vault.unseal(other, sealed), Fault);
    EXPECT_THROW(vault.unseal(case_, sealed.substr(0, 20)), Fault);
  });
}

TEST(VaultKey, IsMadeOnceForItsOwnerOnly) {
  Folder const folder;
  auto const path = folder.path() + "/key";
  VaultKey::make_key_file(path);
  struct stat state {};
  ASSERT_EQ(::stat(path.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0600U);
  auto const first = VaultKey::from_file(path).bytes();
  VaultKey::make_key_file(path);
  EXPECT_EQ(VaultKey::from_file(path).bytes(), first);
  EXPECT_EQ(first.size(), 32U);
}

TEST(VaultKey, IsRefusedWhenOthersMayReadItOrItIsNotWhole) {
  Folder const folder;
  auto const path = folder.path() + "/key";
  EXPECT_THROW(VaultKey::from_file(path), Fault);
  VaultKey::make_key_file(path);
  ::chmod(path.c_str(), 0640);
  EXPECT_THROW(VaultKey::from_file(path), Fault);
  for (auto const* text : {"", "abc", "zz"}) {
    std::ofstream(path) << text;
    ::chmod(path.c_str(), 0600);
    EXPECT_THROW(VaultKey::from_file(path), Fault) << text;
  }
  std::ofstream(path) << std::string(66, 'a');
  EXPECT_THROW(VaultKey::from_file(path), Fault);
}

TEST(Secret, TellsListsOfFieldsApart) { EXPECT_NE(place_of({"ab", "c"}), place_of({"a", "bc"})); }

TEST(Secret, DerivesAnotherKeyForEachPurpose) {
  auto const key = fresh_key();
  EXPECT_NE(key_for(key, "drafts"), key_for(key, "outbox"));
  EXPECT_EQ(key_for(key, "drafts"), key_for(key, "drafts"));
}

TEST(Secret, SealsTheSameWordsDifferentlyEachTime) {
  auto const key = fresh_key();
  auto const one = seal(key, "here", "words"), other = seal(key, "here", "words");
  EXPECT_NE(one, other);
  EXPECT_EQ(open_sealed(key, "here", one), "words");
  EXPECT_THROW(open_sealed(key, "there", one), Fault);
}

}  // namespace
}  // namespace rightsdesk::store
