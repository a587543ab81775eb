#include "store/whole.h"

#include <gmock/gmock.h>

#include "app/resident.h"
#include "core/original.h"
#include "desk.h"

namespace rightsdesk::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Whole : testing::Test {
  Whole() {
    VaultKey::make_key_file(folder.path() + "/vault.key");
    key = std::make_unique<VaultKey>(VaultKey::from_file(folder.path() + "/vault.key"));
    desk = std::make_unique<OpenedDesk>(folder.path() + "/store.db", *key, clock, nullptr);
    about = app::submit_request(desk->office, form_of("amina.osei@example.org"), {"thamesbrook", "online", clock.at}, "key")->about;
  }
  BlobId kept(std::string const& bytes) {
    BlobId blob;
    desk->works.in_one([&](app::Work& work) { blob = work.blobs().keep(about, bytes); });
    return blob;
  }
  /// A record of the case with this original, and what its row says of the bytes.
  void collected(BlobId const& original, std::string const& sha256) {
    desk->works.in_one([&](app::Work& work) {
      collection::CollectedRecord record;
      record.id = RecordId::fresh();
      record.about = about;
      record.source = "archive";
      record.key = "letter-7";
      record.original = original;
      record.sha256 = sha256;
      work.records().add(record);
    });
  }
  void run(std::string const& sql) { desk->database->connection()->execute(sql); }
  std::vector<std::string> words(std::vector<Unsound> const& found) {
    std::vector<std::string> out;
    for (auto const& one : found) out.push_back(one.what);
    return out;
  }
  std::vector<std::string> all() {
    auto const connection = desk->database->connection();
    std::vector<std::string> out;
    for (auto const& part : {dangling_rows(*connection), steps_done_twice(*connection), damaged_documents(*connection, *key), orphans(*connection, *key)}) {
      for (auto const& one : words(part)) out.push_back(one);
    }
    return out;
  }

  Folder folder;
  SetClock clock;
  std::unique_ptr<VaultKey> key;
  std::unique_ptr<OpenedDesk> desk;
  CaseId about;
};

TEST_F(Whole, IsACaseAsItWasSentAndARecordAsItWasCollected) {
  EXPECT_THAT(all(), IsEmpty());
  collected(kept("a letter"), sha256_hex("a letter"));
  EXPECT_THAT(all(), IsEmpty());
}

TEST_F(Whole, IsNotACaseWhoseRequestIsGone) {
  run("DELETE FROM request");
  EXPECT_THAT(all(), ElementsAre("a case whose request is not there"));
}

TEST_F(Whole, IsNotAnEventOfACaseThatNobodyDisposedOf) {
  run("DELETE FROM sar_case");
  EXPECT_THAT(words(dangling_rows(*desk->database->connection())),
              testing::Contains("an event of a case that is neither there nor disposed of"));
}

TEST_F(Whole, IsACaseThatWasDisposedOf) {
  collected(kept("a letter"), sha256_hex("a letter"));
  desk->works.in_one([&](app::Work& work) { work.gone().forget({about, "withdrawn", *parse_date("2026-11-20")}); });
  EXPECT_THAT(all(), IsEmpty());
}

TEST_F(Whole, IsNotADocumentThatWasChangedOrCutShort) {
  auto const letter = kept("a letter"), other = kept("another letter");
  collected(letter, sha256_hex("a letter"));
  run("UPDATE vault_chunk SET sealed = (SELECT k.sealed FROM vault_chunk k WHERE k.blob_id = '" + other.str() + "') WHERE blob_id = '" + letter.str() + "'");
  EXPECT_THAT(words(damaged_documents(*desk->database->connection(), *key)), ElementsAre("a document that cannot be opened"));
  run("DELETE FROM vault_chunk WHERE blob_id = '" + letter.str() + "'");
  EXPECT_THAT(words(damaged_documents(*desk->database->connection(), *key)), ElementsAre("a document that cannot be opened"));
}

TEST_F(Whole, IsNotADocumentThatIsSoundButAnother) {
  collected(kept("a letter"), sha256_hex("the letter that was collected"));
  EXPECT_THAT(all(), ElementsAre("a document that is not what its row says"));
}

TEST_F(Whole, IsNotARecordWithoutItsOriginal) {
  auto const letter = kept("a letter");
  collected(letter, sha256_hex("a letter"));
  run("DELETE FROM vault_chunk");
  run("DELETE FROM vault_blob WHERE id = '" + letter.str() + "'");
  EXPECT_THAT(all(), testing::Contains("a record whose original is not there"));
}

TEST_F(Whole, IsNotADocumentThatNothingNamesUnlessAStepIsUnderWay) {
  kept("a picture of a page");
  EXPECT_THAT(all(), ElementsAre("a document that nothing of its case names"));
  desk->works.in_one([&](app::Work& work) { work.jobs().add("read_record", about, "a record", "read:a record"); });
  EXPECT_THAT(all(), IsEmpty());
}

TEST_F(Whole, IsAgainOnceWhatNothingNamesIsDestroyed) {
  auto const left = kept("a picture of a page");
  collected(kept("a letter"), sha256_hex("a letter"));
  EXPECT_EQ(destroy_orphans(*desk->database, *key, clock.at), 1);
  EXPECT_THAT(all(), IsEmpty());
  EXPECT_THROW(desk->works.in_one([&](app::Work& work) { (void)work.blobs().open(left); }), Fault);
  desk->works.in_one([&](app::Work& work) { EXPECT_EQ(work.ledger().about(about).back().act.detail, "blob=" + left.str()); });
  EXPECT_EQ(destroy_orphans(*desk->database, *key, clock.at), 0);
}

}  // namespace
}  // namespace rightsdesk::store
