#include "store/ledger_store.h"

#include <thread>

#include "engines.h"

namespace rightsdesk::store {
namespace {

class LedgerTest : public OnMigratedDatabase {
 protected:
  LedgerTest() : OnMigratedDatabase(Schema::its_own) {}
  void record(std::string const& what, int minutes = 0) {
    in_transaction(*database_, [&](Connection& connection) {
      StoredLedger(connection).record({"staff1", what, case_, "records=3"}, at(minutes));
    });
  }
  void record_many(int entries) {
    in_transaction(*database_, [&](Connection& connection) {
      for (int i = 0; i < entries; ++i) StoredLedger(connection).record({"staff1", "page_checked", case_, ""}, at(i));
    });
  }
  /// What a person with every right on the database can do, once the triggers are gone.
  void tamper(std::string const& sql) {
    run("DROP TRIGGER ledger_is_never_changed");
    run("DROP TRIGGER ledger_is_never_shortened");
    run(sql);
  }
  std::optional<audit::Broken> verified() { return verify(*database_->connection()); }

  CaseId const case_ = CaseId::fresh();
};
ON_BOTH_ENGINES(LedgerTest);

TEST_P(LedgerTest, HoldsFromTheFirstEntryOn) {
  EXPECT_FALSE(verified());
  record("case_opened");
  record("identity_accepted", 5);
  EXPECT_FALSE(verified());
  EXPECT_EQ(ledger_head(*database_->connection()).number, 2);
}

TEST_P(LedgerTest, TellsACasesStoryInOrder) {
  record("case_opened");
  in_transaction(*database_, [&](Connection& connection) {
    StoredLedger(connection).record({"staff2", "case_opened", CaseId("another"), ""}, at(1));
  });
  record("case_closed", 2);
  auto const entries = StoredLedger(*database_->connection()).about(case_);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].number, 1);
  EXPECT_EQ(entries[0].act.what, "case_opened");
  EXPECT_EQ(entries[0].act.detail, "records=3");
  EXPECT_EQ(entries[1].number, 3);
  EXPECT_EQ(entries[1].at, at(2));
}

TEST_P(LedgerTest, KeepsNoEntryOfAnActThatWasRolledBack) {
  record("case_opened");
  EXPECT_THROW(in_transaction(*database_, [&](Connection& connection) {
                 StoredLedger(connection).record({"staff1", "pack_released", case_, ""}, at(1));
                 throw Fault("the act failed", "the act failed");
               }), Fault);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ledger"), 1);
  record("case_closed");
  EXPECT_FALSE(verified());
}

TEST_P(LedgerTest, RecordsNothingOutsideATransaction) {
  auto const connection = database_->connection();
  EXPECT_THROW(StoredLedger(*connection).record({"staff1", "case_opened", case_, ""}, at(0)), Bug);
}

TEST_P(LedgerTest, RefusesToChangeOrRemoveAnEntry) {
  record("case_opened");
  EXPECT_THROW(run("UPDATE ledger SET actor = 'someone_else' WHERE number = 1"), Fault);
  EXPECT_THROW(run("DELETE FROM ledger WHERE number = 1"), Fault);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ledger WHERE actor = 'staff1'"), 1);
}

TEST_P(LedgerTest, NamesTheFirstBrokenEntryOfManyPages) {
  record_many(2100);
  EXPECT_FALSE(verified());
  tamper("UPDATE ledger SET detail = 'records=4' WHERE number = 1573");
  auto const broken = verified();
  ASSERT_TRUE(broken);
  EXPECT_EQ(broken->number, 1573);
}

// security.md U01 and U02: each on a chain of twelve.
struct Tampering {
  char const* sql;
  std::int64_t first_broken;
};
constexpr Tampering kTamperings[] = {
    {"UPDATE ledger SET recorded_at = '2026-11-21T08:00:00.000000Z' WHERE number = 2", 2},
    {"UPDATE ledger SET actor = 'staff9' WHERE number = 3", 3},
    {"UPDATE ledger SET recorded_at = '' WHERE number = 4", 4},
    {"DELETE FROM ledger WHERE number = 5", 5},
    {"DELETE FROM ledger WHERE number > 10", 11},
    {"UPDATE ledger SET number = 99 WHERE number = 12", 12},
    {"UPDATE ledger_head SET number = 11 WHERE id = 1", 12},
    {"UPDATE ledger_head SET entry_hash = 'x' WHERE id = 1", 12},
};

TEST_P(LedgerTest, NamesTheEntryThatEachTamperingBreaks) {
  record_many(12);
  run("DROP TRIGGER ledger_is_never_changed");
  run("DROP TRIGGER ledger_is_never_shortened");
  for (auto const& [sql, first_broken] : kTamperings) {
    auto const connection = database_->connection();
    connection->begin();
    connection->execute(sql);
    auto const broken = verify(*connection);
    connection->roll_back();
    ASSERT_TRUE(broken) << sql;
    EXPECT_EQ(broken->number, first_broken) << sql;
  }
  EXPECT_FALSE(verified());
}

TEST_P(LedgerTest, NumbersTheActsOfManyAtOnceWithoutGap) {
  constexpr int kThreads = 6, kActs = 15;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&] {
      for (int act = 0; act < kActs; ++act) {
        in_transaction(*database_, [&](Connection& connection) {
          (void)connection.row("SELECT COUNT(*) FROM ledger");  // the snapshot that a verb's own reading takes
          StoredLedger(connection).record({"staff1", "page_checked", case_, ""}, at(act));
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_FALSE(verified());
  EXPECT_EQ(ledger_head(*database_->connection()).number, kThreads * kActs);
}

}  // namespace
}  // namespace rightsdesk::store
