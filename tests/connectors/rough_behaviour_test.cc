// One table: how each kind of trouble with a server ends. The servers are real; each other protocol's own tests hold theirs.
#include <gmock/gmock.h>

#include "connectors/asking.h"
#include "connectors/demo_people.h"
#include "connectors/registry.h"
#include "connectors/rough_server.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::failure_of;
using rightsdesk::connectors::test::http_answer;
using rightsdesk::connectors::test::http_ok;
using rightsdesk::connectors::test::keys;
using rightsdesk::connectors::test::RoughConnection;
using rightsdesk::connectors::test::RoughServer;
using rightsdesk::connectors::test::somebody;
using rightsdesk::connectors::test::within;
using rightsdesk::connectors::test::zoe;
using sources::Limits;
using testing::ElementsAre;
using testing::HasSubstr;
using Kind = sources::SourceFailure::Kind;

namespace {

std::unique_ptr<Connector> housing(RoughServer const& server) {
  Endpoint const endpoint({{"url", server.url()}, {"api_key", "key-for-tests"}, {"loopback", "allowed"}});
  auto all = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors", {{"thamesbrook-housing", endpoint}});
  EXPECT_TRUE(all.has_value()) << all.error().text;
  return (*all)->open_connector("thamesbrook-housing");
}

std::string tenancy(std::string const& id, std::string const& family) {
  return R"({"id":")" + id + R"(","address":{"line":"1 Row","postcode":"RM22 5TJ"},"started":null,"ended":null,)" +
         R"("household":[{"person_id":"H","relation":"tenant","given":"Zoe","family":")" + family + R"(","dob":null}]})";
}

std::string page(std::string const& items, int total, int number = 1) {
  return http_ok(R"({"page":)" + std::to_string(number) + R"(,"total":)" + std::to_string(total) + R"(,"items":[)" + items + "]}");
}

struct Trouble {
  char const* name;
  RoughServer::Answer answer;
  std::optional<Kind> ends;  ///< nothing: it is well in the end
};

RoughServer::Answer always(std::string const& bytes) {
  return [bytes](auto const&, int, RoughConnection const& connection) { connection.send(bytes); };
}

std::vector<Trouble> troubles() {
  auto const whole = page(tenancy("T1", "Wisniewska"), 1);
  return {
      {"Hang", [](auto const&, int, RoughConnection const& connection) { connection.hang(); }, Kind::timed_out},
      {"Drip", [whole](auto const&, int, RoughConnection const& connection) { connection.drip(whole, 60); }, Kind::timed_out},
      {"HalfAPage", always(whole.substr(0, whole.size() / 2)), Kind::nonsense},
      {"HalfAPageThenWhole",
       [whole](auto const&, int number, RoughConnection const& connection) {
         connection.send(number == 1 ? whole.substr(0, whole.size() / 2) : whole);
       },
       std::nullopt},
      {"DuplicatePage", always(page(tenancy("T1", "Wisniewska"), 2)), Kind::nonsense},
      {"ChangedColumn", always(page(R"({"id":"T1","postal_address":{}})", 1)), Kind::schema_changed},
      {"WrongEncoding", always(page(tenancy("T1", "Wi\x9cniewska"), 1)), Kind::nonsense},
      {"FaultThenFine",
       [whole](auto const&, int number, RoughConnection const& connection) {
         connection.send(number == 1 ? http_answer("500 Internal Server Error", "Content-Type: application/json\r\n", "{}") : whole);
       },
       std::nullopt},
      {"RefusedSignIn", always(http_answer("401 Unauthorized", "Content-Type: application/json\r\n", "{}")), Kind::sign_in_refused},
  };
}

class RestTrouble : public testing::TestWithParam<Trouble> {};

}  // namespace

TEST_P(RestTrouble, EndsInTheRightStateAndInTime) {
  RoughServer const server(GetParam().answer);
  auto limits = within(1500);
  limits.attempts = 2;
  auto const start = std::chrono::steady_clock::now();
  auto const search = [&] { return housing(server)->search(somebody("Zoe", "Wisniewska"), limits); };
  if (GetParam().ends)
    EXPECT_EQ(failure_of(search).kind(), *GetParam().ends);
  else
    EXPECT_THAT(keys(search()), ElementsAre("T1"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

INSTANTIATE_TEST_SUITE_P(Table, RestTrouble, testing::ValuesIn(troubles()), [](auto const& tested) { return tested.param.name; });

TEST(RestNames, AreAskedForAsTheyAreAndHurtNothing) {
  RoughServer const server(always(page("", 0)));
  std::string const longest(300, 'q');
  for (auto const& [given, family, asked] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"Sinead", "O'Brien", "O%27Brien"},
           {"Chris", "Null", "Null"},
           {"", "Ng", "Ng"},
           {"🌞", "Day", "%F0%9F%8C%9E"},
           {longest, "Long", longest},
           {"A", "'; DROP TABLE tenancy; --", "%27%3B%20DROP%20TABLE%20tenancy%3B%20--"}}) {
    auto const before = server.requests();
    auto subject = somebody(given, family);
    subject.born = zoe().born;
    EXPECT_THAT(keys(housing(server)->search(subject, Limits())), ElementsAre());
    ASSERT_GT(server.requests(), before) << family;
    std::string heads;
    for (auto const& head : server.heads()) heads += head;
    EXPECT_THAT(heads, HasSubstr(asked));
  }
}
