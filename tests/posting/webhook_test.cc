// Webhooks against a receiver of the test, and against addresses that must never be called.
#include "posting/webhook.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/StreamCopier.h>
#include <gmock/gmock.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "connectors/certificates.h"

namespace rightsdesk::posting {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
namespace net = Poco::Net;
using Answer = Handed::Answer;

Instant const kNow = *parse_instant("2026-11-23T10:00:00Z");

/// Answers as it is told and keeps what it was sent.
class Receiver {
 public:
  enum class Line { plain, tls };
  explicit Receiver(Line line = Line::plain, std::string const& certificate = "127.0.0.1") {
    if (line == Line::tls) {
      auto const& files = connectors::test::Certificates::shared();
      net::Context::Ptr context = new net::Context(net::Context::SERVER_USE, files.path(certificate + ".key"), files.path(certificate + ".pem"), "", net::Context::VERIFY_NONE);
      start(net::SecureServerSocket(net::SocketAddress("127.0.0.1", 0), 8, context), "https");
    } else {
      start(net::ServerSocket(net::SocketAddress("127.0.0.1", 0)), "http");
    }
  }
  ~Receiver() { server_->stopAll(true); }
  std::string url;
  int status = 200;
  std::string location;
  std::chrono::milliseconds think{0};
  std::atomic<int> calls = 0;
  std::map<std::string, std::string> headers;
  std::string body;

 private:
  struct Handler : net::HTTPRequestHandler {
    explicit Handler(Receiver& to) : of(to) {}
    void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override {
      ++of.calls;
      of.headers.clear();
      for (auto const& [name, value] : request) of.headers[name] = value;
      of.body.clear();
      Poco::StreamCopier::copyToString(request.stream(), of.body);
      std::this_thread::sleep_for(of.think);
      response.setStatus(static_cast<net::HTTPResponse::HTTPStatus>(of.status));
      if (!of.location.empty()) response.set("Location", of.location);
      response.send() << "noted, secret words";
    }
    Receiver& of;
  };
  struct Factory : net::HTTPRequestHandlerFactory {
    explicit Factory(Receiver& to) : of(to) {}
    net::HTTPRequestHandler* createRequestHandler(net::HTTPServerRequest const&) override { return new Handler(of); }
    Receiver& of;
  };
  void start(net::ServerSocket const& socket, std::string const& scheme) {
    url = scheme + "://127.0.0.1:" + std::to_string(socket.address().port()) + "/hook?from=council";
    server_ = std::make_unique<net::HTTPServer>(new Factory(*this), socket, new net::HTTPServerParams);
    server_->start();
  }
  std::unique_ptr<net::HTTPServer> server_;
};

WebhookTerms at_home() {
  WebhookTerms terms;
  terms.lines = WebhookTerms::Lines::http_too;
  terms.reach = WebhookTerms::Reach::private_too;
  terms.patience = std::chrono::seconds(1);
  return terms;
}

WebhookCall call_to(std::string const& url) { return {"msg_1", url, R"({"type":"request.received"})", {std::string(32, 'k')}}; }

TEST(AWebhook, CarriesItsIdItsTimeAndItsSignature) {
  Receiver receiver;
  EXPECT_EQ(call_webhook(call_to(receiver.url), at_home(), kNow).answer, Answer::taken);
  EXPECT_EQ(receiver.headers["webhook-id"], "msg_1");
  EXPECT_EQ(receiver.headers["webhook-timestamp"], "1795428000");
  // printf '%s' 'msg_1.1795428000.{"type":"request.received"}' | openssl dgst -sha256 -mac HMAC -macopt key:kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk -binary | base64
  EXPECT_EQ(receiver.headers["webhook-signature"], "v1,efomYQBj8MRFSbAIhQzRUyFltVsmt7sybtrjDhECuvg=");
  EXPECT_EQ(receiver.headers["Content-Type"], "application/json");
  EXPECT_EQ(receiver.body, R"({"type":"request.received"})");
}

TEST(AWebhook, IsSignedByBothSecretsWhileOneIsChangedOver) {
  auto call = call_to("https://example.org/");
  auto const by_new = webhook_signature(call, 5);
  call.secrets = {std::string(32, 'k'), std::string(32, 'o')};
  EXPECT_THAT(webhook_signature(call, 5), ::testing::StartsWith(by_new + " v1,"));
  EXPECT_NE(webhook_signature(call, 6).substr(0, by_new.size()), by_new) << "the time is signed too";
}

TEST(AWebhook, IsTriedAgainUnlessTheAnswerIsATwoHundredOrGone) {
  Receiver receiver;
  for (auto const& [status, answer] : std::map<int, Answer>{{200, Answer::taken}, {202, Answer::taken}, {204, Answer::taken}, {301, Answer::again}, {400, Answer::again}, {404, Answer::again}, {410, Answer::refused}, {429, Answer::again}, {500, Answer::again}}) {
    receiver.status = status;
    auto const handed = call_webhook(call_to(receiver.url), at_home(), kNow);
    EXPECT_EQ(handed.answer, answer) << status;
    EXPECT_THAT(handed.words, Not(HasSubstr("secret words"))) << status;
  }
}

TEST(AWebhook, FollowsNoRedirect) {
  Receiver receiver, elsewhere;
  receiver.status = 307;
  receiver.location = elsewhere.url;
  EXPECT_EQ(call_webhook(call_to(receiver.url), at_home(), kNow).words, "it answered with 307");
  EXPECT_EQ(elsewhere.calls, 0);
}

TEST(AWebhook, WaitsNoLongerThanItsPatience) {
  Receiver receiver;
  receiver.think = std::chrono::milliseconds(2500);
  auto const handed = call_webhook(call_to(receiver.url), at_home(), kNow);
  EXPECT_EQ(handed.answer, Answer::again);
  EXPECT_EQ(handed.words, "it did not answer in time");
}

TEST(AWebhook, MeetsNobodyAndSaysSo) {
  std::string url;
  {
    Receiver const gone;
    url = gone.url;
  }
  EXPECT_EQ(call_webhook(call_to(url), at_home(), kNow).words, "the connection was refused");
  EXPECT_EQ(call_webhook(call_to("http://nobody.invalid/"), at_home(), kNow).words, "its name is not known");
}

TEST(AWebhook, TrustsTheCertificateOfTheHostItNamesAndNoOther) {
  auto terms = at_home();
  terms.ca = connectors::test::Certificates::shared().path("ca.pem");
  Receiver const right(Receiver::Line::tls), wrong(Receiver::Line::tls, "elsewhere.example.org");
  EXPECT_EQ(call_webhook(call_to(right.url), terms, kNow).answer, Answer::taken) << call_webhook(call_to(right.url), terms, kNow).words;
  EXPECT_THAT(call_webhook(call_to(wrong.url), terms, kNow).words, HasSubstr("certificate"));
  terms.ca = connectors::test::Certificates::shared().path("otherca.pem");
  EXPECT_THAT(call_webhook(call_to(right.url), terms, kNow).words, HasSubstr("certificate"));
}

TEST(AWebhook, NeverLeavesForAnAddressThatIsNotPublic) {
  Receiver receiver;
  WebhookTerms terms = at_home();
  terms.reach = WebhookTerms::Reach::public_only;
  EXPECT_EQ(call_webhook(call_to(receiver.url), terms, kNow).answer, Answer::again);
  auto const port = receiver.url.substr(receiver.url.rfind(':'));
  EXPECT_EQ(call_webhook(call_to("http://localhost" + port), terms, kNow).words, "the name leads to an address that is not public");
  EXPECT_EQ(receiver.calls, 0);
}

TEST(AnAddressForWebhooks, IsHttpsAndPlain) {
  WebhookTerms const terms;
  EXPECT_EQ(wrong_with_address("https://crm.example.org/hooks/rights?team=2", terms), "");
  EXPECT_EQ(wrong_with_address("https://crm.example.org:8443/", terms), "");
  for (auto const* url : {"http://crm.example.org/", "ftp://crm.example.org/", "crm.example.org", "", "//crm.example.org/", "javascript:alert(1)", "https://", "https:///x", "https://name:word@crm.example.org/", "https://crm.example.org/#part",
                          "https://crm.example.org/a b", "https://crm.example.org/\r\nX: y", "https://127.0.0.1/", "https://10.1.2.3/", "https://[::1]/", "https://169.254.169.254/latest/", "https://crm.example.org:99999/"})
    EXPECT_NE(wrong_with_address(url, terms), "") << url;
  EXPECT_NE(wrong_with_address("https://crm.example.org/" + std::string(500, 'a'), terms), "");
  EXPECT_EQ(wrong_with_address("http://127.0.0.1:8080/", at_home()), "");
}

TEST(AnAddress, IsPublicWhereTheWholeInternetSharesIt) {
  for (auto const* address : {"8.8.8.8", "81.2.69.160", "172.15.255.255", "172.32.0.0", "192.167.1.1", "100.63.255.255", "2606:4700::1111", "2a00:1450:4009::1"}) EXPECT_TRUE(is_public(net::IPAddress(address))) << address;
  for (auto const* address : {"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1",
                              "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:192.168.0.1", "fe80::1", "fc00::1", "fd12::1",
                              "ff02::1", "64:ff9b::a00:1", "2001:db8::1", "2001::1", "2002:a00:1::1", "100::1"})
    EXPECT_FALSE(is_public(net::IPAddress(address))) << address;
  EXPECT_TRUE(is_public(net::IPAddress("::ffff:8.8.8.8")));
}

}  // namespace
}  // namespace rightsdesk::posting
