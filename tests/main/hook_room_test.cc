// What the worker does with webhooks: what it sends, how often, and when it gives up.
#include "main/hook_room.h"

#include <gmock/gmock.h>

#include "app/council.h"
#include "core/json.h"
#include "web/edge/server.h"

#include <nlohmann/json.hpp>

namespace rightsdesk::testing {
namespace {

using ::testing::ElementsAre;

/// Subscribers in memory: one message that is due for as long as it is not ended.
class OneMessage final : public app::HookDesk {
 public:
  std::optional<app::MadeHook> add(app::NewHook const&, std::string const&) override { return std::nullopt; }
  std::vector<app::Hook> all() override { return {}; }
  std::optional<app::Hook> find(std::string const&) override { return std::nullopt; }
  bool end(std::string const&, std::string const&) override { return false; }
  std::optional<std::string> rotate(std::string const&, std::string const&) override { return std::nullopt; }
  std::vector<app::HookMessage> messages(std::string const&, int) override { return {}; }
  int revive(std::string const&, std::string const&) override { return 0; }
  bool gather() override {
    if (away) throw Fault("The store is away.", "away");
    return false;
  }
  std::optional<app::HookCall> take(Instant) override {
    if (!due) return std::nullopt;
    due = false;
    return call;
  }
  void delivered(app::HookMessage const& message) override { became.push_back(message.id + " delivered"); }
  void again(app::HookMessage const& message, std::string const& why, Instant at) override {
    became.push_back(message.id + " again: " + why);
    again_at = at;
  }
  void give_up(app::HookMessage const& message, std::string const& why) override { became.push_back(message.id + " dead: " + why); }
  std::int64_t forget_ended(Instant) override { return 0; }

  app::HookCall call{{"msg_1", "hook 1", "request.received", CaseId("01CASE"), *parse_instant("2026-11-23T09:59:58Z")}, "", "SRR-7K4M-29QD-X", {std::string(32, 'k')}};
  bool due = true, away = false;
  std::vector<std::string> became;
  std::optional<Instant> again_at;
};

/// Answers every call with one status.
class Answers final : public web::Answering {
 public:
  [[nodiscard]] std::uint64_t largest_body(std::string const&, std::string const&) const override { return 1U << 16U; }
  [[nodiscard]] web::Reply answer(web::Exchange& exchange) noexcept override {
    body = exchange.json;
    return web::Reply::text("noted", status);
  }
  [[nodiscard]] web::Reply refuse(int refused, std::string const&) noexcept override { return web::Reply::text("no", refused); }
  std::string body;
  int status = 200;
};

class TheHookRoom : public ::testing::Test {
 protected:
  TheHookRoom() { hooks_.call.url = "http://127.0.0.1:" + std::to_string(server_.port()) + "/"; }
  void round() {
    settings::Service service;
    service.webhooks.allow_http = service.webhooks.allow_private = true;
    HookRoom room(hooks_, clock_, webhook_terms(service));
    room.go_round([] { return false; }, [this](HookRoom::Line const& line) { told_.push_back(line.outcome + ": " + line.words); });
  }
  app::StoppedClock clock_;
  OneMessage hooks_;
  Answers answers_;
  web::Server server_{{}, answers_};
  std::vector<std::string> told_;
};

TEST_F(TheHookRoom, SendsTheReferenceAndTheKindAndNothingElse) {
  round();
  EXPECT_THAT(hooks_.became, ElementsAre("msg_1 delivered"));
  EXPECT_EQ(*parse_json(answers_.body), (Json{{"type", "request.received"}, {"timestamp", "2026-11-23T09:59:58.000000Z"}, {"data", {{"reference", "SRR-7K4M-29QD-X"}}}}));
}

TEST_F(TheHookRoom, TriesAgainEachTimeLater) {
  answers_.status = 503;
  std::vector<long> waits;
  for (int tries = 0; tries < 9; ++tries) {
    hooks_.due = true;
    hooks_.call.message.attempts = tries;
    round();
    waits.push_back(std::chrono::duration_cast<std::chrono::seconds>(*hooks_.again_at - clock_.at).count());
  }
  EXPECT_THAT(waits, ElementsAre(5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400));
  EXPECT_EQ(told_.front(), "again: it answered with 503");
}

TEST_F(TheHookRoom, GivesUpAfterTenTriesOrWhereItIsNotWanted) {
  answers_.status = 500;
  hooks_.call.message.attempts = 9;
  round();
  answers_.status = 410;
  hooks_.due = true;
  hooks_.call.message.attempts = 0;
  round();
  EXPECT_THAT(hooks_.became, ElementsAre("msg_1 dead: it answered with 500", "msg_1 dead: 410: it wants no more"));
  EXPECT_THAT(told_, ElementsAre("dead: it answered with 500", "dead: 410: it wants no more"));
}

TEST_F(TheHookRoom, SendsNothingToThisMachineUnlessTheServiceSaysSo) {
  HookRoom room(hooks_, clock_, webhook_terms(settings::Service{}));
  room.go_round([] { return false; }, [](HookRoom::Line const&) {});
  EXPECT_EQ(answers_.body, "");
  EXPECT_THAT(hooks_.became, ElementsAre("msg_1 again: The address must begin with https://."));
}

TEST_F(TheHookRoom, WaitsWhereTheStoreIsAway) {
  hooks_.away = true;
  round();
  EXPECT_TRUE(hooks_.became.empty());
}

}  // namespace
}  // namespace rightsdesk::testing
