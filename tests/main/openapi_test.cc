// The description of the interface is the router's, route by route, in both directions.
#include <gmock/gmock.h>

#include "api_desk.h"

namespace rightsdesk::testing {
namespace {

/// "/api/v1/requests/:reference" as OpenAPI writes it.
std::string described(std::string const& pattern) { return std::regex_replace(pattern, std::regex(":([a-z]+)"), "{$1}"); }

class TheDescription : public ::testing::Test, protected ApiDesk {
 protected:
  Json const document_ = ask("GET", "/api/v1/openapi.json", {}).json();
};

TEST_F(TheDescription, NamesEveryRouteOfTheRouterAndNoOther) {
  std::set<std::string> routed, written;
  for (auto const& route : desks.dispatch.routes()) {
    if (!route.pattern.starts_with("/api/")) continue;
    routed.insert(route.method + " " + described(route.pattern) + (route.access.audience == web::Audience::caller ? " " + *route.access.roles.begin() : ""));
  }
  for (auto const& [path, methods] : document_["paths"].items()) {
    for (auto const& [method, operation] : methods.items()) {
      auto upper = method;
      for (auto& c : upper) c = static_cast<char>(std::toupper(c));
      auto const scope = operation.value("x-scope", "");
      EXPECT_EQ(scope.empty(), operation.contains("security")) << path << ": open to anyone, or by a scope";
      written.insert(upper + " " + path + (scope.empty() ? "" : " " + scope));
    }
  }
  EXPECT_EQ(written, routed);
  EXPECT_GT(routed.size(), 10U);
}

TEST_F(TheDescription, SaysOfEveryPostThatItNeedsAKeyOfItsOwn) {
  for (auto const& [path, methods] : document_["paths"].items()) {
    if (!methods.contains("post")) continue;
    EXPECT_EQ(methods["post"]["parameters"][0]["$ref"], "#/components/parameters/IdempotencyKey") << path;
  }
}

TEST_F(TheDescription, AsksWhatTheFormAsks) {
  auto const& answers = document_["components"]["schemas"]["Answers"]["properties"];
  for (auto const* question : {"right", "who-for", "full-name", "born", "address", "services", "complaint", "format"}) EXPECT_TRUE(answers.contains(question)) << question;
  EXPECT_EQ(document_["openapi"], "3.1.0");
  EXPECT_EQ(document_["servers"][0]["url"], "https://rights.example.org");
}

}  // namespace
}  // namespace rightsdesk::testing
