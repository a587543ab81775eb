// Requests by the OpenDSR 2.0 protocol, over a real listener: the words of the protocol, its errors, and the same case behind it.
#include <gmock/gmock.h>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "api_desk.h"
#include "core/base64.h"

namespace rightsdesk::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kId[] = "a7551968-d5d6-44b2-9831-815ac9017798";

class OpenDsr : public ::testing::Test, protected ApiDesk {
 protected:
  app::MadeClient const broker_ = client({"opendsr"});
  static Json wish(std::string const& type = "access") {
    return {{"regulation", "gdpr"}, {"subject_request_id", kId}, {"subject_request_type", type}, {"submitted_time", "2026-11-20T15:00:00Z"}, {"api_version", "2.0"},
            {"subject_identities", {{{"identity_type", "email"}, {"identity_value", "amina.osei@example.org"}, {"identity_format", "raw"}}}},
            {"extensions", {{"rights.example.org", {{"answers", {{"full-name", "Amina Osei"}, {"born", "2001-05-14"}}}}}, {"elsewhere.example.org", {{"shoe-size", 42}}}}}};
  }
  Said post_wish(Json const& body) { return post_text(broker_.key, "/opendsr/v2/requests", body.dump(), ""); }
  Said at(std::string const& method, std::string const& id = kId) { return ask(method, "/opendsr/v2/requests/" + id, {{"Authorization", "Bearer " + broker_.key}}); }
  /// Reasons of the protocol's error object.
  static std::vector<std::string> reasons(Said const& said) {
    std::vector<std::string> all;
    auto const body = said.json();
    EXPECT_EQ(body["error"]["code"], said.status) << said.text;
    for (auto const& one : body["error"]["errors"]) all.push_back(one["reason"].get<std::string>() + ": " + one["message"].get<std::string>());
    return all;
  }
  /// By the certificate that discovery names, as the other side checks it.
  bool is_signed(Said const& said) {
    auto const pem = ask("GET", "/opendsr/v2/certificate.pem", {}).text;
    std::unique_ptr<BIO, decltype(&BIO_free)> const in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
    std::unique_ptr<X509, decltype(&X509_free)> const certificate(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr), X509_free);
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    auto const signature = bytes_of_base64(said.header("x-opendsr-signature")).value_or("");
    return certificate && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, X509_get0_pubkey(certificate.get())) == 1 &&
           EVP_DigestVerify(context.get(), reinterpret_cast<unsigned char const*>(signature.data()), signature.size(), reinterpret_cast<unsigned char const*>(said.text.data()), said.text.size()) == 1;
  }
};

TEST_F(OpenDsr, SaysWhatItCanDo) {
  auto const said = ask("GET", "/opendsr/v2/discovery", {});
  EXPECT_EQ(said.status, 200);
  EXPECT_EQ(said.json(), (Json{{"api_version", "2.0"}, {"supported_identities", {{{"identity_type", "email"}, {"identity_format", "raw"}}}}, {"supported_subject_request_types", {"access", "portability", "erasure"}},
                               {"processor_certificate", "https://rights.example.org/opendsr/v2/certificate.pem"}}));
  EXPECT_EQ(said.header("x-opendsr-processor-domain"), "rights.example.org");
  EXPECT_TRUE(is_signed(said));
}

TEST_F(OpenDsr, TakesARequestAndSignsWhatItSays) {
  auto const said = post_wish(wish());
  ASSERT_EQ(said.status, 201) << said.text;
  EXPECT_TRUE(is_signed(said));
  auto const body = said.json();
  EXPECT_EQ(body["controller_id"], "thamesbrook");
  EXPECT_EQ(body["subject_request_id"], kId);
  EXPECT_EQ(body["expected_completion_time"], "2026-12-21T23:59:59Z");
  EXPECT_EQ(body["received_time"], "2026-11-23T10:00:00.000000Z");
  EXPECT_EQ(bytes_of_base64(body["encoded_request"].get<std::string>()), wish().dump());
  EXPECT_EQ(number("SELECT COUNT(*) FROM sar_case WHERE received = '2026-11-20'"), 1) << "the clock runs from the original request";
  EXPECT_EQ(number("SELECT COUNT(*) FROM outbox"), 0) << "who asked is told by whoever sent it";
  auto altered = said;
  altered.text.replace(altered.text.find("thamesbrook"), 11, "thamesbrooq");
  EXPECT_FALSE(is_signed(altered));
}

TEST_F(OpenDsr, OpensTheCaseThatTheTypeAsksFor) {
  std::map<std::string, std::string> const workflows{{"access", "access"}, {"portability", "portability"}, {"erasure", "erasure"}};
  int i = 0;
  for (auto const& [type, workflow] : workflows) {
    auto body = wish(type);
    body["subject_request_id"] = "a7551968-d5d6-44b2-9831-81500000000" + std::to_string(i++);
    EXPECT_EQ(post_wish(body).status, 201) << type;
    EXPECT_EQ(number("SELECT COUNT(*) FROM case_standing WHERE workflow = '" + workflow + "'"), 1) << type;
  }
}

TEST_F(OpenDsr, TakesTheSameRequestOnce) {
  EXPECT_EQ(post_wish(wish()).status, 201);
  EXPECT_EQ(post_wish(wish()).status, 201);
  EXPECT_EQ(number("SELECT COUNT(*) FROM sar_case"), 1);
  auto other = wish("erasure");
  auto const said = post_wish(other);
  EXPECT_EQ(said.status, 400);
  EXPECT_THAT(reasons(said), ElementsAre("key_reused: subject_request_id is taken"));
}

TEST_F(OpenDsr, TellsHowItStandsAndCancelsItWhileItIsPending) {
  post_wish(wish());
  auto const pending = at("GET");
  EXPECT_EQ(pending.status, 200);
  EXPECT_EQ(pending.json()["request_status"], "pending");
  EXPECT_TRUE(is_signed(pending));
  auto const cancelled = at("DELETE");
  EXPECT_EQ(cancelled.status, 202) << cancelled.text;
  EXPECT_TRUE(is_signed(cancelled));
  EXPECT_EQ(at("GET").json()["request_status"], "cancelled");
  EXPECT_EQ(at("DELETE").status, 202) << "once more changes nothing";
  EXPECT_EQ(number("SELECT COUNT(*) FROM case_event WHERE what = 'withdraw'"), 1);
}

TEST_F(OpenDsr, CancelsNothingThatIsBeingWorkedOn) {
  post_wish(wish());
  desks.desk.database->connection()->execute("UPDATE sar_case SET state = 'in_search'");
  EXPECT_EQ(at("GET").json()["request_status"], "in_progress");
  auto const said = at("DELETE");
  EXPECT_EQ(said.status, 400);
  EXPECT_THAT(reasons(said), ElementsAre("not_pending: request_status is in_progress"));
  desks.desk.database->connection()->execute("UPDATE sar_case SET state = 'closed'");
  EXPECT_EQ(at("GET").json()["request_status"], "completed");
}

TEST_F(OpenDsr, KnowsOnlyTheCallersOwnRequests) {
  post_wish(wish());
  auto const other = client({"opendsr"}).key, reader = client({"requests.read"}).key;
  for (auto const* method : {"GET", "DELETE"}) {
    auto const said = ask(method, std::string("/opendsr/v2/requests/") + kId, {{"Authorization", "Bearer " + other}});
    EXPECT_EQ(said.status, 404);
    EXPECT_EQ(said.text, ask(method, "/opendsr/v2/requests/00000000-0000-4000-8000-000000000000", {{"Authorization", "Bearer " + other}}).text);
    EXPECT_EQ(ask(method, std::string("/opendsr/v2/requests/") + kId, {{"Authorization", "Bearer " + reader}}).status, 403);
    EXPECT_EQ(ask(method, std::string("/opendsr/v2/requests/") + kId, {}).status, 401);
  }
}

TEST_F(OpenDsr, RefusesWhatItDoesNotDoInTheProtocolsOwnWords) {
  auto const refused = [&](std::function<void(Json&)> const& change) {
    auto body = wish();
    change(body);
    auto const said = post_wish(body);
    EXPECT_EQ(said.status, 400) << said.text;
    EXPECT_THAT(said.text, Not(HasSubstr("amina")));
    return reasons(said);
  };
  EXPECT_THAT(refused([](Json& b) { b["subject_request_type"] = "rectification"; }), ElementsAre(HasSubstr("only access, portability and erasure")));
  EXPECT_THAT(refused([](Json& b) { b["regulation"] = "ccpa"; }), ElementsAre(HasSubstr("only gdpr")));
  EXPECT_THAT(refused([](Json& b) { b["api_version"] = "1.0"; }), ElementsAre(HasSubstr("only 2.0")));
  EXPECT_THAT(refused([](Json& b) { b["status_callback_urls"] = {"https://controller.example.org/callbacks"}; }), ElementsAre(HasSubstr("callbacks are not made")));
  EXPECT_THAT(refused([](Json& b) { b["subject_identities"][0]["identity_format"] = "sha256"; }), ElementsAre(HasSubstr("only email in the format raw")));
  EXPECT_THAT(refused([](Json& b) { b["subject_request_id"] = "A7551968-D5D6-44B2-9831-815AC9017798"; }), ElementsAre(HasSubstr("UUID v4")));
  EXPECT_THAT(refused([](Json& b) { b["submitted_time"] = "2026-11-24T15:00:00Z"; }), ElementsAre(HasSubstr("must not be to come")));
  EXPECT_THAT(refused([](Json& b) { b["submitted_time"] = "yesterday"; }), ElementsAre(HasSubstr("2018-10-02T15:00:00Z")));
  EXPECT_THAT(refused([](Json& b) { b["extensions"]["rights.example.org"]["answers"].erase("full-name"); }), ElementsAre("missing: extensions/rights.example.org/answers/full-name: Enter the full name"));
  EXPECT_THAT(refused([](Json& b) { b["extensions"]["rights.example.org"]["answers"]["right"] = {"see"}; }), ElementsAre(HasSubstr("subject_request_type")));
  EXPECT_THAT(refused([](Json& b) { b["extensions"]["rights.example.org"]["answers"]["shoe-size"] = 7; }), ElementsAre(HasSubstr("shoe-size: The form asks no such question.")));
  EXPECT_THAT(refused([](Json& b) { b = {{"subject_request_id", 5}}; }),
              ElementsAre("missing: regulation is required", "wrong_type: subject_request_id must be text", "missing: subject_request_type is required", "missing: submitted_time is required"));
  EXPECT_EQ(number("SELECT COUNT(*) FROM sar_case"), 0);
}

TEST_F(OpenDsr, SurvivesBodiesThatAreNoSoundJson) {
  for (auto const& body : {std::string(), std::string("{"), std::string("[]"), std::string("null"), std::string(100'000, '['), std::string("{\"a\":1,\"a\":2}"), std::string("{\"a\":\"\xff\"}"), std::string("{\"n\":1e999}"),
                           std::string("{\"subject_identities\":7,\"extensions\":[],\"regulation\":null}"), std::string("{\"subject_identities\":[[],null,{}],\"extensions\":{\"rights.example.org\":{\"answers\":7}}}")}) {
    auto const said = post_text(broker_.key, "/opendsr/v2/requests", body, "");
    EXPECT_EQ(said.status, 400) << body.substr(0, 60);
    EXPECT_EQ(said.json()["error"]["code"], 400) << body.substr(0, 60);
  }
  EXPECT_EQ(ask("PUT", "/opendsr/v2/requests", {{"Authorization", "Bearer " + broker_.key}, {"Content-Type", "application/json"}}, "{}").json()["error"]["code"], 405);
  EXPECT_EQ(ask("GET", "/opendsr/v2/nothing", {}).json()["error"]["code"], 404);
  EXPECT_EQ(ask("POST", "/opendsr/v2/requests", {{"Authorization", "Bearer " + broker_.key}, {"Content-Type", "text/plain"}}, "{}").json()["error"]["code"], 415);
}

}  // namespace
}  // namespace rightsdesk::testing
