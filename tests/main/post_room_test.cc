// The outbox between its carriers and its cases: against the simulator of GOV.UK Notify, and against folders.
#include "main/post_room.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/council.h"
#include "app/resident.h"
#include "app/undelivered.h"
#include "app/walk.h"
#include "core/json.h"
#include "core/original.h"
#include "main/notify_receipts.h"
#include "posting/print.h"
#include "posting/simulator_server.h"

namespace rightsdesk::testing {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::HasSubstr;

class ThePostRoom : public ::testing::Test {
 protected:
  ThePostRoom() {
    std::ofstream(council_.folder + "/notify-key") << posting::kSimulatorKey;
    service_.outbox = council_.folder;
    settings::Post post;
    post.email = notify(posting::kEmailTemplate);
    post.sms = notify(posting::kTextTemplate);
    service_.post = post;
  }
  settings::Carrier notify(std::string const& template_id) {
    settings::Carrier carrier;
    carrier.by = settings::Carrier::By::notify;
    carrier.url = server_.url();
    carrier.key_file = council_.folder + "/notify-key";
    carrier.template_id = template_id;
    return carrier;
  }
  /// A request from this address; the acknowledgement waits.
  CaseId request_from(std::string const& email) {
    return council_.at_desk([&](app::Office& office) {
      auto answers = app::form();
      answers["email"] = {email};
      answers["phone"] = {"07700 900123"};
      auto const sent = app::submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, fresh_id_text());
      EXPECT_TRUE(sent);
      reference_ = sent->reference;
      return sent->about;
    });
  }
  void round() {
    app::Desk desk(council_);
    Carriers const carriers(service_);
    PostRoom room(*desk.database, desk.key, desk.office, carriers);
    room.go_round([] { return false; }, [this](PostRoom::Line const& line) { told_.push_back(line.channel + " " + line.outcome + ": " + line.words); });
  }
  std::vector<store::Message> messages() {
    app::Desk desk(council_);
    std::vector<store::Message> all;
    store::in_transaction(*desk.database, [&](store::Connection& connection) {
      all.clear();
      store::Outbox outbox(connection, desk.key);
      connection.query("SELECT id FROM outbox ORDER BY made_at, id", {}, [&](store::Row const& row) { all.push_back(*outbox.find(row.text(0))); });
    });
    return all;
  }
  std::vector<std::string> failed_tasks(CaseId const& about) {
    std::vector<std::string> words;
    app::Desk desk(council_);
    desk.works.in_one([&](app::Work& work) {
      for (auto const& task : work.tasks().of_case(about))
        if (task.kind == app::kMessageFailed) words.push_back(task.words.reveal());
    });
    return words;
  }
  /// The acknowledgement of somebody who may be written to on paper alone.
  CaseId letter_on_paper() {
    settings::Carrier letters = notify("");
    letters.postage = "first";
    service_.post->letters = letters;
    return council_.at_desk([&](app::Office& office) {
      auto answers = app::form();
      answers["safe-contact"] = {"some"};
      answers["safe-times"] = {"school days before 3pm"};
      for (auto const* way : {"safe-email", "safe-text", "safe-phone", "safe-message"}) answers[way] = {"no"};
      answers["safe-post"] = {"yes"};
      auto const sent = app::submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, fresh_id_text());
      EXPECT_TRUE(sent) << (sent ? "" : sent.error().front().text);
      return sent->about;
    });
  }
  /// The hashes of the letters that were made to be printed.
  std::vector<std::string> printed_of(CaseId const& about) {
    std::vector<std::string> hashes;
    app::Desk desk(council_);
    desk.works.in_one([&](app::Work& work) {
      hashes.clear();
      for (auto const& event : work.cases().events(about))
        if (event.what == "letter_to_print") hashes.push_back(event.detail.at("sha256"));
    });
    return hashes;
  }
  bool take(web::Receipt const& receipt) {
    app::Desk desk(council_);
    return NotifyReceipts(*desk.database, desk.key, desk.office, "").take(receipt);
  }
  [[nodiscard]] std::string bearer() const { return "Bearer " + posting::notify_token(*posting::notify_key(posting::kSimulatorKey), council_.clock.at); }
  Json taken() { return parse_json(server_.simulator().answer({"GET", "/simulator/taken"}, council_.clock.at).body).value(); }
  void fail(Json const& how) { server_.simulator().answer({"POST", "/simulator/fail", {}, "", how.dump()}, council_.clock.at); }

  app::Council council_;
  posting::SimulatorServer server_{*posting::notify_key(posting::kSimulatorKey), council_.clock, {}};
  settings::Service service_;
  std::string reference_;
  std::vector<std::string> told_;
};

TEST_F(ThePostRoom, SendsALetterOnceAndAsksUntilItHasArrived) {
  auto const id = request_from("amina.osei@example.org");
  round();
  round();
  ASSERT_EQ(taken().size(), 1U);
  EXPECT_EQ(taken()[0]["email_address"], "amina.osei@example.org");
  EXPECT_EQ(taken()[0]["reference"], messages().at(0).id);
  EXPECT_EQ(messages()[0].state, "sent");
  council_.clock.at += seconds(61);
  round();
  EXPECT_EQ(messages()[0].state, "sent") << "on its way";
  council_.clock.at += minutes(2);
  round();
  EXPECT_EQ(messages()[0].state, "delivered");
  EXPECT_TRUE(failed_tasks(id).empty());
}

TEST_F(ThePostRoom, HasALetterPrintedOnceAndKeepsWhatWasPrinted) {
  auto const id = letter_on_paper();
  round();
  round();
  ASSERT_EQ(taken().size(), 1U) << messages().at(0).error;
  EXPECT_EQ(taken()[0]["type"], "letter");
  EXPECT_EQ(taken()[0]["postage"], "first");
  EXPECT_EQ(taken()[0]["reference"], messages().at(0).id);
  auto const printed = printed_of(id);
  ASSERT_EQ(printed.size(), 1U) << "one event, however often it was tried";
  council_.clock.at += seconds(61);
  for (int i = 0; i < 3; ++i, council_.clock.at += minutes(5)) round();
  EXPECT_EQ(messages()[0].state, "delivered");
  auto const page = server_.simulator().answer({"GET", "/v2/notifications/" + messages()[0].carrier_id + "/pdf", {}, bearer()}, council_.clock.at);
  EXPECT_EQ(page.media_type, "application/pdf");
  EXPECT_EQ(sha256_hex(page.body), printed[0]) << "the bytes that are kept, whose hash is on the ledger";
  EXPECT_FALSE(posting::wrong_with_print(page.body));
}

TEST_F(ThePostRoom, MakesATaskOfALetterThatWasNotPrinted) {
  auto const id = letter_on_paper();
  fail({{"letters", "validation-failed"}});
  for (int i = 0; i < 6; ++i, council_.clock.at += minutes(5)) round();
  EXPECT_EQ(messages().at(0).state, "failed");
  ASSERT_EQ(failed_tasks(id).size(), 1U);
  EXPECT_THAT(failed_tasks(id)[0], HasSubstr("by post, did not arrive: validation-failed."));
}

TEST_F(ThePostRoom, AsksAWeekLongWhetherALetterWasPosted) {
  letter_on_paper();
  fail({{"letters", "accepted"}});
  round();
  council_.clock.at += std::chrono::hours(150);
  round();
  EXPECT_FALSE(messages().at(0).carrier_id.empty());
  council_.clock.at += std::chrono::hours(20);
  round();
  EXPECT_TRUE(messages().at(0).carrier_id.empty());
  EXPECT_EQ(messages()[0].state, "sent") << "nobody knows: Notify keeps it for seven days";
}

TEST_F(ThePostRoom, LeavesPaperThatIsNoLetterOfACaseToTheFolder) {
  auto const id = letter_on_paper();
  {
    app::Desk desk(council_);
    desk.works.in_one([&](app::Work& work) {
      app::Message question{fresh_id_text(), "post", "The Archive, 2 Mill Lane", "A question", "What do you hold?", id};
      question.what = "chase";
      work.outbox().put(question, council_.clock.at);
    });
  }
  round();
  EXPECT_EQ(taken().size(), 1U) << "the letter alone is printed";
  for (auto const& message : messages()) EXPECT_EQ(message.state, "sent");
}

// Receipts: what GOV.UK Notify tells before it is asked.
TEST_F(ThePostRoom, EndsAMessageByItsReceipt) {
  request_from("amina.osei@example.org");
  round();
  auto const sent = messages().at(0);
  EXPECT_FALSE(take({"01OTHER", sent.carrier_id, "delivered"}));
  EXPECT_FALSE(take({sent.id, "33333333-3333-4333-8333-333333333333", "delivered"})) << "both names are its own";
  EXPECT_EQ(messages()[0].state, "sent");
  EXPECT_TRUE(take({sent.id, sent.carrier_id, "sending"}));
  EXPECT_EQ(messages()[0].state, "sent");
  EXPECT_TRUE(take({sent.id, sent.carrier_id, "delivered"}));
  EXPECT_EQ(messages()[0].state, "delivered");
  EXPECT_TRUE(take({sent.id, sent.carrier_id, "permanent-failure"}));
  EXPECT_EQ(messages()[0].state, "delivered") << "it has ended";
}

TEST_F(ThePostRoom, MakesATaskByAReceiptOnce) {
  auto const id = request_from("perm-fail@simulator.notify");
  round();
  auto const sent = messages().at(0);
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(take({sent.id, sent.carrier_id, "permanent-failure"}));
  EXPECT_EQ(messages()[0].state, "failed");
  ASSERT_EQ(failed_tasks(id).size(), 1U);
  EXPECT_THAT(failed_tasks(id)[0], HasSubstr("by email, did not arrive: permanent-failure."));
}

TEST_F(ThePostRoom, MakesATaskOfALetterThatCameBackInThePost) {
  auto const id = letter_on_paper();
  for (int i = 0; i < 6; ++i, council_.clock.at += minutes(5)) round();
  auto const sent = messages().at(0);
  ASSERT_EQ(sent.state, "delivered");
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(take({sent.id, sent.carrier_id, "returned"}));
  EXPECT_EQ(messages()[0].state, "failed");
  ASSERT_EQ(failed_tasks(id).size(), 1U);
  EXPECT_THAT(failed_tasks(id)[0], HasSubstr("by post, did not arrive: the letter came back in the post."));
}

TEST_F(ThePostRoom, MakesATaskOfALetterThatDidNotArrive) {
  auto const id = request_from("perm-fail@simulator.notify");
  round();
  council_.clock.at += seconds(61);
  round();
  council_.clock.at += minutes(2);
  round();
  EXPECT_EQ(messages().at(0).state, "failed");
  ASSERT_EQ(failed_tasks(id).size(), 1U);
  EXPECT_THAT(failed_tasks(id)[0], HasSubstr("by email, did not arrive: permanent-failure."));
  EXPECT_EQ(told_, std::vector<std::string>{"email failed: permanent-failure"});
}

// security.md B07
TEST_F(ThePostRoom, AsksAPersonAboutALetterThatCameBackWithABackup) {
  auto const about = request_from("zoe@example.org");
  store::in_transaction(*app::Desk(council_).database, [](store::Connection& connection) { connection.execute("UPDATE outbox SET carrier_id = ?", {store::Outbox::kRestored}); });
  round();
  ASSERT_EQ(messages().size(), 1U);
  EXPECT_EQ(messages().front().state, "failed");
  EXPECT_EQ(messages().front().attempts, 1) << "taken, and not handed to anybody";
  ASSERT_EQ(failed_tasks(about).size(), 1U);
  EXPECT_THAT(failed_tasks(about).front(), HasSubstr("may have gone before the backup was put back"));
}

TEST_F(ThePostRoom, TriesAgainWhenItsCarrierIsBusyAndNoSoonerThanItSays) {
  request_from("amina.osei@example.org");
  fail({{"status", 429}, {"times", 1}, {"retry_after", 120}});
  round();
  EXPECT_EQ(messages().at(0).state, "waiting");
  EXPECT_THAT(messages()[0].error, HasSubstr("429 RateLimitError"));
  council_.clock.at += seconds(119);
  round();
  EXPECT_EQ(taken().size(), 0U);
  council_.clock.at += seconds(1);
  round();
  EXPECT_EQ(taken().size(), 1U);
}

TEST_F(ThePostRoom, TriesForADayAndThenAsksAPerson) {
  auto const id = request_from("amina.osei@example.org");
  fail({{"status", 503}, {"times", 1000}});
  auto const begun = council_.clock.at;
  for (int i = 0; i < 200 && failed_tasks(id).empty(); ++i) {
    round();
    council_.clock.at += minutes(15);
  }
  EXPECT_EQ(messages().at(0).state, "failed");
  EXPECT_THAT(failed_tasks(id).at(0), HasSubstr("503 Exception: Internal server error"));
  EXPECT_GT(council_.clock.at - begun, std::chrono::hours(22));
  EXPECT_LT(council_.clock.at - begun, std::chrono::hours(36));
}

TEST_F(ThePostRoom, SendsACodeByTextAndNoneThatIsTooOld) {
  auto const id = request_from("amina.osei@example.org");
  round();
  council_.at_desk([&](app::Office& office) { app::ask_for_code(office, reference_, app::CodeBy::text); });
  round();
  ASSERT_EQ(taken().size(), 2U);
  EXPECT_EQ(taken()[0]["phone_number"], "+447700900123");
  EXPECT_THAT(taken()[0]["body"].get<std::string>(), HasSubstr("Your code is "));
  council_.at_desk([&](app::Office& office) { app::ask_for_code(office, reference_, app::CodeBy::text); });
  council_.clock.at += minutes(10) + seconds(1);
  round();
  EXPECT_EQ(taken().size(), 2U) << "it would not open anything";
  EXPECT_THAT(failed_tasks(id).at(0), HasSubstr("The code to follow the request, by text message, did not arrive: it could not be sent in time."));
}

TEST_F(ThePostRoom, HasAFolderForWhatNobodyIsNamedFor) {
  service_.post.reset();
  request_from("amina.osei@example.org");
  council_.at_desk([&](app::Office& office) { app::ask_for_code(office, reference_, app::CodeBy::text); });
  round();
  for (auto const& message : messages()) {
    EXPECT_EQ(message.state, "sent");
    EXPECT_TRUE(std::filesystem::exists(council_.folder + "/" + message.id + ".eml"));
  }
  EXPECT_EQ(messages().size(), 2U);
}

TEST(Waits, DoubleFromHalfAMinuteToAnHour) {
  EXPECT_EQ(wait_after(1), seconds(30));
  EXPECT_EQ(wait_after(2), seconds(60));
  EXPECT_EQ(wait_after(7), seconds(1920));
  EXPECT_EQ(wait_after(8), seconds(3600));
  EXPECT_EQ(wait_after(31), seconds(3600));
}

}  // namespace
}  // namespace rightsdesk::testing
