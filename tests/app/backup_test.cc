// The drill: a council's whole work backed up, put back elsewhere, and opened there with the same key.
#include "store/backup.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "app/release.h"
#include "app/search_desk.h"
#include "store/ledger_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

TEST(RestoreDrill, GivesBackTheLedgerTheRecordsAndTheSealedPackToTheByte) {
  Council council;
  auto const id = sealed_case(council);
  auto const hash = council.at_desk([&](Office& office) { return packs(office, id).at(0).pack_sha256; });
  store::Settings from, into;
  from.url = "sqlite:" + council.folder + "/store.db";
  into.url = "sqlite:" + council.folder + "/restored.db";
  auto const key = store::VaultKey::from_file(council.folder + "/vault.key");
  auto const facts = store::back_up(from, key, council.folder + "/drill.backup", council.clock.now());
  ASSERT_TRUE(facts) << facts.error().text;
  EXPECT_EQ(facts->cases, 1);
  EXPECT_EQ(facts->packs, 1);
  EXPECT_EQ(facts->records, 4);
  auto const back = store::restore(into, key, council.folder + "/drill.backup");
  ASSERT_TRUE(back) << back.error().text;
  EXPECT_EQ(*back, *facts);
  EXPECT_GT(back->ledger_entries, 20);

  std::filesystem::rename(council.folder + "/restored.db", council.folder + "/store.db");
  council.at_desk([&](Office& office) {
    EXPECT_EQ(packs(office, id).at(0).pack_sha256, hash);
    EXPECT_EQ(records(office, id).size(), 4U);
    auto const released = release_pack(office, id, second_reviewer(), hash, kEmail);
    EXPECT_EQ(code_of(released), "") << "every part is held against its sum before it leaves";
  });
}

}  // namespace
}  // namespace rightsdesk::app
