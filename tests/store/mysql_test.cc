#include "store/mysql.h"

#include <sys/stat.h>

#include <cstdlib>
#include <thread>

#include "engines.h"
#include "store/mysql_errors.h"
#include "store/migrate.h"
#include "support/mariadb.h"

namespace rightsdesk::store {
namespace {

Settings settings_of(test::MariaDb const& server, std::string const& schema) {
  Settings settings;
  settings.url = "mysql://" + server.user() + "@" + server.host() + ":" + std::to_string(server.port()) + "/" + schema;
  settings.password = server.password();
  return settings;
}

std::string variable(Connection& connection, std::string const& name) {
  return connection.row("SHOW VARIABLES LIKE '" + name + "'")->text(1);
}

TEST(Mysql, SpeaksToTheServerAsTheRulesSay) {
  auto& server = test::MariaDb::shared();
  auto const database = Database::open(settings_of(server, server.fresh_database()));
  migrate(*database);
  auto const connection = database->connection();
  EXPECT_EQ(variable(*connection, "innodb_snapshot_isolation"), "ON");
  EXPECT_EQ(variable(*connection, "innodb_lock_wait_timeout"), "5");
  EXPECT_EQ(variable(*connection, "time_zone"), "+00:00");
  EXPECT_EQ(variable(*connection, "character_set_client"), "utf8mb4");
  EXPECT_EQ(variable(*connection, "collation_database"), "utf8mb4_bin");
  EXPECT_NE(variable(*connection, "sql_mode").find("STRICT_ALL_TABLES"), std::string::npos);
  EXPECT_EQ(connection->row("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() "
                            "AND (engine <> 'InnoDB' OR table_collation <> 'utf8mb4_bin')")->number(0), 0);
}

TEST(Mysql, ReadsNoFileOfOursForTheServer) {
  test::MariaDb server({"--local-infile=1"});
  auto const database = Database::open(settings_of(server, server.fresh_database()));
  auto const connection = database->connection();
  connection->execute("CREATE TABLE line (words VARCHAR(200))");
  EXPECT_THROW(connection->execute("LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE line"), Fault);
  EXPECT_EQ(connection->row("SELECT COUNT(*) FROM line")->number(0), 0);
}

TEST(Mysql, RefusesTextTooLongForItsColumn) {
  auto& server = test::MariaDb::shared();
  auto const database = Database::open(settings_of(server, server.fresh_database()));
  auto const connection = database->connection();
  connection->execute("CREATE TABLE line (words VARCHAR(5))");
  EXPECT_THROW(connection->execute("INSERT INTO line (words) VALUES (?)", {"sixsix"}), Fault);
}

TEST(Mysql, RefusesAServerElsewhereWithoutACertificateToCheck) {
  Settings settings;
  settings.url = "mysql://desk@192.0.2.1:3306/rightsdesk";  // RFC 5737: no such host
  auto const database = Database::open(settings);
  try {
    database->connection();
    FAIL() << "it connected";
  } catch (Fault const& fault) {
    EXPECT_NE(fault.internal().find("ca_file"), std::string::npos);
  }
}

/// A certificate authority and a server's certificate, made by openssl, as an operator would.
void make_certificates(std::string const& folder, std::string const& name) {
  auto const command = "cd " + folder + " && openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=Test-CA 2>/dev/null"
                       " && openssl req -newkey rsa:2048 -nodes -keyout key.pem -out csr.pem -subj /CN=" + name + " 2>/dev/null"
                       " && printf 'subjectAltName=IP:" + name + "' > ext && openssl x509 -req -in csr.pem -CA ca.pem -CAkey ca.key"
                       " -CAcreateserial -days 2 -extfile ext -out cert.pem 2>/dev/null && chmod 644 key.pem";
  ASSERT_EQ(std::system(command.c_str()), 0);
  ASSERT_EQ(::chmod(folder.c_str(), 0755), 0);
}

TEST(Mysql, TalksInCipherToAServerWhoseCertificateHoldsAndToNoOther) {
  Folder const good, other;
  make_certificates(good.path(), "127.0.0.1");
  make_certificates(other.path(), "192.0.2.1");
  test::MariaDb server({"--ssl-ca=" + good.path() + "/ca.pem", "--ssl-cert=" + good.path() + "/cert.pem", "--ssl-key=" + good.path() + "/key.pem"});
  auto settings = settings_of(server, server.fresh_database());
  settings.ca_file = good.path() + "/ca.pem";
  auto const connection = Database::open(settings)->connection();
  EXPECT_NE(connection->row("SHOW STATUS LIKE 'Ssl_cipher'")->text(1), "");
  settings.ca_file = other.path() + "/ca.pem";
  EXPECT_THROW(Database::open(settings)->connection(), Fault);
}

TEST(Mysql, RefusesAServerWithoutTlsWhenACertificateIsAskedFor) {
  Folder const folder;
  make_certificates(folder.path(), "127.0.0.1");
  test::MariaDb server({"--skip-ssl"});
  auto settings = settings_of(server, server.fresh_database());
  settings.ca_file = folder.path() + "/ca.pem";
  EXPECT_THROW(Database::open(settings)->connection(), Fault);
}

TEST(Mysql, GoesOnAfterTheServerCrashedAndKeepsWhatWasCommitted) {
  test::MariaDb server({"--innodb-flush-log-at-trx-commit=1"});
  auto const database = Database::open(settings_of(server, server.fresh_database()));
  migrate(*database);
  auto const add = [&](std::string const& id) {
    in_transaction(*database, [&](Connection& connection) { connection.execute(sql("vault.add_key"), {id, Blob{"k"}, std::string()}); });
  };
  add("before");
  {
    auto const connection = database->connection();
    connection->begin();
    connection->execute(sql("vault.add_key"), {"during", Blob{"k"}, std::string()});
    server.crash();
    EXPECT_THROW(connection->execute(sql("vault.add_key"), {"during2", Blob{"k"}, std::string()}), TryAgain);
  }
  EXPECT_THROW(database->connection(), Fault);
  server.start();
  add("after");
  auto const connection = database->connection();
  EXPECT_EQ(connection->row("SELECT COUNT(*) FROM vault_key WHERE owner IN ('before', 'after')")->number(0), 2);
  EXPECT_EQ(connection->row("SELECT COUNT(*) FROM vault_key")->number(0), 2);
}

TEST(Mysql, NamesACommitWhoseEndIsNotKnown) {
  test::MariaDb server;
  auto const database = Database::open(settings_of(server, server.fresh_database()));
  migrate(*database);
  auto const connection = database->connection();
  connection->begin();
  connection->execute(sql("vault.add_key"), {"case", Blob{"k"}, std::string()});
  server.crash();
  EXPECT_THROW(connection->commit(), OutcomeUnknown);
}

TEST(Mysql, IsMigratedByOneProcessAtATime) {
  auto& server = test::MariaDb::shared();
  auto const database = Database::open(settings_of(server, server.fresh_database()));
  migrate(*database, {});
  auto const other = database->connection();
  other->begin();
  other->execute(sql("schema.take_runner"));
  EXPECT_THROW(migrate(*database), Fault);
  other->roll_back();
  EXPECT_FALSE(migrate(*database).empty());
}

TEST(Mysql, RunsNothingMoreInATransactionTheServerHasEnded) {
  auto& server = test::MariaDb::shared();
  auto const database = Database::open(settings_of(server, server.fresh_database()));
  auto const one = database->connection(), other = database->connection();
  one->execute("CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY, n BIGINT NOT NULL)");
  one->execute("INSERT INTO note (id, n) VALUES (1, 0)");
  one->begin();
  (void)one->row("SELECT n FROM note WHERE id = 1");
  other->execute("UPDATE note SET n = 5 WHERE id = 1");
  EXPECT_THROW(one->execute("UPDATE note SET n = 1 WHERE id = 1"), TryAgain);  // 1020: read before the other wrote
  EXPECT_THROW(one->execute("INSERT INTO note (id, n) VALUES (2, 0)"), Bug);
  EXPECT_THROW(one->commit(), Bug);
  one->roll_back();
  EXPECT_EQ(one->row("SELECT SUM(n) FROM note")->number(0), 5);
  EXPECT_EQ(one->row("SELECT COUNT(*) FROM note")->number(0), 1);
}

template <class Kind>
bool gives(int code, Moment when) {
  try {
    throw_for({code, "HY000", "Duplicate entry 'Smith' for key 'name'"}, when, "INSERT INTO t VALUES (?)");
  } catch (Fault const& fault) {
    EXPECT_EQ(fault.internal().find("Smith"), code >= 2000 ? fault.internal().find("Smith") : std::string::npos);
    return dynamic_cast<Kind const*>(&fault) != nullptr;
  }
}

// security.md 6.3
TEST(MysqlErrors, AreSortedByWhatIsToBeDone) {
  EXPECT_TRUE(gives<Conflict>(1062, Moment::in_a_transaction));
  for (int const code : {1213, 1205, 1020}) {
    EXPECT_TRUE(gives<TryAgain>(code, Moment::in_a_transaction)) << code;
    EXPECT_TRUE(gives<TryAgain>(code, Moment::at_commit)) << code;
  }
  for (int const code : {2006, 2013, 2055, 1180, 1047}) EXPECT_TRUE(gives<OutcomeUnknown>(code, Moment::at_commit)) << code;
  for (int const code : {2006, 2013, 1047, 1290}) EXPECT_TRUE(gives<TryAgain>(code, Moment::in_a_transaction)) << code;
  EXPECT_TRUE(gives<OutcomeUnknown>(2013, Moment::on_its_own));
  EXPECT_FALSE(gives<TryAgain>(2006, Moment::on_its_own));
  EXPECT_TRUE(gives<AlreadyThere>(1050, Moment::on_its_own));
  EXPECT_FALSE(gives<TryAgain>(1048, Moment::in_a_transaction));
  EXPECT_FALSE(gives<Conflict>(1048, Moment::in_a_transaction));
}

}  // namespace
}  // namespace rightsdesk::store
