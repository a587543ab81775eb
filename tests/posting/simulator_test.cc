#include "posting/simulator.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/base64.h"
#include "posting/simulator_forms.h"
#include "posting_pdf.h"

namespace rightsdesk::posting {
namespace {

using testing::ElementsAre;

Instant const kNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};

struct Simulator : testing::Test {
  std::string post(std::string const& kind, Json const& body) { return said({"POST", "/v2/notifications/" + kind, {}, bearer(), body.dump()}); }
  std::string said(NotifySimulator::Asked const& asked) {
    auto const answer = simulator.answer(asked, kNow);
    auto const body = parse_json(answer.body).value();
    if (answer.status < 400) return std::to_string(answer.status);
    EXPECT_EQ(body["status_code"], answer.status);
    auto words = std::to_string(answer.status);
    for (auto const& error : body["errors"]) words += " " + error["error"].get<std::string>() + ": " + error["message"].get<std::string>();
    return words;
  }
  /// Asked after four times.
  std::string states_of(std::string const& pdf) {
    auto const answer = simulator.answer({"POST", "/v2/notifications/letter", {}, bearer(), Json{{"reference", "r"}, {"content", base64_of(pdf)}}.dump()}, kNow);
    auto const id = parse_json(answer.body).value()["id"].get<std::string>();
    std::string states;
    for (int i = 0; i < 4; ++i) states += (i == 0 ? "" : " ") + parse_json(simulator.answer({"GET", "/v2/notifications/" + id, {}, bearer()}, kNow).body).value()["status"].get<std::string>();
    return states;
  }
  [[nodiscard]] std::string bearer(Instant at = kNow) const { return "Bearer " + notify_token(key, at); }
  NotifyKey const key = *notify_key(kSimulatorKey);
  NotifySimulator simulator{key, "http://simulator"};
  Json const email{{"email_address", "zoe@example.org"}, {"template_id", kEmailTemplate}, {"personalisation", {{"subject", "s"}, {"body", "b"}}}};
};

TEST_F(Simulator, TakesWhatTheDocumentationAllowsAndNothingElse) {
  EXPECT_EQ(post("email", email), "201");
  auto more = email;
  more.update(Json{{"reference", "r"}, {"email_reply_to_id", kTextTemplate}, {"one_click_unsubscribe_url", "https://example.org/u"}, {"sanitise_content_for", {"body"}}, {"scheduled_for", nullptr}});
  EXPECT_EQ(post("email", more), "201");
  more["colour"] = "red";
  EXPECT_EQ(post("email", more), "400 ValidationError: Additional properties are not allowed (colour was unexpected)");
  EXPECT_EQ(post("email", {{"email_address", "zoe@example.org"}}), "400 ValidationError: template_id is a required property");
  EXPECT_EQ(post("email", {{"email_address", 7}, {"template_id", "x"}}), "400 ValidationError: email_address is not of type string ValidationError: template_id is not a valid UUID");
  auto unfilled = email;
  unfilled["personalisation"] = {{"subject", "s"}};
  EXPECT_EQ(post("email", unfilled), "400 BadRequestError: Missing personalisation: body");
  EXPECT_EQ(said({"POST", "/v2/notifications/email", {}, bearer(), "{"}), "400 BadRequestError: Invalid JSON supplied in POST data");
}

TEST_F(Simulator, KnowsNumbersAndAddressesOfLetters) {
  Json text{{"phone_number", "07700 900123"}, {"template_id", kTextTemplate}, {"personalisation", {{"body", "b"}}}};
  EXPECT_EQ(post("sms", text), "201");
  text["phone_number"] = "07700";
  EXPECT_EQ(post("sms", text), "400 ValidationError: phone_number Not enough digits");
  text["phone_number"] = "ring me";
  EXPECT_EQ(post("sms", text), "400 ValidationError: phone_number Must not contain letters or symbols");
  Json letter{{"template_id", kLetterTemplate}, {"personalisation", {{"subject", "s"}, {"body", "b"}, {"address_line_1", "Zoe"}, {"address_line_2", "3 Mill Lane"}}}};
  EXPECT_EQ(post("letter", letter), "400 ValidationError: Address must be at least 3 lines");
  letter["personalisation"]["address_line_3"] = "TH1 2AB";
  EXPECT_EQ(post("letter", letter), "201");
}

TEST_F(Simulator, TakesALetterThatIsReadyToPrint) {
  Json letter{{"reference", "r"}, {"content", base64_of(a4(10))}, {"postage", "second"}};
  EXPECT_EQ(post("letter", letter), "201");
  for (auto const* postage : {"first", "economy"}) {
    letter["postage"] = postage;
    EXPECT_EQ(post("letter", letter), "201");
  }
  letter["postage"] = "pigeon";
  EXPECT_EQ(post("letter", letter), "400 ValidationError: postage invalid. It must be first, second or economy.");
  letter.erase("postage");
  letter["content"] = base64_of("hello");
  EXPECT_EQ(post("letter", letter), "400 BadRequestError: Letter content is not a valid PDF");
  letter["content"] = "*";
  EXPECT_EQ(post("letter", letter), "400 ValidationError: content is not valid base64");
  letter.erase("reference");
  letter["content"] = base64_of(a4(1));
  EXPECT_EQ(post("letter", letter), "400 ValidationError: reference is a required property");
}

TEST_F(Simulator, PrintsA4UprightOfTenPagesAndNothingElse) {
  EXPECT_EQ(states_of(a4(10)), "pending-virus-check accepted received received");
  EXPECT_EQ(states_of(a4(11)), "pending-virus-check validation-failed validation-failed validation-failed");
  EXPECT_EQ(states_of(pages_of(1, 612, 792)), "pending-virus-check validation-failed validation-failed validation-failed") << "letter size";
  EXPECT_EQ(states_of(a4(1) + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"), "pending-virus-check virus-scan-failed virus-scan-failed virus-scan-failed");
  said({"POST", "/simulator/fail", {}, "", R"({"letters": "technical-failure"})"});
  EXPECT_EQ(states_of(a4(1)), "pending-virus-check accepted technical-failure technical-failure");
}

// rest-api, Send a file by email.
TEST_F(Simulator, TakesAFileByEmailAsItsDocumentationHasIt) {
  auto const with = [&](Json const& file) {
    auto body = email;
    body["personalisation"]["body"] = file;
    return post("email", body);
  };
  Json file{{"file", base64_of("a,b")}, {"filename", "list.csv"}, {"confirm_email_before_download", true}, {"retention_period", "4 weeks"}};
  EXPECT_EQ(with(file), "201");
  EXPECT_EQ(with({{"file", base64_of("a,b")}}), "201");
  auto const taken = parse_json(simulator.answer({"GET", "/simulator/taken"}, kNow).body).value();
  EXPECT_TRUE(taken[0]["body"].get<std::string>().starts_with("https://documents.service.gov.uk/d/")) << "a link, and not the file";
  auto const changed = [&](char const* name, Json const& value) {
    auto other = file;
    other[name] = value;
    return with(other);
  };
  EXPECT_EQ(changed("filename", "list"), "400 BadRequestError: `filename` must end with a file extension. For example, filename.csv");
  EXPECT_EQ(changed("filename", std::string(97, 'x') + ".csv"), "400 BadRequestError: `filename` cannot be longer than 100 characters");
  EXPECT_EQ(changed("filename", "list.exe"),
            "400 BadRequestError: Unsupported file type 'exe'. Supported types are: 'csv', 'doc', 'docx', 'jpeg', 'jpg', 'json', 'odt', 'pdf', 'png', 'rtf', 'txt', 'xlsx'");
  EXPECT_EQ(changed("retention_period", "79 weeks"), "400 BadRequestError: Unsupported value for retention_period '79 weeks'. Supported periods are from 1 to 78 weeks.");
  EXPECT_EQ(changed("confirm_email_before_download", "no"), "400 BadRequestError: Unsupported value for confirm_email_before_download: '\"no\"'. Use a boolean true or false value.");
  EXPECT_EQ(changed("file", base64_of(std::string((2U << 20U) + 1, 'x'))), "400 BadRequestError: File is larger than 2MB");
  EXPECT_EQ(post("sms", {{"phone_number", "07700900123"}, {"template_id", kTextTemplate}, {"personalisation", {{"body", file}}}}), "400 BadRequestError: Can only send a file by email");
}

TEST_F(Simulator, LetsInWithATokenOfThisHalfMinuteAlone) {
  auto const with = [&](std::string const& authorization) { return said({"GET", "/v2/notifications", {}, authorization}); };
  EXPECT_EQ(with(bearer(kNow + std::chrono::seconds(30))), "200");
  EXPECT_EQ(with(bearer(kNow - std::chrono::seconds(31))), "403 AuthError: Error: Your system clock must be accurate to within 30 seconds");
  EXPECT_EQ(with(""), "401 AuthError: Unauthorized: authentication bearer token must be provided");
  EXPECT_EQ(with("Basic eDp5"), "401 AuthError: Unauthorized: authentication bearer token must be provided");
  EXPECT_EQ(with("Bearer a.b"), "403 AuthError: Invalid token: signature, api token is not valid");
  EXPECT_EQ(with("Bearer " + notify_token({kTextTemplate, key.secret}, kNow)), "403 AuthError: Invalid token: service not found");
  EXPECT_EQ(with("Bearer " + notify_token({key.service, kTextTemplate}, kNow)), "403 AuthError: Invalid token: API key not found");
  EXPECT_EQ(with("Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.e30."), "403 AuthError: Invalid token: algorithm used is not HS256") << "alg none";
}

TEST_F(Simulator, KeepsNothingOfASmokeTest) {
  auto body = email;
  for (auto const* to : {"simulate-delivered@notifications.service.gov.uk", "simulate-delivered-2@notifications.service.gov.uk", "simulate-delivered-3@notifications.service.gov.uk"}) {
    body["email_address"] = to;
    EXPECT_EQ(post("email", body), "201");
  }
  EXPECT_EQ(post("sms", {{"phone_number", "+447700900111"}, {"template_id", kTextTemplate}, {"personalisation", {{"body", "b"}}}}), "201");
  EXPECT_EQ(simulator.answer({"GET", "/simulator/taken"}, kNow).body, "[]");
}

TEST_F(Simulator, FailsAsOftenAsItIsTold) {
  EXPECT_EQ(said({"POST", "/simulator/fail", {}, "", R"({"status": 500, "times": 2})"}), "200");
  EXPECT_EQ(post("email", email), "500 Exception: Internal server error");
  EXPECT_EQ(post("email", email), "500 Exception: Internal server error");
  EXPECT_EQ(post("email", email), "201");
}

TEST_F(Simulator, KnowsNoOtherPaths) {
  EXPECT_EQ(said({"GET", "/v2/notifications/" + std::string(kTextTemplate), {}, bearer()}), "404 NoResultFound: No result found");
  EXPECT_EQ(said({"GET", "/v2/notifications/x", {}, bearer()}), "400 ValidationError: notification_id is not a valid UUID");
  EXPECT_EQ(said({"GET", "/v2/notifications", {{"colour", "red"}}, bearer()}), "400 ValidationError: Additional properties are not allowed (colour was unexpected)");
  EXPECT_EQ(said({"DELETE", "/v2/notifications", {}, bearer()}), "404 NoResultFound: The requested URL was not found on the server.");
}

TEST(Placeholders, AreFilledOnce) {
  EXPECT_THAT(placeholders("((a)) and ((b)), ((a)) (("), ElementsAre("a", "b"));
  EXPECT_EQ(filled("((a)) ((b)) ((c))", {{"a", "((b))"}, {"b", {"x", "y"}}}), "((b)) \n* x\n* y ((c))");
}

}  // namespace
}  // namespace rightsdesk::posting
