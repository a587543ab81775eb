// Our client against the simulator, over HTTP and TLS.
#include "posting/notify.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "connectors/certificates.h"
#include "posting/simulator_server.h"
#include "posting_pdf.h"

namespace rightsdesk::posting {
namespace {

using connectors::test::Certificates;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;
using Answer = Handed::Answer;

class SetClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return at; }
  Instant at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours(9);
};

struct Notify : testing::Test {
  Notify() {
    std::string pattern = "/tmp/rd-notify-XXXXXX";
    folder = ::mkdtemp(pattern.data());
    std::ofstream(folder + "/key") << kSimulatorKey << "\n";
    account = {server.url(), folder + "/key", {{"email", kEmailTemplate}, {"sms", kTextTemplate}}, "", seconds(5)};
  }
  ~Notify() override { std::filesystem::remove_all(folder); }
  Handed hand_over(std::string const& to, std::string const& channel = "email", int tries = 0) {
    return NotifyCarrier(account).hand_over({"01JPARCEL", channel, Personal<std::string>(to), Personal<std::string>("Your code"), Personal<std::string>("It is 12345678 ((x))"), tries}, clock.at);
  }
  Handed post(std::string const& pdf, int tries = 0) {
    Parcel parcel{"01JPARCEL", "post", Personal<std::string>("Zoë Lund, 3 Mill Lane, TH1 2AB"), {}, {}, tries};
    parcel.printed = Personal<std::string>(pdf);
    return NotifyCarrier(account).hand_over(parcel, clock.at);
  }
  Fate fate(std::string const& id) { return NotifyCarrier(account).fate_of(id, clock.at); }
  void fail(Json const& how) { server.simulator().answer({"POST", "/simulator/fail", {}, "", how.dump()}, clock.at); }
  Json taken() { return parse_json(server.simulator().answer({"GET", "/simulator/taken"}, clock.at).body).value(); }
  SetClock clock;
  SimulatorServer server{*notify_key(kSimulatorKey), clock, {}};
  std::string folder;
  NotifyAccount account;
};

TEST_F(Notify, TakesAnEmailAndTellsInTheEndThatItCame) {
  auto const handed = hand_over("zoe@example.org");
  ASSERT_EQ(handed.answer, Answer::taken) << handed.words;
  auto const kept = taken().at(0);
  EXPECT_EQ(kept["id"], handed.id);
  EXPECT_EQ(kept["reference"], "01JPARCEL");
  EXPECT_EQ(kept["email_address"], "zoe@example.org");
  EXPECT_EQ(kept["subject"], "Your code");
  EXPECT_EQ(kept["body"], "It is 12345678 ((x))") << "what stands in our words fills no gap";
  EXPECT_EQ(fate(handed.id).state, Fate::State::on_its_way);
  EXPECT_EQ(fate(handed.id).state, Fate::State::delivered);
}

TEST_F(Notify, TakesATextMessage) {
  auto const handed = hand_over("07700 900123", "sms");
  ASSERT_EQ(handed.answer, Answer::taken) << handed.words;
  EXPECT_EQ(taken().at(0)["phone_number"], "07700 900123");
  EXPECT_EQ(hand_over("07700 900123", "post").answer, Answer::refused) << "no template of ours";
}

TEST_F(Notify, PrintsALetterAndTellsInTheEndThatItWasPosted) {
  EXPECT_EQ(post(a4(2)).words, "GOV.UK Notify prints no letters of ours");
  account.postage = "first";
  EXPECT_EQ(NotifyCarrier(account).wrong_with_account(clock.at), "");
  auto const handed = post(a4(2));
  ASSERT_EQ(handed.answer, Answer::taken) << handed.words;
  auto const kept = taken().at(0);
  EXPECT_EQ(kept["type"], "letter");
  EXPECT_EQ(kept["reference"], "01JPARCEL");
  EXPECT_EQ(kept["postage"], "first");
  EXPECT_EQ(kept["status"], "pending-virus-check");
  EXPECT_EQ(post(a4(2), 1).id, handed.id) << "and no second letter is printed";
  for (int i = 0; i < 2; ++i) EXPECT_EQ(fate(handed.id).state, Fate::State::on_its_way);
  EXPECT_EQ(fate(handed.id).state, Fate::State::delivered);
}

TEST_F(Notify, TellsWhyALetterWasNotPosted) {
  account.postage = "second";
  for (std::string const state : {"permanent-failure", "technical-failure", "cancelled"}) {
    fail({{"letters", state}});
    auto const handed = post(a4(1));
    (void)fate(handed.id), (void)fate(handed.id);
    EXPECT_EQ(fate(handed.id).state, Fate::State::failed);
    EXPECT_EQ(fate(handed.id).words, state);
  }
  auto const infected = post(a4(1) + "\nEICAR-STANDARD-ANTIVIRUS-TEST-FILE");
  ASSERT_EQ(infected.answer, Answer::taken) << infected.words;
  EXPECT_EQ(fate(infected.id).state, Fate::State::on_its_way);
  EXPECT_EQ(fate(infected.id).words, "virus-scan-failed");
}

TEST_F(Notify, IsGivenNoLetterThatItDoesNotPrint) {
  account.postage = "second";
  EXPECT_EQ(post(a4(11)).words, "GOV.UK Notify does not print it: it has 11 pages, and 10 are printed");
  EXPECT_EQ(post("hello").words, "GOV.UK Notify does not print it: it is not a PDF");
  EXPECT_EQ(post("%PDF-1.4").words, "GOV.UK Notify does not print it: it is not a PDF that can be read");
  EXPECT_EQ(post(pages_of(1, 842, 595)).words, "GOV.UK Notify does not print it: page 1 is not A4 upright");
  EXPECT_EQ(post("").words, "there is no letter to print: its case has gone");
  EXPECT_EQ(post(a4(1) + std::string(10U << 20U, ' ')).words, "GOV.UK Notify does not print it: it is larger than 10 MB");
  for (auto const& pdf : {a4(11), std::string("hello"), std::string()}) EXPECT_EQ(post(pdf).answer, Answer::refused);
  EXPECT_EQ(taken().size(), 0U) << "it was not asked";
}

TEST_F(Notify, TellsWhyItDidNotArrive) {
  for (auto const& [to, status] : std::map<std::string, std::string>{{"perm-fail@simulator.notify", "permanent-failure"}, {"temp-fail@simulator.notify", "temporary-failure"},
                                                                      {"tech-fail@simulator.notify", "technical-failure"}}) {
    auto const handed = hand_over(to);
    (void)fate(handed.id);
    EXPECT_EQ(fate(handed.id).state, Fate::State::failed);
    EXPECT_EQ(fate(handed.id).words, status);
  }
}

TEST_F(Notify, RefusesForGoodInItsOwnWords) {
  auto const handed = hand_over("nobody at all");
  EXPECT_EQ(handed.answer, Answer::refused);
  EXPECT_EQ(handed.words, "400 ValidationError: email_address Not a valid email address");
  account.templates["email"] = "99999999-9999-4999-8999-999999999999";
  EXPECT_EQ(hand_over("zoe@example.org").words, "400 BadRequestError: Template not found");
  account.templates["email"] = kTextTemplate;
  EXPECT_EQ(hand_over("zoe@example.org").words, "400 BadRequestError: sms template is not suitable for email notification");
}

TEST_F(Notify, IsTriedAgainWhenItIsBusyOrBroken) {
  fail({{"status", 429}, {"times", 1}, {"retry_after", 17}});
  auto const busy = hand_over("zoe@example.org");
  EXPECT_EQ(busy.answer, Answer::again);
  EXPECT_EQ(busy.after, seconds(17));
  EXPECT_THAT(busy.words, HasSubstr("429 RateLimitError: Exceeded rate limit"));
  fail({{"status", 503}});
  EXPECT_EQ(hand_over("zoe@example.org").words, "503 Exception: Internal server error");
  EXPECT_EQ(hand_over("zoe@example.org").answer, Answer::taken);
  account.url = "http://127.0.0.1:1";
  EXPECT_EQ(hand_over("zoe@example.org").answer, Answer::again) << "nobody listens there";
}

TEST_F(Notify, IsAskedFirstWhetherAnEarlierTryArrived) {
  auto const first = hand_over("zoe@example.org");
  auto const second = hand_over("zoe@example.org", "email", 1);
  EXPECT_EQ(second.id, first.id);
  EXPECT_EQ(taken().size(), 1U) << "and she has one letter, not two";
}

TEST_F(Notify, IsToldPlainlyThatOurClockIsWrong) {
  NotifyCarrier const carrier(account);
  auto const fast = NotifyCarrier(account).hand_over({"01J", "email", Personal<std::string>("zoe@example.org"), {}, {}, 0}, clock.at + seconds(95));
  EXPECT_EQ(fast.answer, Answer::again);
  EXPECT_THAT(fast.words, HasSubstr("this machine’s clock is 95 seconds fast"));
  EXPECT_THAT(NotifyCarrier(account).wrong_with_account(clock.at - seconds(31)), HasSubstr("31 seconds slow"));
}

TEST_F(Notify, ThatDoesNotKnowOurKeyIsNoFaultOfTheLetters) {
  std::string other = kSimulatorKey;
  other.back() = '3';
  std::ofstream(folder + "/key") << other;
  auto const handed = hand_over("zoe@example.org");
  EXPECT_EQ(handed.answer, Answer::again);
  EXPECT_EQ(handed.words, "403 AuthError: Invalid token: API key not found");
  std::ofstream(folder + "/key") << "no key";
  EXPECT_THAT(hand_over("zoe@example.org").words, HasSubstr("holds no API key"));
  EXPECT_THAT(NotifyCarrier(account).wrong_with_account(clock.at), HasSubstr("holds no API key"));
}

TEST_F(Notify, SaysWhatIsWrongWithOurTemplates) {
  EXPECT_EQ(NotifyCarrier(account).wrong_with_account(clock.at), "");
  account.templates["sms"] = kEmailTemplate;
  EXPECT_EQ(NotifyCarrier(account).wrong_with_account(clock.at), "the template for sms is one for email");
}

TEST_F(Notify, IsSpokenToOverTlsUnderItsOwnNameOnly) {
  auto const& certificates = Certificates::shared();
  SimulatorServer const right(*notify_key(kSimulatorKey), clock, {0, certificates.path("127.0.0.1.pem"), certificates.path("127.0.0.1.key")});
  SimulatorServer const elsewhere(*notify_key(kSimulatorKey), clock, {0, certificates.path("elsewhere.example.org.pem"), certificates.path("elsewhere.example.org.key")});
  account.ca = certificates.path("ca.pem");
  account.url = right.url();
  EXPECT_EQ(hand_over("zoe@example.org").answer, Answer::taken);
  account.url = elsewhere.url();
  EXPECT_EQ(hand_over("zoe@example.org").answer, Answer::again);
  account.url = right.url();
  account.ca = certificates.path("otherca.pem");
  EXPECT_EQ(hand_over("zoe@example.org").answer, Answer::again);
}

TEST(NotifyKeys, AreANameAndTwoUuids) {
  auto const key = notify_key("my-own_name-a1b2c3d4-0000-4000-8000-000000000001-a1b2c3d4-0000-4000-8000-000000000002");
  ASSERT_TRUE(key);
  EXPECT_EQ(key->service, "a1b2c3d4-0000-4000-8000-000000000001");
  EXPECT_EQ(key->secret, "a1b2c3d4-0000-4000-8000-000000000002");
  for (std::string const bad : {"", "short", "a1b2c3d4-0000-4000-8000-000000000001", "x-a1b2c3d4-0000-4000-8000-00000000000g-a1b2c3d4-0000-4000-8000-000000000002"}) EXPECT_FALSE(notify_key(bad)) << bad;
}

TEST(NotifyKeys, SignWhatAnyoneCanCheck) {
  // openssl: printf %s "HEAD.CLAIMS" | openssl dgst -sha256 -hmac SECRET
  EXPECT_TRUE(is_signed("eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.e30", "Jd4EwccPbrwXhLQPDicevq8p8v2f56yPs-zSfCNme9I", "a1b2c3d4-0000-4000-8000-000000000002"));
  EXPECT_FALSE(is_signed("eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.e31", "Jd4EwccPbrwXhLQPDicevq8p8v2f56yPs-zSfCNme9I", "a1b2c3d4-0000-4000-8000-000000000002"));
}

}  // namespace
}  // namespace rightsdesk::posting
