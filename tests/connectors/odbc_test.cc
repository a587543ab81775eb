// Databases through ODBC: a real PostgreSQL, and MariaDB through its own driver.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "connectors/asking.h"
#include "connectors/demo_people.h"
#include "connectors/falls_silent.h"
#include "connectors/postgres.h"
#include "connectors/protocols/sql.h"
#include "connectors/registry.h"
#include "connectors/rough_server.h"
#include "support/mariadb.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::failure_of;
using rightsdesk::connectors::test::AtTheWord;
using rightsdesk::connectors::test::FallsSilent;
using rightsdesk::connectors::test::keys;
using rightsdesk::connectors::test::Postgres;
using rightsdesk::connectors::test::somebody;
using rightsdesk::connectors::test::within;
using rightsdesk::connectors::test::zoe;
using rightsdesk::test::MariaDb;
using sources::Limits;
using sources::SourceFailure;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using Kind = SourceFailure::Kind;
using Values = std::map<std::string, std::string>;

namespace {

constexpr char kProfile[] = "liquidlogic-childrens-system";

std::string content(std::string const& path) {
  std::ifstream in(std::string(RIGHTSDESK_TREE) + "/" + path);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

std::string fixture() { return content(std::string("connectors/") + kProfile + "/fixtures/ssd.sql"); }

/// The fixture in PostgreSQL, with an account that may only read.
Values on_postgresql() {
  static bool const loaded = [] {
    auto& server = Postgres::shared();
    server.load("postgres", "CREATE DATABASE care;");
    server.load("care", fixture());
    server.load("care",
                "CREATE ROLE reader LOGIN PASSWORD 'only-for-tests'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;"
                "CREATE ROLE writer LOGIN PASSWORD 'only-for-tests'; GRANT SELECT, DELETE ON ALL TABLES IN SCHEMA public TO writer;"
                "CREATE TABLE secret (id text);");
    return true;
  }();
  EXPECT_TRUE(loaded);
  return {{"driver", "PostgreSQL Unicode"},
          {"host", "127.0.0.1"},
          {"port", std::to_string(Postgres::shared().port())},
          {"database", "care"},
          {"user", "reader"},
          {"password", "only-for-tests"}};
}

/// The same in MariaDB, through MariaDB's ODBC driver.
Values on_mariadb() {
  static std::string const database = [] {
    auto& server = MariaDb::shared();
    auto const name = server.fresh_database();
    server.load(name, fixture());
    server.run("", "CREATE USER 'odbc_reader'@'127.0.0.1' IDENTIFIED BY 'only-for-tests'");
    server.run("", "GRANT SELECT ON " + name + ".* TO 'odbc_reader'@'127.0.0.1'");
    return name;
  }();
  return {{"driver", "MariaDB Unicode"},
          {"host", "127.0.0.1"},
          {"port", std::to_string(MariaDb::shared().port())},
          {"database", database},
          {"user", "odbc_reader"},
          {"password", "only-for-tests"}};
}

std::unique_ptr<Connector> care(Values const& endpoint) {
  auto all = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors", {{kProfile, Endpoint(endpoint)}});
  EXPECT_TRUE(all.has_value()) << all.error().text;
  return (*all)->open_connector(kProfile);
}

/// A small profile of its own, for what the real one never does.
std::unique_ptr<Connector> odd(Values const& endpoint, SqlProfile profile) {
  profile.person_key = "pers_person_id";
  if (profile.person.empty()) profile.person = "SELECT pers_person_id AS record_key, pers_surname AS family FROM ssd_person";
  if (profile.probes.empty()) profile.probes = {{"odd", "pers_surname = :family", {"family"}}};
  if (profile.collect.empty())
    profile.collect = {{"odd", "SELECT pers_person_id AS item_key FROM ssd_person WHERE pers_person_id = :key", {"key"}}};
  sources::SourceCard card;
  card.id = "odd";
  card.title = "The odd system";
  return open_sql(card, profile, Endpoint(endpoint));
}

class Odbc : public testing::TestWithParam<Values (*)()> {};

}  // namespace

TEST_P(Odbc, FindsThePersonAndTheTwinAndSaysAllThatIsHeld) {
  auto const source = care(GetParam()());
  source->sign_in(Limits());
  auto const answer = source->search(zoe(), Limits());
  EXPECT_THAT(keys(answer), ElementsAre("440017", "440018"));
  auto const& described = answer.candidates.at(0).described;
  EXPECT_EQ(described.names.at(0).full, "Zoë Linden-Okoro");
  EXPECT_EQ(to_iso(*described.born), "2004-03-09");
  EXPECT_EQ(described.addresses.at(0).postcode, "IG13 4AB");
  EXPECT_THAT(answer.terms, Contains("NHS number: 9990000018"));
  std::vector<std::string> items;
  source->collect("440017", Limits(), [&](auto const& item) { items.push_back(item.title + "|" + item.original.bytes()); });
  ASSERT_EQ(items.size(), 3U);
  EXPECT_THAT(items[1], HasSubstr("Date: 1 February 2016"));
  EXPECT_THAT(items[1], HasSubstr("Category: Neglect"));
  auto const around = source->around("440017", Limits());
  ASSERT_EQ(around.size(), 2U);
  EXPECT_EQ(around[0].role, "family member");
  EXPECT_EQ(around[0].described.names.at(0).full, "Maja Linden-Okoro");
  EXPECT_EQ(around[1].role, "social worker");
  EXPECT_TRUE(around[1].professional);
}

TEST_P(Odbc, BindsAwkwardNamesAndHoldsNothingOfNobody) {
  auto const source = care(GetParam()());
  EXPECT_THAT(keys(source->search(somebody("Sinéad", "O'Brien"), Limits())), ElementsAre("440099"));
  EXPECT_THAT(keys(source->search(somebody("Chris", "Null"), Limits())), ElementsAre("440100"));
  EXPECT_THAT(keys(source->search(somebody("Sunny 🌞", "Day"), Limits())), ElementsAre("440101"));
  EXPECT_THAT(keys(source->search(somebody("Robert", "'; DROP TABLE ssd_person; --"), Limits())), ElementsAre());
  EXPECT_THAT(keys(source->search(somebody(std::string(300, 'x'), std::string(300, 'y')), Limits())), ElementsAre());
  EXPECT_THAT(keys(source->search(somebody("Chris", "Null"), Limits())), ElementsAre("440100"));
}

TEST_P(Odbc, ChecksEveryFieldAndSaysWhatHasChanged) {
  EXPECT_THAT(care(GetParam()())->check_fields(Limits()), ElementsAre());
  SqlProfile column, table;
  column.person = "SELECT pers_person_id AS record_key, pers_hat AS family FROM ssd_person";
  table.person = "SELECT pers_person_id AS record_key FROM ssd_hats";
  auto const no_column = failure_of([&] { odd(GetParam()(), column)->search(zoe(), Limits()); });
  EXPECT_EQ(no_column.kind(), Kind::schema_changed) << no_column.internal();
  EXPECT_THAT(no_column.what(), HasSubstr("pers_hat")) << no_column.internal();
  auto const no_table = failure_of([&] { odd(GetParam()(), table)->search(zoe(), Limits()); });
  EXPECT_EQ(no_table.kind(), Kind::schema_changed) << no_table.internal();
  EXPECT_THAT(no_table.what(), HasSubstr("ssd_hats"));
}

TEST_P(Odbc, SaysWhenTheSignInIsRefusedOrNobodyIsThere) {
  auto endpoint = GetParam()();
  endpoint["password"] = "wrong";
  auto const refused = failure_of([&] { care(endpoint)->search(zoe(), Limits()); });
  EXPECT_EQ(refused.kind(), Kind::sign_in_refused) << refused.internal();
  endpoint = GetParam()();
  endpoint["port"] = "1";
  EXPECT_EQ(failure_of([&] { care(endpoint)->search(zoe(), within(5000)); }).kind(), Kind::unreachable);
  endpoint["host"] = "db.example.org";
  EXPECT_THAT(failure_of([&] { care(endpoint)->search(zoe(), Limits()); }).what(), HasSubstr("certificate authority"));
}

TEST_P(Odbc, IsStoppedByTheServerAtTheTimeLimit) {
  SqlProfile slow;
  bool const postgresql = GetParam()().at("driver").starts_with("PostgreSQL");
  slow.probes = {{"slow", std::string("pers_surname = :family OR ") + (postgresql ? "pg_sleep(20) IS NULL" : "SLEEP(20) = 5"), {"family"}}};
  auto const start = std::chrono::steady_clock::now();
  auto const failure = failure_of([&] { odd(GetParam()(), slow)->search(zoe(), within(1500)); });
  EXPECT_EQ(failure.kind(), Kind::timed_out) << failure.internal();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

void is_cut_off(Values endpoint, AtTheWord then) {
  FallsSilent const server(std::stoi(endpoint.at("port")), "pers_surname", then);
  endpoint["port"] = server.port();
  auto const start = std::chrono::steady_clock::now();
  auto const failure = failure_of([&] { odd(endpoint, {})->search(zoe(), within(1500)); });
  EXPECT_TRUE(server.fell());
  EXPECT_EQ(failure.kind(), Kind::timed_out) << failure.internal();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(15));
}
TEST_P(Odbc, IsCutOffWhenTheServerFallsSilentAfterTheSignIn) { is_cut_off(GetParam()(), AtTheWord::silent); }
TEST_P(Odbc, IsCutOffWhenTheServerDripsItsAnswer) { is_cut_off(GetParam()(), AtTheWord::drips); }

TEST_P(Odbc, TakesNothingFromAServerThatHangsUpInTheMiddleOfItsAnswer) {
  auto endpoint = GetParam()();
  FallsSilent const server(std::stoi(endpoint.at("port")), "pers_surname", AtTheWord::breaks_off);
  endpoint["port"] = server.port();
  auto const failure = failure_of([&] { odd(endpoint, {})->search(zoe(), within(5000)); });
  EXPECT_TRUE(server.fell());
  EXPECT_EQ(failure.kind(), Kind::unreachable) << failure.internal();
}

TEST_P(Odbc, FindsWhereATextNamesThePerson) {
  SqlProfile profile;
  profile.mentions = Query{"notes", "SELECT invo_involvements_id AS record_key, invo_person_id AS file_key, invo_reason AS record_text "
                           "FROM ssd_involvements WHERE :mentions_in(invo_reason)", {"mentions_in"}};
  profile.one_mentioned = Query{"note", "SELECT invo_involvements_id AS item_key, invo_person_id AS file_key, invo_reason AS item_text "
                                "FROM ssd_involvements WHERE invo_involvements_id = :key", {"key"}};
  auto const answer = odd(GetParam()(), profile)->search(somebody("Zoe", "Wisniewska"), Limits());
  EXPECT_THAT(keys(answer), ElementsAre("found:I3"));
  EXPECT_THAT(answer.candidates[0].excerpt, HasSubstr("friend of Zoë Wiśniewska"));
}

INSTANTIATE_TEST_SUITE_P(Servers, Odbc, testing::Values(&on_postgresql, &on_mariadb),
                         [](auto const& tested) { return tested.index == 0 ? "PostgreSQL" : "MariaDb"; });

TEST(OdbcAccount, ThatMayDoMoreThanReadIsWarnedOfAndOneThatMayNotReadIsRefused) {
  auto endpoint = on_postgresql();
  endpoint["user"] = "writer";
  EXPECT_THAT(care(endpoint)->check_fields(Limits()), ElementsAre(HasSubstr("The account may do more than read: DELETE")));
  SqlProfile secret;
  secret.person = "SELECT id AS record_key, id AS family FROM secret";
  secret.probes = {{"odd", "id = :family", {"family"}}};
  EXPECT_EQ(failure_of([&] { odd(on_postgresql(), secret)->search(zoe(), Limits()); }).kind(), Kind::sign_in_refused);
}

TEST(OdbcDriver, ThatIsNotHereAndAServerThatHangsEndInTheRightState) {
  auto endpoint = on_postgresql();
  endpoint["driver"] = "No Such Driver";
  auto const missing = failure_of([&] { care(endpoint)->search(zoe(), within(3000)); });
  EXPECT_EQ(missing.kind(), Kind::unreachable);
  EXPECT_THAT(missing.what(), HasSubstr("ODBC driver")) << missing.internal();
  connectors::test::RoughServer const silent(
      [](auto const&, int, connectors::test::RoughConnection const& connection) { connection.hang(); });
  endpoint = on_postgresql();
  endpoint["port"] = std::to_string(silent.port());
  auto const start = std::chrono::steady_clock::now();
  auto const hung = failure_of([&] { care(endpoint)->search(zoe(), within(2000)); });
  EXPECT_EQ(hung.kind(), Kind::timed_out) << hung.internal();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}
