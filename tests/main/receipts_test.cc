// The callbacks of GOV.UK Notify, from its simulator through a real listener.
#include <gmock/gmock.h>

#include "api_desk.h"
#include "app/walk.h"
#include "posting/simulator.h"
#include "store/outbox_store.h"

namespace rightsdesk::testing {
namespace {

using ::testing::IsEmpty;

class Receipts : public ::testing::Test {
 protected:
  Said tell(std::string const& body, std::string const& token = kReceiptsToken) {
    Headers headers{{"Content-Type", "application/json"}};
    if (!token.empty()) headers["Authorization"] = "Bearer " + token;
    return desk_.ask("POST", "/notify/receipts", headers, body);
  }
  /// A message of the case that its carrier has, as a worker leaves it.
  std::string sent() {
    auto const id = app::submitted(desk_.desks.desk.office);
    std::string message;
    store::in_transaction(*desk_.desks.desk.database, [&](store::Connection& connection) {
      store::Outbox outbox(connection, desk_.desks.desk.key);
      connection.query("SELECT id FROM outbox WHERE about = ?", {id.str()}, [&](store::Row const& row) { message = row.text(0); });
      outbox.sent(message, kTheirs, desk_.desks.now() + std::chrono::hours(1));
    });
    return message;
  }
  std::string state_of(std::string const& message) {
    return store::Outbox(*desk_.desks.desk.database->connection(), desk_.desks.desk.key).find(message)->state;
  }
  static std::string receipt(std::string const& message, std::string const& status) { return Json{{"id", kTheirs}, {"reference", message}, {"status", status}, {"to", "zoe@example.org"}}.dump(); }
  static constexpr char const* kTheirs = "a1b2c3d4-0000-4000-8000-00000000000f";
  ApiDesk desk_;
};

TEST_F(Receipts, AreTakenWithTheirTokenAlone) {
  auto const message = sent();
  for (std::string const token : {"", "another token of the same kind", "the token that the carrier was giveN"}) {
    auto const answer = tell(receipt(message, "delivered"), token);
    EXPECT_EQ(answer.status, 401) << token;
    EXPECT_EQ(answer.header("www-authenticate"), "Bearer");
  }
  EXPECT_EQ(state_of(message), "sent");
  EXPECT_EQ(tell(receipt(message, "delivered")).status, 204);
  EXPECT_EQ(state_of(message), "delivered");
}

TEST_F(Receipts, ThatAreNoneChangeNothing) {
  auto const message = sent();
  for (std::string const body : {"", "{", "[]", "{}", "{\"id\": 7, \"reference\": [], \"status\": null}", "{\"reference\": \"x\", \"status\": \"delivered\"}"}) EXPECT_EQ(tell(body).status, 400) << body;
  EXPECT_EQ(tell(receipt("01NOBODY", "delivered")).status, 404);
  EXPECT_EQ(tell(receipt(message, "a word of next year")).status, 204) << "it ends nothing";
  EXPECT_EQ(tell(Json{{"reference", std::string(1001, 'x')}, {"id", kTheirs}, {"status", "delivered"}}.dump()).status, 400);
  EXPECT_EQ(state_of(message), "sent");
  EXPECT_EQ(desk_.ask("GET", "/notify/receipts", {{"Authorization", std::string("Bearer ") + kReceiptsToken}}).status, 405);
}

TEST_F(Receipts, NeedATokenThatSomebodySet) {
  NotifyReceipts const none(*desk_.desks.desk.database, desk_.desks.desk.key, desk_.desks.desk.office, "");
  EXPECT_FALSE(none.is_theirs(""));
  EXPECT_FALSE(none.is_theirs(kReceiptsToken));
}

TEST_F(Receipts, ComeFromTheSimulatorAsItsDocumentationHasThem) {
  auto const now = desk_.desks.now();
  auto const key = *posting::notify_key(posting::kSimulatorKey);
  posting::NotifySimulator simulator(key, "http://simulator");
  auto const message = sent();
  Json const email{{"email_address", "temp-fail@simulator.notify"}, {"template_id", posting::kEmailTemplate}, {"reference", message}, {"personalisation", {{"subject", "s"}, {"body", "b"}}}};
  auto const posted = simulator.answer({"POST", "/v2/notifications/email", {}, "Bearer " + posting::notify_token(key, now), email.dump()}, now);
  auto const theirs = parse_json(posted.body).value()["id"].get<std::string>();
  desk_.desks.desk.database->connection()->execute("UPDATE outbox SET carrier_id = ? WHERE id = ?", {theirs, message});
  auto const call_back = [&](std::string const& token) {
    return simulator.answer({"POST", "/simulator/call-back", {}, "", Json{{"url", desk_.url() + "/notify/receipts"}, {"token", token}}.dump()}, now).body;
  };
  EXPECT_EQ(call_back("no token of ours at all"), "[401]");
  EXPECT_EQ(call_back(kReceiptsToken), "[204]");
  EXPECT_EQ(state_of(message), "failed");
}

}  // namespace
}  // namespace rightsdesk::testing
