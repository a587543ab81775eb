#include "connectors/try_out.h"

#include <gmock/gmock.h>

#include "connectors/demo_people.h"
#include "connectors/rough_server.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::http_answer;
using rightsdesk::connectors::test::http_ok;
using rightsdesk::connectors::test::RoughServer;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::unique_ptr<ConnectedSources> thamesbrook(Endpoints endpoints) {
  auto all = open_sources(std::string(RIGHTSDESK_TREE) + "/connectors", std::move(endpoints),
                          [](std::string const&) -> std::optional<std::string> { return std::nullopt; });
  EXPECT_TRUE(all.has_value());
  return std::move(*all);
}

std::vector<std::string> outcomes(std::vector<Tried> const& steps) {
  std::vector<std::string> all;
  for (auto const& step : steps) all.push_back(step.step + ": " + to_string(step.outcome));
  return all;
}

}  // namespace

TEST(TryOut, GoesThroughEveryStepOfASourceThatWorks) {
  auto const all =
      thamesbrook({{"thamesbrook-mailbox",
                    Endpoint({{"path", std::string(RIGHTSDESK_TREE) +
                                           "/connectors/thamesbrook-mailbox/fixtures/export.mbox"}})}});
  auto const steps = try_out(*all, "thamesbrook-mailbox", connectors::test::zoe(), sources::Limits());
  EXPECT_THAT(outcomes(steps), ElementsAre("settings: good", "sign-in: good", "fields: warning",
                                           "nil search: good", "known search: good", "time limit: good"));
  EXPECT_TRUE(works(steps));
  EXPECT_THAT(steps[4].words, HasSubstr("Found 4 records, 1 items behind the first"));
}

TEST(TryOut, StopsAtTheStepThatFailsAndSaysWhy) {
  RoughServer const server(
      [](auto const&, int, auto const& connection) { connection.send(http_answer("401 No", "", "")); });
  auto const all =
      thamesbrook({{"thamesbrook-housing", Endpoint({{"url", server.url()}, {"api_key", "k"}})}});
  auto const steps = try_out(*all, "thamesbrook-housing", std::nullopt, sources::Limits());
  EXPECT_THAT(outcomes(steps),
              ElementsAre("settings: good", "sign-in: failed", "fields: not tried", "nil search: not tried",
                          "known search: not tried", "time limit: not tried"));
  EXPECT_EQ(steps[1].words,
            "Housing tenancies refused our sign-in: the key is not accepted. (sign-in refused)");
  EXPECT_FALSE(works(steps));
}

TEST(TryOut, WarnsOfASourceThatIgnoresWhatItIsAsked) {
  RoughServer const server([](auto const&, int, auto const& connection) {
    connection.send(http_ok(
        R"({"total":1,"items":[{"id":"T1","address":{"line":"1 Row","postcode":"RM22 5TJ"},"started":null,"ended":null,"household":[]}]})"));
  });
  auto const all =
      thamesbrook({{"thamesbrook-housing", Endpoint({{"url", server.url()}, {"api_key", "k"}})}});
  auto const steps = try_out(*all, "thamesbrook-housing", std::nullopt, sources::Limits());
  EXPECT_EQ(steps[3].outcome, Tried::Outcome::warning);
  EXPECT_THAT(steps[3].words, HasSubstr("may ignore what it is asked"));
}

TEST(TryOut, NamesTheSettingThatIsNotThere) {
  auto const all = thamesbrook({});
  auto const steps = try_out(*all, "thamesbrook-documents", std::nullopt, sources::Limits());
  EXPECT_EQ(steps[0].outcome, Tried::Outcome::failed);
  EXPECT_THAT(steps[0].words, HasSubstr("THAMESBROOK_DOCUMENTS"));
}
