// Signing in with a client's credentials or a password, and pages that say themselves where the next one is.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "connectors/asking.h"
#include "connectors/demo_people.h"
#include "connectors/protocols/rest.h"
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
using rightsdesk::connectors::test::zoe;
using sources::Limits;
using sources::SourceFailure;
using testing::ElementsAre;
using testing::HasSubstr;
using Kind = SourceFailure::Kind;

namespace {

std::string fixture(std::string const& name) {
  std::ifstream in(std::string(RIGHTSDESK_TREE) + "/connectors/housing-tenancy/fixtures/" + name);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

constexpr char kToken[] = R"({"access_token":"abc.def","token_type":"Bearer","expires_in":3600})";

/// Answers as an OData server: /token, /odata/Tenancies in two pages, one tenancy.
void as_housing(std::string const& target, int, RoughConnection const& connection) {
  if (target == "/token") connection.send(http_ok(kToken));
  if (target.find("skiptoken=1") != std::string::npos) connection.send(http_ok(fixture("second.json")));
  if (target.starts_with("/odata/Tenancies?%24")) connection.send(http_ok(fixture("first.json")));
  if (target.starts_with("/odata/Tenancies('T%2717')")) connection.send(http_ok(fixture("tenancy.json")));
}

std::unique_ptr<Connector> housing(RoughServer const& server) {
  Endpoint const endpoint({{"url", server.url() + "/odata/"},
                           {"token_url", server.url() + "/token"},
                           {"client_id", "rightsdesk"},
                           {"client_secret", "only-for-tests"},
                           {"scope", "housing.read all"},
                           {"loopback", "allowed"}});
  auto all = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors", {{"housing-tenancy", endpoint}});
  EXPECT_TRUE(all.has_value()) << all.error().text;
  return (*all)->open_connector("housing-tenancy");
}

/// A source of flat records {"id","name"} with this paging and sign-in.
std::unique_ptr<Connector> flat(RoughServer const& server, RestProfile::Paging paging, RestProfile::SignIn sign_in) {
  RestProfile profile;
  profile.sign_in = sign_in;
  profile.paging = paging;
  profile.search_path = "/people";
  profile.probes = {{"name", {{"q", ":full"}}, {"full"}}};
  profile.page = paging == RestProfile::Paging::cursor ? "after" : "";
  profile.next = "/next";
  profile.items = "/items";
  profile.kind = "person";
  profile.record_key = "/id";
  profile.record_title = "/name";
  profile.person = {{"full", "/name"}};
  profile.record_path = "/people/{key}";
  profile.collect = {{"person", "", {}, "", "", "", "", "Person"}};
  sources::SourceCard card;
  card.id = "flat";
  card.title = "The register";
  return open_rest(card, profile, Endpoint({{"url", server.url() + "/api"}, {"user", "us:er"}, {"password", "pä"}, {"loopback", "allowed"}}));
}

std::string page(std::string const& id, std::string const& next) {
  return R"({"items":[{"id":")" + id + R"(","name":"Chris Null"}],"next":)" + (next.empty() ? "null" : "\"" + next + "\"") + "}";
}

RoughServer::Answer always(std::string const& bytes) {
  return [bytes](auto const&, int, RoughConnection const& connection) { connection.send(bytes); };
}

SourceFailure failure_of_link(std::string const& link) {
  RoughServer const server(always(http_ok(page("1", link))));
  return failure_of([&] {
    flat(server, RestProfile::Paging::link, RestProfile::SignIn::none)->search(somebody("Chris", "Null"), Limits());
  });
}

}  // namespace

TEST(RestPages, OfODataAreFollowedToTheLastWithOneToken) {
  RoughServer const server(as_housing);
  auto const source = housing(server);
  auto const answer = source->search(somebody("Zoe", "O'Linden"), Limits());
  EXPECT_THAT(keys(answer), ElementsAre("T'17", "T2"));
  auto const heads = server.heads();
  ASSERT_EQ(heads.size(), 3U);
  EXPECT_THAT(heads[0], HasSubstr("POST /token"));
  EXPECT_THAT(heads[0], HasSubstr("Authorization: Basic cmlnaHRzZGVzazpvbmx5LWZvci10ZXN0cw=="));
  EXPECT_THAT(heads[0], HasSubstr("grant_type=client_credentials&scope=housing.read%20all"));
  EXPECT_THAT(heads[1], HasSubstr("Authorization: Bearer abc.def"));
  EXPECT_THAT(heads[1], HasSubstr("p%2FSurname%20eq%20%27O%27%27Linden%27%20and"));  // the quote in the name is doubled
  EXPECT_THAT(heads[2], HasSubstr("GET /odata/Tenancies?$skiptoken=1"));
}

TEST(RestPages, OfTheHousingProfileHoldTheSubjectAndItsItems) {
  RoughServer const server(as_housing);
  auto const source = housing(server);
  auto const answer = source->search(zoe(), Limits());
  ASSERT_THAT(keys(answer), ElementsAre("T'17", "T2"));
  EXPECT_EQ(answer.candidates[0].described.names.at(0).full, "Zoe Linden-Okoro");
  std::vector<std::string> titles;
  source->collect("T'17", Limits(), [&](auto const& item) { titles.push_back(item.title); });
  EXPECT_THAT(titles, ElementsAre("Tenancy: Flat 6, 81 Cooperage Row", "Housing note"));
  EXPECT_EQ(source->around("T'17", Limits()).at(0).role, "partner");
}

TEST(RestPages, ThatRunOutBeforeTheCountAreNotTheWholeAnswer) {
  RoughServer const server([](std::string const& target, int, RoughConnection const& connection) {
    if (target == "/token") return void(connection.send(http_ok(kToken)));
    connection.send(http_ok(R"({"@odata.count":5,"value":[]})"));
  });
  auto const failure = failure_of([&] { housing(server)->search(somebody("Zoe", "Linden"), Limits()); });
  EXPECT_EQ(failure.kind(), Kind::nonsense);
  EXPECT_THAT(failure.what(), HasSubstr("said it has 5 records but gave 0"));
}

TEST(RestPages, ByCursorAreAskedForUntilThereIsNone) {
  RoughServer const server([](std::string const& target, int, RoughConnection const& connection) {
    connection.send(http_ok(target.find("after=x%2F2") == std::string::npos ? page("1", "x/2") : page("2", "")));
  });
  auto const source = flat(server, RestProfile::Paging::cursor, RestProfile::SignIn::basic);
  EXPECT_THAT(keys(source->search(somebody("Chris", "Null"), Limits())), ElementsAre("1", "2"));
  EXPECT_THAT(server.heads()[0], HasSubstr("Authorization: Basic dXM6ZXI6cMOk"));
}

TEST(RestPages, ThatGoRoundInACircleRepeatThemselvesOrLeadElsewhereAreRefused) {
  auto const circle = [](std::string const&, int number, RoughConnection const& connection) {
    connection.send(http_ok(page(std::to_string(number), "a")));
  };
  RoughServer const round(circle);
  auto const failed = failure_of([&] {
    flat(round, RestProfile::Paging::cursor, RestProfile::SignIn::none)->search(somebody("Chris", "Null"), Limits());
  });
  EXPECT_EQ(failed.kind(), Kind::nonsense);
  EXPECT_THAT(failed.what(), HasSubstr("round in a circle of pages"));
  EXPECT_THAT(failure_of_link("/api/people?p=2").what(), HasSubstr("gave the same record twice"));
  for (std::string const link : {"https://elsewhere.example.org/api/people?p=2", "//elsewhere.example.org/api/x", "/other/people",
                                 "http://127.0.0.1:1/api/people", "/api/../secret", "/apiary?x", "ftp://x"})
    EXPECT_THAT(failure_of_link(link).what(), HasSubstr("sent us to another address")) << link;
}

TEST(RestSignIn, ThatIsRefusedOrAnswersNonsenseIsSaidToBeSo) {
  auto const kind_when = [](std::string const& answer) {
    RoughServer const server(always(answer));
    return failure_of([&] { housing(server)->search(somebody("Zoe", "Linden"), Limits()); }).kind();
  };
  std::string const json = "Content-Type: application/json\r\n";
  EXPECT_EQ(kind_when(http_answer("400 Bad Request", json, R"({"error":"invalid_client"})")), Kind::sign_in_refused);
  EXPECT_EQ(kind_when(http_answer("401 Unauthorized", json, "{}")), Kind::sign_in_refused);
  EXPECT_EQ(kind_when(http_ok("{}")), Kind::nonsense);
  EXPECT_EQ(kind_when(http_ok(R"({"access_token":"a\r\nHost: x","token_type":"bearer"})")), Kind::nonsense);
  EXPECT_EQ(kind_when(http_ok(R"({"access_token":"a","token_type":"mac"})")), Kind::nonsense);
  EXPECT_EQ(kind_when(http_answer("302 Found", "Location: https://elsewhere\r\n", "")), Kind::nonsense);
}

TEST(RestSignIn, IsRenewedOnceWhenTheTokenHasRunOut) {
  RoughServer const server([](std::string const& target, int number, RoughConnection const& connection) {
    if (target == "/token") return void(connection.send(http_ok(kToken)));
    if (number == 3) return void(connection.send(http_answer("401 Unauthorized", "Content-Type: application/json\r\n", "{}")));
    connection.send(http_ok(R"({"@odata.count":0,"value":[]})"));
  });
  auto const source = housing(server);
  EXPECT_THAT(keys(source->search(somebody("Zoe", "Linden"), Limits())), ElementsAre());  // requests 1 and 2
  EXPECT_THAT(keys(source->search(somebody("Zoe", "Linden"), Limits())), ElementsAre());  // 3 is refused, 4 a token, 5
  EXPECT_EQ(server.requests(), 5);
}

TEST(RestSignIn, NeedsItsSettings) {
  auto all = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors",
                          {{"housing-tenancy", Endpoint({{"url", std::string("https://housing.example.org")}})}});
  ASSERT_TRUE(all.has_value()) << all.error().text;
  EXPECT_THAT(failure_of([&] { (*all)->open_connector("housing-tenancy"); }).what(), HasSubstr("settings need"));
}
