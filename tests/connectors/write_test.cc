// Writing back: an act that the profile has a way for, on an account of its own, proved before and after.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>

#include "connectors/registry.h"
#include "connectors/rough_server.h"
#include "support/mariadb.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::http_answer;
using rightsdesk::connectors::test::http_ok;
using rightsdesk::connectors::test::RoughConnection;
using rightsdesk::connectors::test::RoughServer;
using rightsdesk::test::MariaDb;
using sources::Act;
using sources::Instruction;
using sources::Limits;
using sources::SourceFailure;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::string content(std::string const& path) {
  std::ifstream in(std::string(RIGHTSDESK_TREE) + "/" + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::unique_ptr<Connector> opened(std::string const& id, Endpoint const& endpoint) {
  auto all = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors", {{id, endpoint}});
  EXPECT_TRUE(all.has_value()) << all.error().text;
  return (*all)->open_connector(id);
}

/// The social care database with two people, a reader, and a writer that may touch markers and telephone numbers alone.
struct Care {
  Care() : name(MariaDb::shared().fresh_database()) {
    server.load(name, content("tools/make-demo/schema.sql"));
    server.load(name, "INSERT INTO ssd_person (pers_person_id, pers_forename, pers_surname) VALUES ('P0000001', 'Zoe', 'Lindqvist'), ('P0000002', 'Ines', 'Lindqvist')");
    for (auto const* kind : {"r", "w"}) server.run("", "CREATE USER '" + std::string(kind) + "_" + name + "'@'127.0.0.1' IDENTIFIED BY 'only-for-tests'");
    server.run("", "GRANT SELECT ON " + name + ".* TO 'r_" + name + "'@'127.0.0.1'");
    server.run("", "GRANT SELECT ON " + name + ".ssd_person TO 'w_" + name + "'@'127.0.0.1'");
    server.run("", "GRANT SELECT, INSERT, UPDATE, DELETE ON " + name + ".restriction_marker TO 'w_" + name + "'@'127.0.0.1'");
    server.run("", "GRANT SELECT, UPDATE (cond_value) ON " + name + ".contact_detail TO 'w_" + name + "'@'127.0.0.1'");
    server.run("", "GRANT SELECT, UPDATE (addr_address_line, addr_address_json) ON " + name + ".ssd_address TO 'w_" + name + "'@'127.0.0.1'");
    server.load(name, "INSERT INTO contact_detail VALUES ('C1', 'P0000001', 'mobile', '07700 900139', NULL), ('C2', 'P0000001', 'phone', '020 7946 0101', NULL)");
    server.load(name, "INSERT INTO ssd_address VALUES ('A1', 'P0000001', 'Home', '2001-05-01', '2019-03-31', 'IG13 4AB', '1 Row', '{}'), "
                      "('A2', 'P0000001', 'Home', '2019-04-01', NULL, 'RM21 4DX', '6 Lane', '{}')");
  }
  [[nodiscard]] std::map<std::string, std::string> values() const {
    return {{"host", server.host()}, {"port", std::to_string(server.port())}, {"database", name}, {"user", "r_" + name}, {"password", "only-for-tests"}};
  }
  [[nodiscard]] std::unique_ptr<Connector> may_write() const {
    auto all = values();
    all["write_user"] = "w_" + name;
    all["write_password"] = "only-for-tests";
    return opened("thamesbrook-social-care", Endpoint(all));
  }
  MariaDb& server = MariaDb::shared();
  std::string name;
};

TEST(WritingToSql, SetsAMarkerAndProvesIt) {
  Care const care;
  auto const source = care.may_write();
  EXPECT_THAT(source->card().acts, ElementsAre("mark", "unmark", "correct address", "correct postcode", "correct mobile", "correct landline",
                                               "correct given_name", "correct family_name"));
  auto const set = source->carry_out({Act::mark, "P0000001", "Restricted. SRR-7K4M-29QD-X"}, Limits{});
  ASSERT_TRUE(set) << set.error().text;
  EXPECT_EQ(set->before, "Nothing");
  EXPECT_THAT(set->after, HasSubstr("marker: Restricted. SRR-7K4M-29QD-X\n"));
  auto const again = source->carry_out({Act::mark, "P0000001", "Restricted. SRR-AAAA-AAAA-A"}, Limits{});
  ASSERT_TRUE(again);
  EXPECT_THAT(again->before, HasSubstr("SRR-7K4M-29QD-X")) << "what stood there before is told";
  auto const lifted = source->carry_out({Act::unmark, "P0000001", "Lifted"}, Limits{});
  ASSERT_TRUE(lifted);
  EXPECT_EQ(lifted->after, "Nothing");
}

TEST(WritingToSql, CorrectsOneFieldOfOnePersonAndProvesIt) {
  Care const care;
  auto const source = care.may_write();
  auto const mobile = source->carry_out({Act::correct, "P0000001", "", "mobile", "07700 900193"}, Limits{});
  ASSERT_TRUE(mobile) << mobile.error().text;
  EXPECT_EQ(mobile->before, "mobile: 07700 900139\n");
  EXPECT_EQ(mobile->after, "mobile: 07700 900193\n");
  auto const address = source->carry_out({Act::correct, "P0000001", "", "address", "9 O'Brien Lane"}, Limits{});
  ASSERT_TRUE(address) << address.error().text;
  EXPECT_EQ(address->before, "address: 6 Lane\npostcode: RM21 4DX\n") << "where she lives now, not where she lived";
  EXPECT_EQ(address->after, "address: 9 O'Brien Lane\npostcode: RM21 4DX\n");
  EXPECT_EQ(source->carry_out({Act::correct, "P0000002", "", "mobile", "07700 900193"}, Limits{}).error().code, "no_change") << "there is none to correct";
  EXPECT_THROW((void)source->carry_out({Act::correct, "P0000001", "", "postcode", "RM21 4DX"}, Limits{}), SourceFailure)
      << "the account may change the columns it was given and no other";
}

TEST(WritingToSql, ChangesNothingOfAPersonItDoesNotHave) {
  Care const care;
  auto const source = care.may_write();
  EXPECT_EQ(source->carry_out({Act::mark, "P9999999", "Restricted"}, Limits{}).error().code, "no_change");
  EXPECT_EQ(source->carry_out({Act::mark, "x' OR '1'='1", "Restricted"}, Limits{}).error().code, "no_change") << "a key is a value, never SQL";
  EXPECT_EQ(source->carry_out({Act::unmark, "P0000001", ""}, Limits{}).error().code, "no_change") << "there was no marker";
}

TEST(WritingToSql, IsNotTriedWithoutAnAccountOrAWay) {
  Care const care;
  auto const reads = opened("thamesbrook-social-care", Endpoint(care.values()));
  EXPECT_TRUE(reads->card().acts.empty());
  EXPECT_EQ(reads->carry_out({Act::mark, "P0000001", "Restricted"}, Limits{}).error().code, "cannot");
  EXPECT_EQ(care.may_write()->carry_out({Act::correct, "P0000001", "", "date_of_birth", "1"}, Limits{}).error().code, "cannot");
  EXPECT_EQ(care.may_write()->carry_out({Act::mark, "found:N1", "Restricted"}, Limits{}).error().code, "cannot") << "a text find is nobody's file";
}

TEST(WritingToSql, AnAccountThatMayNotWriteIsAFailureOfTheSource) {
  Care const care;
  auto all = care.values();
  all["write_user"] = all["user"];
  all["write_password"] = all["password"];
  auto const source = opened("thamesbrook-social-care", Endpoint(all));
  EXPECT_THROW((void)source->carry_out({Act::mark, "P0000001", "Restricted"}, Limits{}), SourceFailure);
}

/// A housing system with one tenancy and its marker.
struct Housing {
  Housing() : server([this](std::string const& target, int, RoughConnection const& connection) { answer(target, connection); }) {}
  void answer(std::string const& target, RoughConnection const& connection) {
    auto const request = server.heads().back();
    auto const method = request.substr(0, request.find(' '));
    std::lock_guard const lock(mutex);
    methods.push_back(method);
    if (request.find("key-that-writes") == std::string::npos) {
      connection.send(http_answer("401 Unauthorized", "Content-Type: application/json\r\n", "{}"));
    } else if (target != "/v1/tenancies/T000017/marker") {
      connection.send(http_answer("404 Not Found", "Content-Type: application/json\r\n", R"({"error":"not_found"})"));
    } else {
      if (method == "PUT") marker = request.substr(request.find("\r\n\r\n") + 4);
      if (method == "DELETE") marker = "null";
      connection.send(http_ok(R"({"marker":)" + marker + "}"));
    }
  }
  [[nodiscard]] std::unique_ptr<Connector> connector(std::string const& key) const {
    return opened("thamesbrook-housing", Endpoint({{"url", server.url()}, {"api_key", "key-that-reads"}, {"write_api_key", key}, {"loopback", "allowed"}}));
  }
  std::mutex mutex;
  std::string marker = "null";
  std::vector<std::string> methods;
  RoughServer server;
};

TEST(WritingToRest, SetsAMarkerAndProvesIt) {
  Housing housing;
  auto const set = housing.connector("key-that-writes")->carry_out({Act::mark, "T000017", "Restricted. SRR-7K4M-29QD-X"}, Limits{});
  ASSERT_TRUE(set) << set.error().text;
  EXPECT_THAT(set->before, HasSubstr("Marker: not held"));
  EXPECT_THAT(set->after, HasSubstr("Words: Restricted. SRR-7K4M-29QD-X"));
  EXPECT_THAT(housing.methods, ElementsAre("GET", "PUT", "GET"));
  auto const lifted = housing.connector("key-that-writes")->carry_out({Act::unmark, "T000017", ""}, Limits{});
  ASSERT_TRUE(lifted);
  EXPECT_THAT(lifted->after, HasSubstr("Marker: not held"));
}

TEST(WritingToRest, ChangesNothingOfATenancyItDoesNotHave) {
  Housing housing;
  EXPECT_EQ(housing.connector("key-that-writes")->carry_out({Act::mark, "T9/../x", "Restricted"}, Limits{}).error().code, "no_change");
}

TEST(WritingToRest, IsNotTriedWithoutAKeyOfItsOwn) {
  Housing housing;
  EXPECT_EQ(housing.connector("")->carry_out({Act::mark, "T000017", "Restricted"}, Limits{}).error().code, "cannot");
  EXPECT_EQ(housing.server.requests(), 0) << "not even asked";
  EXPECT_THROW((void)housing.connector("key-that-reads")->carry_out({Act::mark, "T000017", "Restricted"}, Limits{}), SourceFailure);
}

TEST(WritingToRest, IsNeverTriedAgainByItself) {
  int orders = 0;
  RoughServer const* heard = nullptr;
  RoughServer const server([&](std::string const&, int, RoughConnection const& connection) {
    bool const order = heard->heads().back().rfind("PUT", 0) == 0;
    orders += order ? 1 : 0;
    connection.send(order ? http_answer("503 Service Unavailable", "Content-Type: application/json\r\n", "{}") : http_ok(R"({"marker":null})"));
  });
  heard = &server;
  auto const source = opened("thamesbrook-housing", Endpoint({{"url", server.url()}, {"api_key", "k"}, {"write_api_key", "w"}, {"loopback", "allowed"}}));
  EXPECT_THROW((void)source->carry_out({Act::mark, "T000017", "Restricted"}, Limits{}), SourceFailure);
  EXPECT_EQ(orders, 1);
}

TEST(WritingProfiles, NameEveryMistake) {
  auto const folder = testing::TempDir() + "write-profiles";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder + "/one");
  std::ofstream(folder + "/one/connector.yaml")
      << "title: One\nowner: Somebody\nprotocol: sql\ncategories: [notes]\ntested_against: nothing\nsql:\n"
         "  person: SELECT id AS record_key FROM person\n  person_key: id\n"
         "  probes: [{ name: name, where: 'family = :family' }]\n"
         "  collect: [{ name: notes, query: 'SELECT id AS item_key FROM note WHERE person = :key' }]\n"
         "  write:\n"
         "    - { act: erase, proof: 'SELECT 1 FROM m WHERE id = :key', change: 'DELETE FROM m WHERE id = :key' }\n"
         "    - { act: mark, proof: 'DELETE FROM m WHERE id = :key', change: 'SELECT 1' }\n"
         "    - { act: correct, proof: 'SELECT 1 FROM m WHERE id = :key', change: 'UPDATE m SET a = :colour WHERE id = :key' }\n";
  auto const all = open_sources(folder, {});
  ASSERT_FALSE(all);
  for (auto const* words : {":12: \"act\" is mark, unmark, suppress or correct", ":13: a query is one SELECT, without \";\"",
                            ":13: a change is one INSERT, REPLACE, UPDATE or DELETE, without \";\"", ":13: a change needs the placeholder :key",
                            ":14: \"field\" is missing", ":14: :colour is not a placeholder known here"}) {
    EXPECT_THAT(all.error().text, HasSubstr(words));
  }
}

}  // namespace
