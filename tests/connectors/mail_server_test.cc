// Mail on a server, in an Outlook file, in a Maildir and in an eDiscovery export, with the real programs.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "connectors/asking.h"
#include "connectors/certificates.h"
#include "connectors/demo_people.h"
#include "connectors/dovecot.h"
#include "connectors/falls_silent.h"
#include "connectors/local_room.h"
#include "connectors/protocols/mailbox.h"
#include "connectors/rough_server.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::Certificates;
using rightsdesk::connectors::test::Dovecot;
using rightsdesk::connectors::test::AtTheWord;
using rightsdesk::connectors::test::FallsSilent;
using rightsdesk::connectors::test::failure_of;
using rightsdesk::connectors::test::http_answer;
using rightsdesk::connectors::test::http_ok;
using rightsdesk::connectors::test::RoughConnection;
using rightsdesk::connectors::test::RoughServer;
using rightsdesk::connectors::test::keys;
using rightsdesk::connectors::test::LocalRoom;
using rightsdesk::connectors::test::somebody;
using rightsdesk::connectors::test::within;
using rightsdesk::connectors::test::zoe;
using sources::Limits;
using sources::SourceFailure;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;
namespace fs = std::filesystem;
using Kind = SourceFailure::Kind;
using Values = std::map<std::string, std::string>;

namespace {

std::string const kAboutZoe =
    "From: Lorna Pike <lorna@example.org>\r\nTo: office@example.org\r\nSubject: A visit\r\nMessage-ID: <v1@example.org>\r\n"
    "Date: Mon, 3 Sep 2018 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\nWm/DqyBXacWbbmlld3NrYSBjYW1lIGluLg==\r\n";  // "Zoë Wiśniewska came in."
std::string const kAboutNobody =
    "From: a@example.org\r\nTo: b@example.org\r\nSubject: Lunch\r\nMessage-ID: <l1@example.org>\r\n\r\nAt one.\r\n";
std::string const kSent =
    "From: office@example.org\r\nTo: lorna@example.org\r\nSubject: Re: O'Brien\r\nMessage-ID: <s1@example.org>\r\n\r\n"
    "Chris Null and Sinead O'Brien, please. '; DROP TABLE mail; --\r\n";

std::unique_ptr<Connector> mail(Values const& endpoint, MailProfile const& profile = {}, Workroom const& room = {}) {
  sources::SourceCard card;
  card.id = "mail";
  card.title = "The office's mail";
  return open_mailbox(card, profile, Endpoint(endpoint), room);
}

/// One Dovecot for the tests that only read.
Dovecot const& post_office() {
  static Dovecot const server(Certificates::shared().path("127.0.0.1.pem"), Certificates::shared().path("127.0.0.1.key"));
  static bool const filled = [] {
    server.deliver("", "1", kAboutZoe);
    server.deliver("", "2", kAboutNobody);
    server.deliver("Sent", "3", kSent);
    return true;
  }();
  EXPECT_TRUE(filled);
  return server;
}

Values over_tls() {
  return {{"url", post_office().tls_url()},
          {"user", "reader"},
          {"password", "only-for-tests"},
          {"ca", Certificates::shared().path("ca.pem")}};
}

/// Says all of its part at once and then goes, or never says anything more.
class Scripted {
 public:
  enum class After { go, stay };
  Scripted(std::string words, After after) : words_(std::move(words)), after_(after) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(listener_, 8);
    socklen_t size = sizeof address;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Scripted() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  Scripted(Scripted const&) = delete;
  Scripted& operator=(Scripted const&) = delete;
  [[nodiscard]] SourceFailure failure(int ms, Workroom const& room = {}) const {
    return failure_of([&] {
      mail({{"url", "imap://127.0.0.1:" + std::to_string(port_)}, {"user", "u"}, {"password", "p"}}, {}, room)
          ->search(zoe(), within(ms));
    });
  }

 private:
  void serve() {
    while (true) {
      int const other = ::accept(listener_, nullptr, nullptr);
      if (other < 0) return;
      ::send(other, words_.data(), words_.size(), MSG_NOSIGNAL);
      char byte = 0;
      if (after_ == After::go) ::shutdown(other, SHUT_WR);
      while (::recv(other, &byte, 1, 0) > 0) {
      }
      ::close(other);
    }
  }
  std::string words_;
  After after_;
  int listener_ = -1, port_ = 0;
  std::thread thread_;
};

/// A folder under /tmp, gone at the end.
class Place {
 public:
  Place() {
    std::string pattern = "/tmp/rd-mail-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
  }
  ~Place() { fs::remove_all(path_); }
  Place(Place const&) = delete;
  Place& operator=(Place const&) = delete;
  void write(std::string const& name, std::string const& bytes) const {
    fs::create_directories(fs::path(path_ + "/" + name).parent_path());
    std::ofstream(path_ + "/" + name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string operator/(std::string const& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace

TEST(MailServer, IsReadInEveryFolderOverTlsAndNothingInItChanges) {
  auto const& server = post_office();
  auto const source = mail(over_tls());
  source->sign_in(Limits());
  auto const before = server.files("") + server.files("Sent");
  auto const answer = source->search(zoe(), Limits());
  ASSERT_EQ(answer.candidates.size(), 1U);
  EXPECT_THAT(answer.candidates[0].key, StartsWith("INBOX/"));
  EXPECT_THAT(answer.candidates[0].excerpt, HasSubstr("Zoë Wiśniewska came in."));
  EXPECT_THAT(answer.terms, Contains("2 folders of the mail server"));
  EXPECT_THAT(answer.terms[0], HasSubstr("text of 3 messages"));
  std::string bytes;
  std::map<std::string, std::string> provenance;
  source->collect(answer.candidates[0].key, Limits(), [&](auto const& item) {
    bytes = item.original.bytes();
    provenance = item.provenance;
  });
  EXPECT_EQ(bytes, kAboutZoe);
  EXPECT_EQ(provenance.at("path"), "127.0.0.1/INBOX");
  EXPECT_EQ(server.files("") + server.files("Sent"), before);  // neither seen nor moved
}

TEST(MailServer, FindsAwkwardNamesAndNothingWithThem) {
  auto const source = mail(over_tls());
  EXPECT_THAT(keys(source->search(somebody("Sinéad", "O'Brien"), Limits())), ElementsAre(StartsWith("Sent/")));
  EXPECT_THAT(keys(source->search(somebody("Chris", "Null"), Limits())), ElementsAre(StartsWith("Sent/")));
  EXPECT_THAT(keys(source->search(somebody("🌞", "'; DROP TABLE people; --"), Limits())), ElementsAre());
  EXPECT_THAT(keys(source->search(somebody(std::string(300, 'x'), "a1 OK\r\na2 DELETE INBOX"), Limits())), ElementsAre());
}

TEST(MailServer, MayChooseTheMessagesItselfAndTheTermsSaySo) {
  auto endpoint = over_tls();
  endpoint["search"] = "server";
  endpoint["folders"] = "INBOX; Sent";
  auto const answer = mail(endpoint)->search(zoe(), Limits());
  EXPECT_THAT(keys(answer), ElementsAre(StartsWith("INBOX/")));
  EXPECT_THAT(answer.terms, Contains("2 folders of the mail server, those that the settings name"));
  EXPECT_THAT(answer.terms, Contains(HasSubstr("the mail server chose 1 of 3 messages by the names and numbers as written")));
  EXPECT_THAT(keys(mail(endpoint)->search(somebody("🌞", "a\r\nb LOGOUT"), Limits())), ElementsAre());
  endpoint["folders"] = "Gone";
  EXPECT_EQ(failure_of([&] { mail(endpoint)->search(zoe(), Limits()); }).kind(), Kind::schema_changed);
}

TEST(MailServer, SaysWhenItRefusesUsOrCannotBeTrusted) {
  auto endpoint = over_tls();
  endpoint["password"] = "wrong";
  auto const refused = failure_of([&] { mail(endpoint)->search(zoe(), Limits()); });
  EXPECT_EQ(refused.kind(), Kind::sign_in_refused);
  EXPECT_STREQ(refused.what(), "The office's mail refused our sign-in: the user name or password is not accepted.");
  endpoint = over_tls();
  endpoint["ca"] = Certificates::shared().path("otherca.pem");
  EXPECT_THAT(failure_of([&] { mail(endpoint)->search(zoe(), Limits()); }).what(),
              HasSubstr("its certificate is not one we trust"));
  endpoint = over_tls();
  endpoint["url"] = "imap://192.0.2.1";
  EXPECT_THAT(failure_of([&] { mail(endpoint)->search(zoe(), within(3000)); }).what(),
              HasSubstr("its address is not one we may call"));
  EXPECT_EQ(failure_of([] { mail({}); }).kind(), Kind::unreachable);
  EXPECT_EQ(failure_of([] { mail({{"url", "https://mail"}}); }).kind(), Kind::unreachable);
}

TEST(MailServer, TakesATokenForASignInAndANewOneWhenItHasRunOut) {
  std::atomic<int> given = 0, revoked = 0;
  // The council's identity server: gives tokens to the program, and tells the mail server whose they are.
  RoughServer const identity([&](std::string const& target, int, RoughConnection const& connection) {
    auto const asked = identity.heads().back();
    if (target == "/token") {
      bool const known = asked.find("Basic cmVhZGVyLWFwcDpzZWNyZXQ=") != std::string::npos;  // reader-app:secret
      if (!known) return void(connection.send(http_answer("401 Unauthorized", "Content-Type: application/json\r\n", "{}")));
      connection.send(http_ok(R"({"token_type":"Bearer","access_token":"token-)" + std::to_string(++given) + "\"}"));
    } else {
      bool const active = asked.find("token-" + std::to_string(revoked + 1)) != std::string::npos;
      connection.send(http_ok(active ? R"({"active":true,"username":"reader"})" : R"({"active":false})"));
    }
  });
  Dovecot const server(Certificates::shared().path("127.0.0.1.pem"), Certificates::shared().path("127.0.0.1.key"), identity.url() + "/whose");
  server.deliver("", "1", kAboutZoe);
  Values endpoint{{"url", server.tls_url()}, {"user", "reader"}, {"client_id", "reader-app"}, {"client_secret", "secret"},
                  {"token_url", identity.url() + "/token"}, {"scope", "mail.read"}, {"ca", Certificates::shared().path("ca.pem")}};
  auto const source = mail(endpoint);
  EXPECT_EQ(source->search(zoe(), Limits()).candidates.size(), 1U);
  EXPECT_EQ(source->search(zoe(), Limits()).candidates.size(), 1U);
  EXPECT_EQ(given, 1) << "a token is kept";
  revoked = 1;
  EXPECT_EQ(source->search(zoe(), Limits()).candidates.size(), 1U);
  EXPECT_EQ(given, 2);
  revoked = 7;
  auto const refused = failure_of([&] { mail(endpoint)->search(zoe(), Limits()); });
  EXPECT_EQ(refused.kind(), Kind::sign_in_refused);
  EXPECT_STREQ(refused.what(), "The office's mail refused our sign-in: the user name or token is not accepted.");
  endpoint["client_secret"] = "wrong";
  EXPECT_EQ(failure_of([&] { mail(endpoint)->search(zoe(), Limits()); }).kind(), Kind::sign_in_refused);
}

TEST(MailServer, ThatHangsBreaksOffOrTalksNonsenseEndsInTheRightState) {
  using After = Scripted::After;
  EXPECT_EQ(Scripted("", After::stay).failure(700).kind(), Kind::timed_out);
  EXPECT_EQ(Scripted("* OK\r\n", After::stay).failure(700).kind(), Kind::timed_out);
  EXPECT_EQ(Scripted("HTTP/1.1 400 Bad Request\r\n\r\n", After::go).failure(3000).kind(), Kind::nonsense);
  EXPECT_EQ(Scripted("* BYE too many\r\n", After::go).failure(3000).kind(), Kind::unreachable);
  std::string const opened = "* OK\r\nr1 OK\r\n* LIST () \"/\" INBOX\r\nr2 OK\r\n+\r\n* 1 EXISTS\r\nr3 OK\r\n* SEARCH 7\r\nr4 OK\r\n";
  auto const half = Scripted(opened + "* 1 FETCH (BODY[] {500}\r\nFrom: Zoe", After::go).failure(3000);
  EXPECT_EQ(half.kind(), Kind::nonsense);
  EXPECT_THAT(half.what(), HasSubstr("broke off in the middle of its answer"));
  EXPECT_EQ(Scripted(opened + "* 1 FETCH (BODY[] {999999999}\r\nFrom: Zoe", After::go).failure(3000).kind(), Kind::too_large);
  EXPECT_EQ(Scripted(opened + "r5 NO [SERVERBUG] broken\r\n", After::go).failure(3000).kind(), Kind::nonsense);
}

namespace {

struct Stop {
  char const* name;
  AtTheWord then;
  Kind ends;
};

class MailServerThatStops : public testing::TestWithParam<Stop> {};

}  // namespace

TEST_P(MailServerThatStops, InTheMiddleOfAMessageEndsInTheRightStateAndTheRestIsUnharmed) {
  auto const& server = post_office();
  auto const before = server.files("") + server.files("Sent");
  auto const url = server.plain_url();
  FallsSilent const between(std::stoi(url.substr(url.rfind(':') + 1)), "UID FETCH", GetParam().then);
  auto const halted = mail({{"url", "imap://127.0.0.1:" + between.port()}, {"user", "reader"}, {"password", "only-for-tests"}});
  ASSERT_EQ(mail({{"url", url}, {"user", "reader"}, {"password", "only-for-tests"}})->search(zoe(), Limits()).candidates.size(), 1U);
  auto const failure = failure_of([&] { halted->search(zoe(), within(4000)); });
  EXPECT_EQ(failure.kind(), GetParam().ends) << failure.what();
  EXPECT_TRUE(between.fell());
  EXPECT_EQ(mail(over_tls())->search(zoe(), Limits()).candidates.size(), 1U);
  EXPECT_EQ(server.files("") + server.files("Sent"), before);
}

INSTANTIATE_TEST_SUITE_P(Dovecot, MailServerThatStops,
                         testing::Values(Stop{"Silent", AtTheWord::silent, Kind::timed_out}, Stop{"Drips", AtTheWord::drips, Kind::timed_out},
                                         Stop{"BreaksOff", AtTheWord::breaks_off, Kind::nonsense}),
                         [](auto const& stop) { return std::string(stop.param.name); });

TEST(MailServer, ThatNamesFewerMessagesThanItHoldsIsNotTakenForWhole) {
  std::string const opened = "* OK\r\nr1 OK\r\n* LIST () \"/\" INBOX\r\nr2 OK\r\n+\r\n* 3 EXISTS\r\nr3 OK\r\n";
  auto const fewer = Scripted(opened + "* SEARCH 7\r\nr4 OK\r\n", Scripted::After::go).failure(3000);
  EXPECT_EQ(fewer.kind(), Kind::nonsense);
  EXPECT_THAT(fewer.what(), HasSubstr("named fewer messages than it says it holds"));
}

TEST(MailServer, IsReadOnceIntoAnIndexAndAgainWhenAMessageCameOrWent) {
  Dovecot const server(Certificates::shared().path("127.0.0.1.pem"), Certificates::shared().path("127.0.0.1.key"));
  server.deliver("", "1", kAboutZoe);
  server.deliver("Sent", "2", kSent);
  LocalRoom const local;
  Values const where{{"url", server.plain_url()}, {"user", "reader"}, {"password", "only-for-tests"}};
  auto const made = [&] {
    struct stat state {};
    ::stat(local.index_of("mail").c_str(), &state);
    return state.st_ino;
  };
  auto const answer = mail(where, {}, local.room())->search(zoe(), Limits());
  EXPECT_EQ(keys(answer), keys(mail(where)->search(zoe(), Limits())));
  EXPECT_THAT(answer.terms, Contains(HasSubstr("text of 2 messages")));
  EXPECT_THAT(answer.freshness, StartsWith("searched in an index made on "));
  auto const first = made();
  EXPECT_EQ(keys(mail(where, {}, local.room())->search(zoe(), Limits())), keys(answer));
  EXPECT_EQ(made(), first) << "nothing has changed";
  server.deliver("Sent", "3", kAboutZoe);
  EXPECT_EQ(mail(where, {}, local.room())->search(zoe(), Limits()).candidates.size(), 2U);
  EXPECT_NE(made(), first);
  mail(where, {}, local.room())->collect(keys(answer).front(), Limits(), [&](auto const& item) { EXPECT_EQ(item.original.bytes(), kAboutZoe); });
}

TEST(MailServer, ThatChoosesTheMessagesItselfHasNoIndex) {
  LocalRoom const local;
  auto where = over_tls();
  where["search"] = "server";
  EXPECT_EQ(mail(where, {}, local.room())->search(zoe(), Limits()).freshness, "");
  EXPECT_FALSE(fs::exists(local.index_of("mail")));
}

TEST(MailServer, ThatFallsSilentWhileItsIndexIsMadeIsGivenUpAfterTheTimeOfASearch) {
  LocalRoom const local;
  std::string const opened = "* OK\r\nr1 OK\r\n* LIST () \"/\" INBOX\r\nr2 OK\r\n+\r\n* 1 EXISTS\r\nr3 OK\r\n* SEARCH 7\r\nr4 OK\r\n";
  auto const began = std::chrono::steady_clock::now();
  auto const silent = Scripted(opened + "* 1 FETCH (UID 7 BODY[]<0> {20}\r\nFrom: ", Scripted::After::stay).failure(700, local.room());
  EXPECT_EQ(silent.kind(), Kind::timed_out);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(20)) << "not the half hour that an index may take";
  EXPECT_FALSE(fs::exists(local.index_of("mail")));
}

TEST(MailFolder, ReadsAMaildirAndAFolderOfMessages) {
  Place const place;
  place.write("box/cur/1:2,S", kAboutZoe);
  place.write("box/new/2", kAboutNobody);
  place.write("box/dovecot.index", "not a message");
  place.write("box/.Sent/cur/3:2,", kSent);
  auto const answer = mail({{"path", place / "box"}})->search(zoe(), Limits());
  EXPECT_THAT(keys(answer), ElementsAre("v1@example.org"));
  EXPECT_THAT(answer.terms[0], HasSubstr("text of 3 messages"));
  EXPECT_THAT(answer.terms, Contains("1 files in its folder are no messages and were not looked into"));
  place.write("eml/2018/a visit.EML", kAboutZoe);
  std::string path;
  mail({{"path", place / "eml"}})->collect("v1@example.org", Limits(), [&](auto const& item) { path = item.provenance.at("path"); });
  EXPECT_EQ(path, place / "eml/2018/a visit.EML");
  place.write("other/readme.txt", "x");
  EXPECT_EQ(failure_of([&] { mail({{"path", place / "other"}})->search(zoe(), Limits()); }).kind(), Kind::nonsense);
}

TEST(OutlookFile, ThatCannotBeTakenApartIsSaidToBeSo) {
  Place const place;
  place.write("a.pst", "!BDN and nothing more");
  auto const failure = failure_of([&] { mail({{"path", place / "a.pst"}})->search(zoe(), Limits()); });
  EXPECT_EQ(failure.kind(), Kind::nonsense);
  EXPECT_THAT(failure.what(), HasSubstr("cannot be taken apart"));
  EXPECT_EQ(failure_of([&] { mail({{"path", place / "b.pst"}})->search(zoe(), Limits()); }).kind(), Kind::unreachable);
}

TEST(ExportPackage, IsReadWholeOrNotAtAll) {
  Place const place;
  place.write("in/Exchange/visit.eml", kAboutZoe);
  place.write("in/Exchange/sent.eml", kSent);
  place.write("in/Items.csv", "Item,Target Path\r\n1,Exchange\\visit.eml\r\n2,Exchange\\sent.eml\r\n");
  auto const zip = [&] {
    fs::remove(place / "out.zip");
    ASSERT_EQ(std::system(("cd " + (place / "in") + " && zip -q -r ../out.zip Exchange Items.csv").c_str()), 0);
  };
  zip();
  auto const source = mail({{"path", place / "out.zip"}}, {"Items.csv", "Target Path"});
  auto const answer = source->search(zoe(), Limits());
  EXPECT_THAT(keys(answer), ElementsAre("v1@example.org"));
  source->collect("v1@example.org", Limits(), [&](auto const& item) {
    EXPECT_EQ(item.provenance.at("path"), (place / "out.zip") + "/Exchange/visit.eml");
  });
  fs::remove(place / "in/Exchange/sent.eml");
  zip();
  auto const half = failure_of([&] { source->search(zoe(), Limits()); });
  EXPECT_EQ(half.kind(), Kind::nonsense);
  EXPECT_THAT(half.what(), HasSubstr("its export lists 2 items, and 1 of them are not in it"));
  place.write("in/Items.csv", "Item,Path\r\n");
  zip();
  EXPECT_EQ(failure_of([&] { source->search(zoe(), Limits()); }).kind(), Kind::schema_changed);
  place.write("out.zip", "PK no");
  EXPECT_EQ(failure_of([&] { source->search(zoe(), Limits()); }).kind(), Kind::nonsense);
}
