#include "store/database.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "engines.h"
#include "store/mysql_address.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

class DatabaseTest : public OnMigratedDatabase {
 protected:
  DatabaseTest() {
    run("DROP TABLE IF EXISTS note");
    run("CREATE TABLE note (id VARCHAR(26) NOT NULL PRIMARY KEY, n BIGINT, words MEDIUMTEXT, bytes MEDIUMBLOB)");
  }
  void add(Connection& connection, std::string const& id, std::int64_t n) {
    connection.execute("INSERT INTO note (id, n) VALUES (?, ?)", {id, n});
  }
};
ON_BOTH_ENGINES(DatabaseTest);

TEST_P(DatabaseTest, UnderstandsEveryStatement) {
  auto const connection = database_->connection();
  auto const names = statement_names();
  EXPECT_GT(names.size(), 60U);
  for (auto const& name : names) EXPECT_NO_THROW(connection->prepare(sql(name))) << name;
  EXPECT_THROW(connection->prepare("SELECT nothing_of_the_kind FROM note"), Fault);
}

TEST_P(DatabaseTest, GivesBackWhatItWasGiven) {
  auto const connection = database_->connection();
  std::string const bytes("\0\xff'\"\\;\n\x80", 8);
  std::string const words = "Zo\u00eb O'Brien \\ \"Null\" \u0628\u0646\u062a \U0001F600 '; DROP TABLE note; --";
  connection->execute("INSERT INTO note (id, n, words, bytes) VALUES (?, ?, ?, ?)",
                      {"a", std::int64_t{-9223372036854775807}, words, Blob{bytes}});
  auto const row = connection->row("SELECT n, words, bytes FROM note WHERE id = ?", {"a"});
  ASSERT_TRUE(row);
  EXPECT_EQ(row->number(0), -9223372036854775807);
  EXPECT_EQ(row->text(1), words);
  EXPECT_EQ(row->text(2), bytes);
}

TEST_P(DatabaseTest, TellsNullFromEmpty) {
  auto const connection = database_->connection();
  connection->execute("INSERT INTO note (id, n, words, bytes) VALUES (?, ?, ?, ?)", {"a", nullptr, "", Blob{""}});
  auto const row = connection->row("SELECT n, words, bytes FROM note WHERE id = ?", {"a"});
  EXPECT_TRUE(row->null(0));
  EXPECT_FALSE(row->null(1));
  EXPECT_FALSE(row->null(2));
  EXPECT_EQ(row->text(2), "");
  EXPECT_THROW((void)row->number(0), Bug);
}

TEST_P(DatabaseTest, KeepsAnImageOfSeveralMegabytes) {
  auto const connection = database_->connection();
  std::string bytes(std::size_t{5} << 20, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31 + (i >> 11));
  connection->execute("INSERT INTO note (id, bytes) VALUES (?, ?)", {"a", Blob{bytes}});
  EXPECT_EQ(connection->row("SELECT bytes FROM note WHERE id = 'a'")->text(0), bytes);
}

TEST_P(DatabaseTest, CountsTheRowsThatWereMetWhetherOrNotTheyChanged) {
  auto const connection = database_->connection();
  add(*connection, "a", 1);
  EXPECT_EQ(connection->execute("UPDATE note SET n = ? WHERE id = ?", {std::int64_t{1}, "a"}), 1);
  EXPECT_EQ(connection->execute("UPDATE note SET n = ? WHERE id = ?", {std::int64_t{1}, "b"}), 0);
}

TEST_P(DatabaseTest, TellsIdsApartByCapitalLettersAndAccents) {
  auto const connection = database_->connection();
  add(*connection, "zoe", 1);
  add(*connection, "ZOE", 2);
  add(*connection, "zo\u00eb", 3);
  EXPECT_EQ(connection->row("SELECT n FROM note WHERE id = ?", {"ZOE"})->number(0), 2);
}

TEST_P(DatabaseTest, NamesASecondRowOfOneIdAConflictWithoutItsValues) {
  auto const connection = database_->connection();
  add(*connection, "smith-jones", 1);
  try {
    add(*connection, "smith-jones", 2);
    FAIL() << "a second row was taken";
  } catch (Conflict const& conflict) {
    EXPECT_EQ(conflict.internal().find("smith-jones"), std::string::npos) << conflict.internal();
  }
}

TEST_P(DatabaseTest, NamesARowThatRefersToNothingAConflict) {
  auto const connection = database_->connection();
  EXPECT_THROW(connection->execute(sql("sessions.start"), {"hash", "nobody", "t", "t", "c", ""}), Conflict);
}

TEST_P(DatabaseTest, KeepsNothingOfATransactionThatFails) {
  EXPECT_THROW(in_transaction(*database_, [&](Connection& connection) {
                 add(connection, "a", 1);
                 throw Fault("no", "no");
               }), Fault);
  EXPECT_EQ(count("SELECT COUNT(*) FROM note"), 0);
}

TEST_P(DatabaseTest, LooksWithoutKeepingAnybodyFromWriting) {
  auto const other = opened_again();
  auto const writing = other->connection();
  in_look(*database_, [&](Connection& looking) {
    EXPECT_EQ(looking.row("SELECT COUNT(*) FROM note")->number(0), 0);
    writing->begin();  // and does not wait; on SQLite its end waits for whoever is looking
    add(*writing, "a", 1);
    EXPECT_EQ(looking.row("SELECT COUNT(*) FROM note")->number(0), 0) << "it sees one moment";
    EXPECT_THROW(add(looking, "b", 1), Fault);
  });
  writing->commit();
  EXPECT_EQ(count("SELECT COUNT(*) FROM note"), 1);
  in_transaction(*database_, [&](Connection& connection) { add(connection, "c", 1); });
  EXPECT_EQ(count("SELECT COUNT(*) FROM note"), 2) << "after a look a connection writes as before";
}

TEST_P(DatabaseTest, RunsTheWholeTransactionAgainAtMostFiveTimes) {
  int tries = 0;
  in_transaction(*database_, [&](Connection& connection) {
    add(connection, "a", 1);
    if (++tries < 3) throw TryAgain("again", "again");
  });
  EXPECT_EQ(tries, 3);
  EXPECT_EQ(count("SELECT COUNT(*) FROM note"), 1);
  tries = 0;
  auto const never = [&](Connection&) { ++tries; throw TryAgain("again", "again"); };
  EXPECT_THROW(in_transaction(*database_, never), TryAgain);
  EXPECT_EQ(tries, 5);
}

// security.md finding 8: MariaDB's default isolation lost 278 of 450 of exactly these increments.
TEST_P(DatabaseTest, LosesNoUpdateOfTwoWhoReadBeforeTheyWrite) {
  add(*database_->connection(), "a", 0);
  constexpr int kThreads = 4, kRounds = 25;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&] {
      for (int round = 0; round < kRounds; ++round) {
        in_transaction(*database_, [](Connection& connection) {
          auto const n = connection.row("SELECT n FROM note WHERE id = 'a'")->number(0);
          connection.execute("UPDATE note SET n = ? WHERE id = 'a'", {n + 1});
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(count("SELECT n FROM note WHERE id = 'a'"), kThreads * kRounds);
}

TEST_P(DatabaseTest, KeepsNothingOfAProcessKilledInATransactionAndAllOfTheOneBefore) {
  auto const child = ::fork();
  if (child == 0) {
    try {
      auto const own = opened_again();
      in_transaction(*own, [&](Connection& connection) { add(connection, "before", 1); });
      in_transaction(*own, [&](Connection& connection) {
        add(connection, "during", 2);
        ::kill(::getpid(), SIGKILL);
      });
    } catch (...) {
    }
    ::_exit(1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  // Waits for what the dead one held, as every transaction does.
  in_transaction(*database_, [&](Connection& connection) { add(connection, "after", 3); });
  EXPECT_EQ(count("SELECT COUNT(*) FROM note WHERE id IN ('before', 'after')"), 2);
  EXPECT_EQ(count("SELECT COUNT(*) FROM note WHERE id = 'during'"), 0);
}

TEST_P(DatabaseTest, RollsBackATransactionThatWasLeftOpen) {
  {
    auto const connection = database_->connection();
    connection->begin();
    add(*connection, "a", 1);
  }
  EXPECT_FALSE(database_->connection()->mid_transaction());
  EXPECT_EQ(count("SELECT COUNT(*) FROM note"), 0);
}

TEST_P(DatabaseTest, LetsARowsReaderUseTheConnection) {
  auto const connection = database_->connection();
  add(*connection, "a", 1);
  add(*connection, "b", 2);
  std::int64_t sum = 0;
  std::string const by_id = "SELECT n FROM note WHERE id = ?";
  connection->query("SELECT id FROM note ORDER BY id", {}, [&](Row const& row) {
    sum += connection->row(by_id, {row.text(0)})->number(0);
    connection->execute("UPDATE note SET n = n + 10 WHERE id = ?", {row.text(0)});
  });
  EXPECT_EQ(sum, 3);
  EXPECT_EQ(count("SELECT SUM(n) FROM note"), 23);
}

TEST_P(DatabaseTest, RefusesAStatementWithTooFewValues) {
  auto const connection = database_->connection();
  EXPECT_ANY_THROW(connection->execute("INSERT INTO note (id, n) VALUES (?, ?)", {"a"}));
  EXPECT_EQ(count("SELECT COUNT(*) FROM note"), 0);
}

TEST(Database, RefusesAnAddressItCannotUse) {
  EXPECT_THROW(Database::open({"postgres://a@b/c"}), Fault);
  EXPECT_THROW(Database::open({"sqlite::memory:"}), Fault);
  EXPECT_THROW(Database::open({"sqlite:/no/such/folder/store.db"})->connection(), Fault);
}

TEST(Statements, ThatDoNotExistAreABug) { EXPECT_THROW(sql("cases.forge"), Bug); }

TEST(Statements, EndAtASemicolonThatEndsALine) {
  auto const statements = statements_of(
      "-- words; more words;\nCREATE TABLE a (\n  b BIGINT\n);\n"
      "CREATE TRIGGER t BEFORE UPDATE ON a\nFOR EACH ROW BEGIN INSERT INTO x VALUES (1); END;\n");
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(statements[0], "CREATE TABLE a (\n  b BIGINT\n)");
  EXPECT_EQ(statements[1], "CREATE TRIGGER t BEFORE UPDATE ON a\nFOR EACH ROW BEGIN INSERT INTO x VALUES (1); END");
}

TEST(MysqlAddress, IsReadWhole) {
  auto const plain = parse_mysql_address("mysql://desk@db.example.org:13306/rightsdesk");
  EXPECT_EQ(plain.user, "desk");
  EXPECT_EQ(plain.host, "db.example.org");
  EXPECT_EQ(plain.port, 13306);
  EXPECT_EQ(plain.schema, "rightsdesk");
  auto const six = parse_mysql_address("mysql://desk@[::1]/rightsdesk");
  EXPECT_EQ(six.host, "::1");
  EXPECT_EQ(six.port, 3306);
}

TEST(MysqlAddress, RefusesWhatIsNotWhole) {
  for (auto const* url : {"mysql://db/rightsdesk", "mysql://desk@db", "mysql://desk@/x", "mysql://desk@db:0/x",
                          "mysql://desk@db:99999/x", "mysql://desk:secret@db/x", "mysql://desk@db/x?ssl=0", "mysql://@db/x"}) {
    EXPECT_THROW((void)parse_mysql_address(url), Fault) << url;
  }
}

TEST(MysqlAddress, KnowsThisMachineByItsNumberOnly) {
  for (auto const* host : {"127.0.0.1", "127.1.2.3", "::1", "localhost"}) EXPECT_TRUE(is_loopback(host)) << host;
  for (auto const* host : {"10.0.0.1", "128.0.0.1", "127.0.0.1.example.org", "::2", "db", ""}) EXPECT_FALSE(is_loopback(host)) << host;
}

}  // namespace
}  // namespace rightsdesk::store
