#include "connectors/protocols/rest.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "connectors/demo_people.h"
#include "connectors/registry.h"
#include "connectors/rough_server.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::http_answer;
using rightsdesk::connectors::test::http_ok;
using rightsdesk::connectors::test::RoughConnection;
using rightsdesk::connectors::test::RoughServer;
using rightsdesk::connectors::test::somebody;
using rightsdesk::connectors::test::zoe;
using sources::Limits;
using sources::SourceFailure;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::ElementsAre;
using testing::HasSubstr;
using Kind = SourceFailure::Kind;

namespace {

std::string fixture(std::string const& name) {
  std::ifstream in(std::string(RIGHTSDESK_TREE) + "/connectors/thamesbrook-housing/fixtures/" + name);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

std::unique_ptr<Connector> housing(std::string const& url, std::string const& loopback = "allowed") {
  Endpoint const endpoint({{"url", url}, {"api_key", "key-for-tests"}, {"loopback", loopback}});
  auto all = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors", {{"thamesbrook-housing", endpoint}});
  EXPECT_TRUE(all.has_value()) << all.error().text;
  return (*all)->open_connector("thamesbrook-housing");
}

/// One probe only: whole name.
person::Description named() { return somebody("Zoe", "Wisniewska"); }

Limits within(int ms, int attempts = 3) {
  Limits limits;
  limits.total = milliseconds(ms);
  limits.attempts = attempts;
  return limits;
}

std::string empty_page() { return R"({"page":1,"total":0,"items":[]})"; }

std::string page_of(std::vector<std::string> const& ids, int total) {
  std::string items;
  for (auto const& id : ids) {
    items +=
        (items.empty() ? "" : ",") + std::string(R"({"id":")") + id +
        R"(","address":{"line":"1 Row","postcode":"RM22 5TJ"},"started":null,"ended":null,"household":[{"person_id":"H","relation":"tenant","given":"Zoe","family":"Wisniewska","dob":null}]})";
  }
  return R"({"page":1,"total":)" + std::to_string(total) + R"(,"items":[)" + items + "]}";
}

/// Searches a server that answers as told; gives how it failed.
SourceFailure failure_when(RoughServer::Answer answer, Limits const& limits) {
  RoughServer const server(std::move(answer));
  try {
    housing(server.url())->search(named(), limits);
  } catch (SourceFailure const& failure) {
    return failure;
  }
  ADD_FAILURE() << "nothing failed";
  return {Kind::nonsense, "nothing failed", ""};
}

RoughServer::Answer always(std::string const& bytes) {
  return [bytes](auto const&, int, RoughConnection const& connection) { connection.send(bytes); };
}

}  // namespace

TEST(RestSource, OffersEachTenancyOnceAndSaysWhoInItIsLikeTheSubject) {
  auto const page = fixture("page.json");
  RoughServer const server(always(http_ok(page)));
  auto const answer = housing(server.url())->search(zoe(), Limits());
  ASSERT_EQ(answer.candidates.size(), 2U);
  EXPECT_EQ(answer.candidates[0].key, "T000017");
  EXPECT_EQ(answer.candidates[0].kind, "tenancy");
  EXPECT_EQ(answer.candidates[0].title, "Flat 6, 81 Cooperage Row, Thamesbrook");
  EXPECT_EQ(answer.candidates[0].described.names.at(0).full, "Zoe Linden-Okoro");
  EXPECT_EQ(to_iso(*answer.candidates[0].described.born), "2004-09-03");
  EXPECT_EQ(answer.candidates[0].described.addresses.at(0).postcode, "RM22 5TJ");
  EXPECT_EQ(answer.candidates[1].described.names.at(0).full, "Zoe Wisniewska");
  EXPECT_EQ(answer.candidates[1].excerpt, "Ewa Wisniewska; Zoe Wisniewska");
  EXPECT_THAT(answer.terms[0], HasSubstr("family name and date of birth: Linden-Okoro, 9 March 2004"));
  EXPECT_THAT(server.heads()[0], HasSubstr("X-Api-Key: key-for-tests"));
}

TEST(RestSource, EncodesWhatItAsks) {
  RoughServer const server(always(http_ok(empty_page())));
  housing(server.url())->search(somebody("Siobhán", "O'Brien & Søn#1"), Limits());
  EXPECT_THAT(
      server.heads()[0],
      HasSubstr("given=Siobh%C3%A1n&surname=O%27Brien%20%26%20S%C3%B8n%231&page=1&page_size=100 HTTP"));
}

TEST(RestSource, ReadsEveryPage) {
  RoughServer const server([](std::string const& target, int, RoughConnection const& connection) {
    bool const second = target.find("page=2") != std::string::npos;
    connection.send(http_ok(second ? page_of({"T3"}, 3) : page_of({"T1", "T2"}, 3)));
  });
  auto const answer = housing(server.url())->search(named(), Limits());
  EXPECT_EQ(answer.candidates.size(), 3U);
  EXPECT_FALSE(answer.truncated);
}

TEST(RestSource, SaysWhenItHeldMoreThanWeTake) {
  RoughServer const server(always(http_ok(page_of({"T1", "T2", "T3"}, 3))));
  Limits limits;
  limits.candidates = 2;
  auto const answer = housing(server.url())->search(named(), limits);
  EXPECT_EQ(answer.candidates.size(), 2U);
  EXPECT_TRUE(answer.truncated);
}

TEST(RestSource, CollectsTheTenancyEachRepairAndEachNote) {
  RoughServer const server(always(http_ok(fixture("T000017.json"))));
  std::vector<sources::CollectedItem> items;
  housing(server.url())->collect("T000017", Limits(), [&](auto item) { items.push_back(std::move(item)); });
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].key, "T000017");
  EXPECT_THAT(items[0].original.bytes(), HasSubstr("Tenure: secure"));
  EXPECT_THAT(items[0].original.bytes(), HasSubstr("Family: Zając"));
  EXPECT_THAT(items[0].original.bytes(), HasSubstr("Started: 3 October 2022"));
  EXPECT_EQ(items[0].original.bytes().find("Tap drips"), std::string::npos);
  EXPECT_EQ(items[1].key, "T000017/repair/R0000001");
  EXPECT_EQ(items[1].title, "Repair: plumbing");
  EXPECT_EQ(items[1].dated, "2023-01-09");
  EXPECT_THAT(items[1].original.bytes(), HasSubstr("Text: Tap drips."));
  EXPECT_EQ(items[2].author, "Lorna Pike");
  EXPECT_THAT(items[2].original.bytes(), HasSubstr("Neighbour complained of noise."));
}

TEST(RestSource, KnowsTheHouseholdAroundATenancy) {
  RoughServer const server(always(http_ok(fixture("T000017.json"))));
  auto const all = housing(server.url())->around("T000017", Limits());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].role, "partner");
  EXPECT_EQ(all[1].key, "H000042");
  EXPECT_EQ(all[1].described.names.at(0).full, "Piotr Zając");
}

TEST(RestSource, RefusesAnotherRecordThanTheOneAskedFor) {
  RoughServer const server(always(http_ok(fixture("T000017.json"))));
  EXPECT_THROW(housing(server.url())->collect("T000099", Limits(), [](auto) {}), SourceFailure);
}

TEST(RestSource, IsCutOffWhenItHangs) {
  auto const start = steady_clock::now();
  auto const failure = failure_when(
      [](auto const&, int, RoughConnection const& connection) { connection.hang(); }, within(700));
  EXPECT_EQ(failure.kind(), Kind::timed_out);
  EXPECT_STREQ(failure.what(), "Housing tenancies did not answer within 0.7 seconds.");
  EXPECT_LT(steady_clock::now() - start, milliseconds(10'000));
}

TEST(RestSource, IsCutOffWhenItDripsItsHeadersOrItsBody) {
  auto const start = steady_clock::now();
  auto const page = http_ok(page_of({"T1"}, 1));
  EXPECT_EQ(
      failure_when([&](auto const&, int, RoughConnection const& connection) { connection.drip(page, 40); },
                   within(700))
          .kind(),
      Kind::timed_out);
  auto const head = page.find("\r\n\r\n") + 4;
  EXPECT_EQ(failure_when(
                [&](auto const&, int, RoughConnection const& connection) {
                  connection.send(page.substr(0, head));
                  connection.drip(page.substr(head), 40);
                },
                within(700))
                .kind(),
            Kind::timed_out);
  EXPECT_LT(steady_clock::now() - start, milliseconds(10'000));
}

TEST(RestSource, TriesAgainAfterAFaultAndAfterHalfAPage) {
  auto const page = http_ok(page_of({"T1"}, 1));
  RoughServer const server([&](auto const&, int number, RoughConnection const& connection) {
    if (number == 1)
      connection.send(http_answer("500 Oh no", "Content-Type: text/html\r\n", "<h1>fault</h1>"));
    if (number == 2) connection.send(page.substr(0, page.size() - 40));
    if (number == 3) connection.send(page);
  });
  EXPECT_EQ(housing(server.url())->search(named(), within(10'000)).candidates.size(), 1U);
  EXPECT_EQ(server.requests(), 3);
}

TEST(RestSource, GivesUpWhenTheFaultOrTheHalfPageStays) {
  auto const page = http_ok(page_of({"T1"}, 1));
  EXPECT_EQ(failure_when(always(http_answer("503 Busy", "", "")), within(5000, 2)).kind(), Kind::unreachable);
  EXPECT_EQ(failure_when(always(page.substr(0, page.size() - 40)), within(5000, 2)).kind(), Kind::nonsense);
  EXPECT_EQ(failure_when(always(""), within(5000, 2)).kind(), Kind::unreachable);
}

TEST(RestSource, WaitsAsLongAsItIsAskedTo) {
  auto const start = steady_clock::now();
  RoughServer const server([](auto const&, int number, RoughConnection const& connection) {
    connection.send(number == 1 ? http_answer("429 Slow down", "Retry-After: 1\r\n", "")
                                : http_ok(page_of({"T1"}, 1)));
  });
  EXPECT_EQ(housing(server.url())->search(named(), within(10'000)).candidates.size(), 1U);
  EXPECT_GE(steady_clock::now() - start, milliseconds(1000));
}

TEST(RestSource, DoesNotWaitLongerThanTheTimeLimit) {
  auto const start = steady_clock::now();
  auto const failure =
      failure_when(always(http_answer("429 Slow down", "Retry-After: 3600\r\n", "")), within(2000));
  EXPECT_EQ(failure.kind(), Kind::unreachable);
  EXPECT_THAT(failure.what(), HasSubstr("asked us to wait"));
  EXPECT_LT(steady_clock::now() - start, milliseconds(10'000));
}

TEST(RestSource, SaysThatASignInWasRefusedAfterOneTry) {
  RoughServer const server(always(
      http_answer("401 Unauthorized", "Content-Type: application/json\r\n", R"({"error":"unauthorised"})")));
  try {
    housing(server.url())->search(named(), Limits());
    ADD_FAILURE() << "nothing failed";
  } catch (SourceFailure const& failure) {
    EXPECT_EQ(failure.kind(), Kind::sign_in_refused);
    EXPECT_EQ(failure.internal().find("key-for-tests"), std::string::npos);
  }
  EXPECT_EQ(server.requests(), 1);
}

TEST(RestSource, TakesNothingButJson) {
  auto const page = failure_when(
      always(http_answer("200 OK", "Content-Type: text/html\r\n", "<html>Sign in</html>")), Limits());
  EXPECT_EQ(page.kind(), Kind::nonsense);
  EXPECT_THAT(page.what(), HasSubstr("a web page, perhaps to sign in"));
  EXPECT_EQ(failure_when(always(http_ok("{\"total\": 1, \"items\": [")), Limits()).kind(), Kind::nonsense);
  EXPECT_EQ(failure_when(always(http_ok(R"({"total":0,"total":0,"items":[]})")), Limits()).kind(),
            Kind::nonsense);
  EXPECT_EQ(failure_when(always(http_answer(
                             "200 OK", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", "x")),
                         Limits())
                .kind(),
            Kind::nonsense);
}

TEST(RestSource, FollowsNoRedirect) {
  RoughServer const other(always(http_ok(page_of({"T1"}, 1))));
  auto const failure = failure_when(
      always(http_answer("302 Found", "Location: " + other.url() + "/v1/tenancies\r\n", "")), Limits());
  EXPECT_EQ(failure.kind(), Kind::nonsense);
  EXPECT_EQ(other.requests(), 0);
}

TEST(RestSource, RefusesAnAnswerLargerThanWeTake) {
  Limits limits;
  limits.item_bytes = 100'000;
  auto const declared =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n{";
  EXPECT_EQ(failure_when(always(declared), limits).kind(), Kind::too_large);
  auto const endless = [](auto const&, int, RoughConnection const& connection) {
    connection.send(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
    while (connection.send("1000\r\n" + std::string(0x1000, ' ') + "\r\n")) {
    }
  };
  EXPECT_EQ(failure_when(endless, limits).kind(), Kind::too_large);
}

TEST(RestSource, NamesTheFieldThatIsGone) {
  EXPECT_THAT(failure_when(always(http_ok(R"({"count":0,"items":[]})")), Limits()).what(),
              HasSubstr("\"/total\""));
  auto page = page_of({"T1"}, 1);
  page.replace(page.find("\"family\""), 8, "\"surname\"");
  auto const failure = failure_when(always(http_ok(page)), Limits());
  EXPECT_EQ(failure.kind(), Kind::schema_changed);
  EXPECT_THAT(failure.what(), HasSubstr("\"/family\""));
  EXPECT_EQ(failure_when(always(http_ok(R"({"total":"many","items":[]})")), Limits()).kind(),
            Kind::schema_changed);
  EXPECT_EQ(failure_when(always(http_ok(R"([])")), Limits()).kind(), Kind::schema_changed);
}

TEST(RestSource, NeverTakesAPartForTheWhole) {
  EXPECT_THAT(failure_when(always(http_ok(page_of({"T1", "T2"}, 4))), Limits()).what(),
              HasSubstr("same record twice"));
  auto const short_of = [](std::string const& target, int, RoughConnection const& connection) {
    connection.send(
        http_ok(target.find("page=1&") != std::string::npos ? page_of({"T1"}, 3) : page_of({}, 3)));
  };
  EXPECT_THAT(failure_when(short_of, Limits()).what(), HasSubstr("said it has 3 records but gave 1"));
  auto const changing = [](std::string const& target, int, RoughConnection const& connection) {
    connection.send(
        http_ok(target.find("page=1&") != std::string::npos ? page_of({"T1"}, 2) : page_of({"T2"}, 5)));
  };
  EXPECT_THAT(failure_when(changing, Limits()).what(), HasSubstr("changed while it was read"));
}

TEST(RestSource, SaysThatItCannotBeReached) {
  auto source = housing("http://127.0.0.1:1");
  try {
    source->search(named(), within(1500, 2));
    ADD_FAILURE() << "nothing failed";
  } catch (SourceFailure const& failure) {
    EXPECT_EQ(failure.kind(), Kind::unreachable);
  }
}

TEST(RestSource, CallsThisMachineOnlyWhenTheSettingsSaySoAndOthersOnlyInSafety) {
  RoughServer const server(always(http_ok(empty_page())));
  for (auto const& [url, loopback] :
       std::vector<std::pair<std::string, std::string>>{{server.url(), "refused"},
                                                        {"http://169.254.169.254/latest", "allowed"},
                                                        {"http://192.0.2.7/api", "allowed"}}) {
    try {
      housing(url, loopback)->search(named(), within(1500, 1));
      ADD_FAILURE() << url << " was called";
    } catch (SourceFailure const& failure) {
      EXPECT_EQ(failure.kind(), Kind::unreachable) << url;
      EXPECT_THAT(failure.what(), HasSubstr("not one we may call")) << url;
    }
  }
  EXPECT_EQ(server.requests(), 0);
}
