// The drill: a council's whole work backed up, put back elsewhere, and opened there with the same key.
#include "store/backup.h"

#include <gmock/gmock.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "app/caseload.h"
#include "app/figures.h"
#include "app/hold.h"
#include "app/keeping.h"
#include "app/release.h"
#include "app/resident.h"
#include "app/search_desk.h"
#include "app/tasks.h"
#include "store/ledger_store.h"
#include "store/outbox_store.h"
#include "unsound.h"
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
  auto const back = store::restore(into, key, council.folder + "/drill.backup", council.folder + "/drill.keys");
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

// security.md B01: what was acknowledged before the backup began is in it, and what came meanwhile is in it whole or not at all
TEST(RestoreDrill, TakenWhileResidentsSendHoldsOneMomentAndIsWholeElsewhere) {
  Council council;
  std::atomic<bool> enough = false;
  std::atomic<int> acknowledged = 0;
  std::vector<std::thread> sending;
  for (int sender = 0; sender < 3; ++sender) {
    sending.emplace_back([&, sender] {
      Desk desk(council);
      for (int i = 0; !enough; ++i) {
        auto const sent = submit_request(desk.office, form(), {"thamesbrook", "online", desk.office.clock.now()}, "sender " + std::to_string(sender) + ", " + std::to_string(i));
        if (sent) ++acknowledged;
      }
    });
  }
  while (acknowledged < 20) std::this_thread::yield();
  store::Settings from, into;
  from.url = "sqlite:" + council.folder + "/store.db";
  into.url = "sqlite:" + council.folder + "/restored.db";
  auto const key = store::VaultKey::from_file(council.folder + "/vault.key");
  int const before = acknowledged;
  auto const facts = store::back_up(from, key, council.folder + "/drill.backup", council.clock.now());
  int const after = acknowledged;
  while (acknowledged < after + 5) std::this_thread::yield();
  enough = true;
  for (auto& one : sending) one.join();
  ASSERT_TRUE(facts) << facts.error().text;
  EXPECT_GE(facts->cases, before);
  EXPECT_LE(facts->cases, after + 3) << "each sender may have been between its commit and its count";
  auto const back = store::restore(into, key, council.folder + "/drill.backup", council.folder + "/drill.keys");
  ASSERT_TRUE(back) << back.error().text;
  EXPECT_EQ(*back, *facts);
  std::filesystem::rename(council.folder + "/restored.db", council.folder + "/store.db");
  EXPECT_EQ(unsound(council), "");
  council.at_desk([&](Office& office) {
    int listed = 0;
    office.works.look([&](Work& work) { listed = static_cast<int>(work.cases().all().size()); });
    EXPECT_EQ(listed, facts->cases);
    EXPECT_TRUE(submit_request(office, form(), {"thamesbrook", "online", office.clock.now()}, "after the fire")) << "it goes on";
  });
}

// security.md B07: what waited then has gone since, as a rule; nobody is written to twice by a program.
TEST(RestoreDrill, MarksEveryMessageThatWaited) {
  Council council;
  council.at_desk(submitted);
  store::Settings from, into;
  from.url = "sqlite:" + council.folder + "/store.db";
  into.url = "sqlite:" + council.folder + "/restored.db";
  auto const key = store::VaultKey::from_file(council.folder + "/vault.key");
  ASSERT_TRUE(store::back_up(from, key, council.folder + "/drill.backup", council.clock.now()));
  ASSERT_TRUE(store::restore(into, key, council.folder + "/drill.backup", council.folder + "/drill.keys"));
  auto const waiting = [&](store::Settings const& there) {
    std::vector<std::string> marks;
    auto const database = store::Database::open(there);
    store::in_transaction(*database, [&](store::Connection& connection) {
      marks.clear();
      for (auto const& message : store::Outbox(connection, key).waiting(council.clock.now(), 10)) marks.push_back(message.carrier_id);
    });
    return marks;
  };
  EXPECT_THAT(waiting(from), testing::ElementsAre("")) << "the acknowledgement";
  EXPECT_THAT(waiting(into), testing::ElementsAre(store::Outbox::kRestored));
}

// security.md T01: database, its log, documents, keys, whatever stands in the folder
TEST(DisposedOf, LeavesNothingOfThePersonInAnyFile) {
  Council council;
  auto const id = sealed_case(council);
  council.at_desk([&](Office& office) { ASSERT_EQ(code_of(raise_event(office, id, officer(), "withdraw", "By phone on 23 November")), ""); });
  council.clock.at = *parse_instant("2027-11-24T10:00:00Z");
  council.at_desk([&](Office& office) {
    ASSERT_EQ(code_of(end_hold(office, id, officer(), "Withdrawn a year ago")), "");
    ASSERT_EQ(code_of(approve_disposal(office, id, head(), "Withdrawn a year ago")), "");
    ASSERT_EQ(carry_out_disposal(office).size(), 1U);
  });
  int files = 0;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(council.folder)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(in), {}};
    for (auto const* canary : {"Amina", "Osei", kEmail, "amina.osei", "IG11 7LU", "Weir Lane", "2001-05-14", "14 May 2001", "Grace", "Tunde", "Bakare", "020 7946 0123", "likes her room", "youth club", "explained the plan",
                               "Did not agree", "She was there", "garage", "person-88", "person-89", "letter-7"}) {
      EXPECT_EQ(bytes.find(canary), std::string::npos) << canary << " stands in " << entry.path().filename();
    }
  }
  EXPECT_GE(files, 2);
}

/// A case that was disposed of after the backup was taken: the backup has its rows, and nobody has its key.
TEST(RestoreDrill, DoesNotBringBackACaseThatWasDisposedOfSince) {
  Council council;
  auto const gone = council.at_desk(submitted);
  store::Settings from, into;
  from.url = "sqlite:" + council.folder + "/store.db";
  into.url = "sqlite:" + council.folder + "/restored.db";
  auto const key = store::VaultKey::from_file(council.folder + "/vault.key");
  council.at_desk([&](Office& office) { ASSERT_EQ(code_of(raise_event(office, gone, officer(), "withdraw", "By phone on 23 November")), ""); });
  ASSERT_TRUE(store::back_up(from, key, council.folder + "/before.backup", council.clock.now()));
  council.clock.at = *parse_instant("2027-11-24T10:00:00Z");
  council.at_desk([&](Office& office) {
    ASSERT_EQ(code_of(end_hold(office, gone, officer(), "Withdrawn a year ago")), "");
    ASSERT_EQ(code_of(approve_disposal(office, gone, head(), "Withdrawn a year ago")), "");
    ASSERT_EQ(carry_out_disposal(office).size(), 1U);
  });
  ASSERT_TRUE(store::back_up(from, key, council.folder + "/after.backup", council.clock.now()));
  auto const back = store::restore(into, key, council.folder + "/before.backup", council.folder + "/after.keys");
  ASSERT_TRUE(back) << back.error().text;
  EXPECT_EQ(back->cases, 1) << "the backup had it";
  std::filesystem::rename(council.folder + "/restored.db", council.folder + "/store.db");
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(case_overview(office, gone, officer())), "not_found");
    EXPECT_TRUE(cases_listed(office).lines.empty());
    EXPECT_EQ(cases_for_figures(office).size(), 1U) << "its line of the figures is back";
    EXPECT_THROW(office.works.in_one([&](Work& work) { (void)work.cases().events(gone); }), Fault);
  });
}

}  // namespace
}  // namespace rightsdesk::app
