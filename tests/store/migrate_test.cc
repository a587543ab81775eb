#include "store/migrate.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/original.h"
#include "engines.h"

namespace rightsdesk::store {
namespace {

std::vector<SqlFile> two_steps() {
  return {{"V001__shelves", "CREATE TABLE shelf (id BIGINT NOT NULL PRIMARY KEY);\nINSERT INTO shelf (id) VALUES (1);\n"},
          {"V002__books", "CREATE TABLE book (id BIGINT NOT NULL PRIMARY KEY);\nCREATE INDEX book_id ON book (id);\n"
                          "ALTER TABLE shelf ADD COLUMN books BIGINT;\n"}};
}

class MigrateTest : public OnBothEngines {};
ON_BOTH_ENGINES(MigrateTest);

TEST_P(MigrateTest, AppliesEachOnceInOrder) {
  EXPECT_EQ(migrate(*database_, two_steps()), (std::vector<std::string>{"V001__shelves", "V002__books"}));
  EXPECT_TRUE(migrate(*database_, two_steps()).empty());
  EXPECT_EQ(count("SELECT COUNT(*) FROM shelf WHERE books IS NULL"), 1);
  EXPECT_NO_THROW(require_current(*database_, two_steps()));
}

TEST_P(MigrateTest, BringsAnEmptyDatabaseToTheProgramsOwnSchema) {
  EXPECT_THROW(require_current(*database_), Fault);
  auto const versions = migrate(*database_);
  ASSERT_FALSE(versions.empty());
  EXPECT_EQ(versions.front(), "V001__foundations");
  EXPECT_NO_THROW(require_current(*database_));
}

TEST_P(MigrateTest, RefusesAMigrationWhoseTextHasChanged) {
  migrate(*database_, two_steps());
  auto changed = two_steps();
  changed[0].text += "-- a second thought\n";
  try {
    migrate(*database_, changed);
    FAIL() << "it was taken";
  } catch (Fault const& fault) {
    EXPECT_NE(fault.internal().find("V001__shelves"), std::string::npos) << fault.internal();
  }
  EXPECT_THROW(require_current(*database_, changed), Fault);
}

TEST_P(MigrateTest, RefusesASchemaNewerThanTheProgram) {
  migrate(*database_, two_steps());
  std::vector<SqlFile> const old{two_steps().front()};
  EXPECT_THROW(migrate(*database_, old), Fault);
  EXPECT_THROW(require_current(*database_, old), Fault);
}

TEST_P(MigrateTest, LetsAServerOfBeforeGoOnOverWhatOnlyAdds) {
  auto steps = two_steps();
  steps[1].text = "CREATE TABLE book (id BIGINT NOT NULL PRIMARY KEY);\nALTER TABLE shelf ADD COLUMN books BIGINT NOT NULL DEFAULT 0;\n";
  std::vector<SqlFile> const old{steps.front()};
  migrate(*database_, old);
  EXPECT_TRUE(require_bearable(*database_, old).empty());
  migrate(*database_, steps);
  EXPECT_EQ(require_bearable(*database_, old), std::vector<std::string>{"V002__books"});
  EXPECT_TRUE(require_bearable(*database_, steps).empty());
  EXPECT_THROW(require_current(*database_, old), Fault) << "what has to know every table does not go on";
}

TEST_P(MigrateTest, LetsNoServerOfBeforeGoOnOverWhatDoesMoreThanAdd) {
  auto steps = two_steps();
  steps[0].text = "CREATE TABLE shelf (id BIGINT NOT NULL, row_no BIGINT NOT NULL);\n";
  steps[1].text = "ALTER TABLE shelf DROP COLUMN id;\n";
  steps.push_back({"V003__loans", "CREATE TABLE loan (id BIGINT NOT NULL PRIMARY KEY);\n"});
  migrate(*database_, steps);
  try {
    require_bearable(*database_, {steps.front()});
    FAIL() << "it goes on";
  } catch (Fault const& fault) {
    EXPECT_NE(fault.internal().find("V002__books"), std::string::npos) << fault.internal();
  }
  EXPECT_EQ(require_bearable(*database_, {steps[0], steps[1]}), std::vector<std::string>{"V003__loans"});
}

TEST_P(MigrateTest, LetsNoServerStartOverAnOlderSchemaOrAnotherPast) {
  migrate(*database_, {two_steps().front()});
  EXPECT_THROW(require_bearable(*database_, two_steps()), Fault);
  auto other = two_steps();
  other[0].text += "-- a second thought\n";
  EXPECT_THROW(require_bearable(*database_, {other.front()}), Fault);
}

TEST_P(MigrateTest, RefusesASchemaThatLacksAnEarlierStep) {
  migrate(*database_, two_steps());
  run("DELETE FROM schema_migration WHERE version = 'V001__shelves'");
  EXPECT_THROW(migrate(*database_, two_steps()), Fault);
}

TEST_P(MigrateTest, AsksForTheMigrationsThatAreMissing) {
  migrate(*database_, {two_steps().front()});
  EXPECT_THROW(require_current(*database_, two_steps()), Fault);
}

TEST_P(MigrateTest, GoesOnAfterAStatementThatFailed) {
  auto broken = two_steps();
  broken[1].text = "CREATE TABLE book (id BIGINT NOT NULL PRIMARY KEY);\nCREATE INDEX book_id ON no_such_table (id);\n";
  EXPECT_THROW(migrate(*database_, broken), Fault);
  EXPECT_THROW(require_current(*database_, broken), Fault);
  EXPECT_EQ(count("SELECT COUNT(*) FROM shelf"), 1);
  run("CREATE TABLE no_such_table (id BIGINT NOT NULL PRIMARY KEY)");
  EXPECT_EQ(migrate(*database_, broken), std::vector<std::string>{"V002__books"});
  EXPECT_NO_THROW(require_current(*database_, broken));
}

// A run killed before statement n of V002, and one killed after it ran but before it was counted.
TEST_P(MigrateTest, GoesOnWhereAKilledRunStopped) {
  if (GetParam() == "sqlite") {
    // One transaction: a kill leaves nothing, as DatabaseTest shows; here a half-written file is opened again.
    auto const child = ::fork();
    if (child == 0) {
      auto const own = opened_again();
      migrate(*own, {two_steps().front()});
      in_transaction(*own, [](Connection& connection) {
        connection.execute(statements_of(two_steps()[1].text).front());
        ::kill(::getpid(), SIGKILL);
      });
      ::_exit(1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(migrate(*database_, two_steps()), std::vector<std::string>{"V002__books"});
    EXPECT_NO_THROW(require_current(*database_, two_steps()));
    return;
  }
  auto const steps = statements_of(two_steps()[1].text);
  for (std::size_t ran = 0; ran <= steps.size(); ++ran) {
    for (std::size_t counted = ran == 0 ? 0 : ran - 1; counted <= ran; ++counted) {
      migrate(*database_, {two_steps().front()});
      auto const connection = database_->connection();
      connection->execute(sql("schema.add"), {"V002__books", sha256_hex(two_steps()[1].text), static_cast<std::int64_t>(counted),
                                              static_cast<std::int64_t>(steps.size())});
      for (std::size_t i = 0; i < ran; ++i) connection->execute(steps[i]);
      migrate(*database_, two_steps());
      EXPECT_NO_THROW(require_current(*database_, two_steps())) << ran << " ran, " << counted << " counted";
      EXPECT_EQ(count("SELECT COUNT(*) FROM shelf WHERE books IS NULL"), 1);
      for (auto const* table : {"book", "shelf", "schema_migration"}) connection->execute(std::string("DROP TABLE ") + table);
    }
  }
}

}  // namespace
}  // namespace rightsdesk::store
