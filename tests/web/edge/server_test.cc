// The listener against what is sent on a raw socket. Case numbers are those of the adverse cases in docs (H01 … H18).
#include "web/edge/server.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <thread>

#include "web/edge/wire.h"

namespace rightsdesk::web::testing {
namespace {

std::string const head = " HTTP/1.1\r\nHost: desk\r\n";
std::string const form = "Content-Type: application/x-www-form-urlencoded\r\n";
std::string const next_request = "GET / HTTP/1.1\r\nHost: desk\r\n\r\n";

struct Refused {
  std::string sent, status;
};

void expect_refused_and_closed(std::vector<Refused> const& cases) {
  SmallSite site;
  for (auto const& [sent, status] : cases) {
    auto const before = site.runs();
    auto const answer = site.say(sent + next_request);
    EXPECT_EQ(status_of(answer), status) << sent.substr(0, 120);
    EXPECT_EQ(answers_in(answer), 1u) << sent.substr(0, 120);
    EXPECT_EQ(site.runs(), before) << sent.substr(0, 120);
  }
}

TEST(Edge, ServesAPageAndKeepsTheConnection) {
  SmallSite site;
  auto const answer = site.say(next_request + next_request);
  EXPECT_EQ(answers_in(answer), 2u);
  EXPECT_EQ(site.runs(), 2u);
}

// H01, H02, H03
TEST(Edge, RefusesEveryDoubtfulStatementOfTheLength) {
  expect_refused_and_closed({
      {"POST /echo" + head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
      {"POST /echo" + head + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n", "400"},
      {"POST /echo" + head + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n", "400"},
      {"POST /echo" + head + "Content-Length: 3, 3\r\n\r\nabc", "400"},
      {"POST /echo" + head + "Content-Length: +3\r\n\r\nabc", "400"},
      {"POST /echo" + head + "Content-Length: -1\r\n\r\n", "400"},
      {"POST /echo" + head + "Content-Length: 0x3\r\n\r\nabc", "400"},
      {"POST /echo" + head + "Content-Length: 18446744073709551616\r\n\r\n", "400"},
      {"POST /echo" + head + "Content-Length:\r\n\r\n", "400"},
      {"POST /echo" + head + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "400"},
      {"POST /echo" + head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "400"},
      {"POST /echo" + head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
      {"POST /echo" + head + "\r\n", "411"},
  });
}

// H04: no chunked body is read at all, so no chunk size can be wrong
TEST(Edge, AsksForALengthInsteadOfChunks) {
  expect_refused_and_closed({
      {"POST /echo" + head + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFF\r\nabc", "411"},
      {"POST /echo" + head + "Transfer-Encoding: chunked\r\n\r\n-1\r\nabc", "411"},
      {"POST /echo" + head + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", "400"},
  });
}

// H05
TEST(Edge, NeverTakesABodyForARequest) {
  SmallSite site;
  std::string const hidden = "GET /cases/hidden HTTP/1.1\r\nHost: desk\r\n\r\n";
  auto const length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
  for (std::string const target : {"POST /nowhere", "POST /", "POST /echo", "GET /", "GET /fails/standard"}) {
    auto const answer = site.say(target + head + length + form + "\r\n" + hidden);
    EXPECT_EQ(answers_in(answer), 1u) << target;
  }
  for (auto const& ran : site.ran) EXPECT_EQ(ran.find("hidden"), std::string::npos);
}

// H08
TEST(Edge, RefusesWhatIsTooLongOrTooMuch) {
  std::string many, fields;
  for (int i = 0; i < 1000; ++i) many += "X-" + std::to_string(i) + ": y\r\n";
  for (int i = 0; i < 3000; ++i) fields += "a" + std::to_string(i) + "=b&";
  expect_refused_and_closed({
      {"GET /" + std::string(9000, 'a') + head + "\r\n", "414"},
      {"GET /" + std::string(20000, 'a') + head + "\r\n", "400"},
      {"GET /" + head + "X-Long: " + std::string(20000, 'a') + "\r\n\r\n", "400"},
      {"GET /" + head + "Cookie: " + std::string(65536, 'a') + "\r\n\r\n", "400"},
      {"GET /" + head + many + "\r\n", "400"},
      {"POST /echo" + head + form + "Content-Length: " + std::to_string(fields.size()) + "\r\n\r\n" + fields, "413"},
      {"POST /echo" + head + form + "Content-Length: 300\r\n\r\n" + std::string(300, 'n'), "400"},
  });
}

// H13: overlong, lone surrogate, cut off, no UTF-8 at all, NUL; in every place that reaches a handler
TEST(Edge, RefusesWhatIsNoTextWhereverItStands) {
  for (std::string const bad : {"%FF", "%C0%AF", "%ED%A0%80", "%F0%9F%98", "%FE%FE%FF%FF", "%00"}) {
    auto const sent_as_form = [&](std::string const& body) { return "POST /echo" + head + form + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body; };
    expect_refused_and_closed({
        {"GET /" + bad + head + "\r\n", "400"},
        {"GET /?a=" + bad + head + "\r\n", "400"},
        {"GET /?" + bad + "=a" + head + "\r\n", "400"},
        {sent_as_form("name=" + bad), "400"},
        {sent_as_form(bad + "=name"), "400"},
    });
  }
  for (std::string const& bad : {std::string("\xFF"), std::string("\xC0\xAF"), std::string("\xED\xA0\x80"), std::string("\xF0\x9F\x98"), std::string(1, '\0')}) {
    auto const sent_in_parts = [&](std::string const& disposition, std::string const& value) {
      auto const body = "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + value + "\r\n--b--\r\n";
      return "POST /upload" + head + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    };
    expect_refused_and_closed({
        {sent_in_parts("name=\"a\"", bad), "400"},
        {sent_in_parts("name=\"" + bad + "\"", "a"), "400"},
        {sent_in_parts("name=\"a\"; filename=\"" + bad + ".txt\"", "a"), "400"},
        {"GET /" + head + "X-Own: " + bad + "\r\n\r\n", "400"},
        {"GET /" + head + "Cookie: visit=" + bad + "\r\n\r\n", "400"},
    });
  }
}

// The library takes 0xFF for the end of a head, and CR LF at the edge of its 4,096 bytes for an empty line: what a visitor puts behind
// either would be the next request on a connection that a proxy shares among visitors.
TEST(Edge, MakesNoRequestOfWhatStandsInsideAHead) {
  auto const smuggled = "GET /second" + head + "\r\n";
  expect_refused_and_closed({
      {"GET /" + head + "X-Own: a\xFF\xFF" + smuggled, "400"},
      {"GET /" + head + "X-Own: a\r\n\xFF" + smuggled, "400"},
      {"GET /" + head + "\xFFX-Own: a\r\n" + smuggled, "400"},
      {"GET /" + head + "X-Own: a\n\n" + smuggled, "400"},
      {"GET /" + head + "X-Own: a\r\r\n" + smuggled, "400"},
      {"GET /" + head + " folded: b\r\n\r\n", "400"},
      {"GET /" + head + "X-Own : b\r\n\r\n", "400"},
      {"GET  /" + head + "\r\n", "400"},
      {"GET / HTTP/1.1 \r\nHost: desk\r\n\r\n", "400"},
      {"GET / HTTP/1.1\nHost: desk\n\n", "400"},
  });
  SmallSite site;
  for (std::size_t length = 4000; length <= 4200; ++length) {
    auto const answer = site.say("GET /" + head + "X-Own: " + std::string(length, 'a') + "\r\nX-Other: b\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(status_of(answer), "200") << length;
    EXPECT_EQ(answers_in(answer), 1U) << length;
  }
}

TEST(Edge, TakesRequestsThatComeInPiecesOrSeveralAtOnce) {
  SmallSite site;
  Wire wire(site.server->port());
  for (char const byte : std::string("\r\nGET / HTTP/1.1\r\nHost: desk\r\n\r\n")) wire.send(std::string(1, byte));
  auto const all = wire.send(next_request + "HEAD /" + head + "\r\n" + "POST /echo" + head + form + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\na=bGET /" + head + "Connection: Close\r\n\r\n" + next_request).rest();
  EXPECT_EQ(answers_in(all), 6U) << "two pages, a head, a go on, a refusal without its token, and a last page";
  EXPECT_EQ(site.runs(), 4U);
}

// A24: of two cookies of one name, one may be somebody else's, set from a neighbouring host
TEST(Edge, RefusesTwoCookiesOfOneName) {
  expect_refused_and_closed({
      {"GET /" + head + "Cookie: visit=a; visit=b\r\n\r\n", "400"},
      {"GET /" + head + "Cookie: visit=a\r\nCookie: visit=b\r\n\r\n", "400"},
  });
}

// H09
TEST(Edge, RefusesAHugeBodyBeforeItComes) {
  SmallSite site;
  Wire wire(site.server->port());
  wire.send("POST /upload" + head + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 10000000000\r\n\r\n--b");
  auto const answer = wire.rest();
  EXPECT_EQ(status_of(answer), "413");
  EXPECT_EQ(site.runs(), 0u);
}

// H10
TEST(Edge, AnswersOnlyToItsOwnNames) {
  SmallSite site(EdgeSettings{.hosts = {"desk", "127.0.0.1:8443"}});
  EXPECT_EQ(status_of(site.say("GET / HTTP/1.1\r\nHost: desk\r\n\r\n")), "200");
  EXPECT_EQ(status_of(site.say("GET / HTTP/1.1\r\nHost: 127.0.0.1:8443\r\n\r\n")), "200");
  EXPECT_EQ(status_of(site.say("GET / HTTP/1.1\r\nHost: other.example\r\n\r\n")), "421");
  EXPECT_EQ(status_of(site.say("GET / HTTP/1.1\r\n\r\n")), "400");
  EXPECT_EQ(status_of(site.say("GET / HTTP/1.1\r\nHost: desk\r\nHost: desk\r\n\r\n")), "400");
  EXPECT_EQ(status_of(site.say("GET / HTTP/1.1\r\nHost: de/sk\r\n\r\n")), "400");
  EXPECT_EQ(status_of(site.say("GET http://desk/ HTTP/1.1\r\nHost: desk\r\n\r\n")), "400");
}

// H11
TEST(Edge, FindsNoPathButACanonicalOne) {
  SmallSite site;
  for (std::string const path : {"/../etc/passwd", "/cases/../../etc/passwd", "/%2e%2e/etc", "/cases/%2e%2e%2fx", "/cases/..%5cx",
                                 "/%c0%ae%c0%ae/", "//cases/a", "/cases//a", "/cases/a;x=1", "/cases/%00", "/cases/a%2fb",
                                 "/cases/%252e%252e", "/cases/a\\b", "/cases/%zz", "/cases/a/", "/cases/%0d%0aX-Evil:%201"}) {
    auto const status = status_of(site.get(path));
    EXPECT_TRUE(status == "400" || status == "404") << path << " gave " << status;
  }
  EXPECT_EQ(site.runs(), 0u);
  EXPECT_NE(site.get("/cases/caf%C3%A9").find("case café"), std::string::npos);
  EXPECT_NE(site.get("/cases/new").find("a new case"), std::string::npos);
}

// H12
TEST(Edge, LetsNothingTypedMakeAHeader) {
  SmallSite site;
  for (std::string const word : {"a%0d%0aX-Evil:%201", "a%0aX-Evil:%201", "%E5%98%8A%E5%98%8DX-Evil:%201"}) {
    auto const answer = site.get("/reflect?word=" + word);
    EXPECT_EQ(status_of(answer), "500") << word;
    EXPECT_EQ(answer.find("\nX-Evil"), std::string::npos);
  }
  expect_refused_and_closed({
      {std::string("GET /") + head + "X-In: a" + std::string(1, '\0') + "b\r\n\r\n", "400"},
      {"GET /" + head + "X-In : a\r\n\r\n", "400"},
      {"G(T /" + head + "\r\n", "400"},
      {"GET / HTTP/2.0\r\nHost: desk\r\n\r\n", "505"},
      {"GET /?a=%ff" + head + "\r\n", "400"},
  });
  // the library would make two lines of this word (RFC 2047 is for mail)
  EXPECT_EQ(status_of(site.get("/client", "X-Forwarded-For: =?utf-8?q?a=0d=0aX-Evil:_1?=\r\n")), "200");
}

TEST(Edge, SharesItsPortWithNoOtherServer) {
  SmallSite first;
  EdgeSettings same;
  same.port = first.server->port();
  EXPECT_THROW(SmallSite{same}, Fault);
}

// H14
TEST(Edge, KnowsTwoMethodsOnly) {
  SmallSite site;
  for (std::string const method : {"PUT", "PATCH", "FOO", "OPTIONS", "TRACE", "DELETE"}) {
    auto const answer = site.say(method + " /token" + head + "Content-Length: 0\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(status_of(answer), "405") << method;
    EXPECT_NE(answer.find("Allow: GET, HEAD"), std::string::npos) << method;
  }
  EXPECT_EQ(status_of(site.get("/token", "X-HTTP-Method-Override: DELETE\r\n")), "200");
  auto const whole = site.get("/");
  auto const short_answer = site.say("HEAD /" + head + "Connection: close\r\n\r\n");
  EXPECT_EQ(status_of(short_answer), "200");
  EXPECT_NE(short_answer.find("Content-Length: 4"), std::string::npos);
  EXPECT_TRUE(short_answer.ends_with("\r\n\r\n"));
  EXPECT_TRUE(whole.ends_with("home"));
}

// H16
// security.md H17: a part is never cut out, so a thousand cost what none costs.
TEST(Edge, AnswersAnyRangeWithTheWholeOnce) {
  SmallSite site;
  std::string ranges = "Range: bytes=0-1";
  for (int i = 0; i < 1000; ++i) ranges += ",0-1";
  auto const answer = site.get("/", ranges + "\r\n");
  EXPECT_EQ(status_of(answer), "200");
  EXPECT_EQ(answers_in(answer), 1U);
  EXPECT_NE(answer.find("\r\n\r\nhome"), std::string::npos);
  EXPECT_EQ(answer.find("Accept-Ranges"), std::string::npos);
  EXPECT_EQ(answer.find("Content-Range"), std::string::npos);
  EXPECT_EQ(status_of(site.get("/", "Range: bytes=9999999999999999999-\r\n")), "200");
}

TEST(Edge, RefusesACodedBody) {
  expect_refused_and_closed({{"POST /echo" + head + form + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", "415"}});
}

// H18
TEST(Edge, TurnsEveryExceptionIntoAPageWithAnIncidentNumber) {
  SmallSite site;
  for (std::string const path : {"/fails/standard", "/fails/fault", "/fails/memory", "/fails/number"}) {
    auto const answer = site.say("GET " + path + head + "\r\n" + next_request);
    EXPECT_EQ(status_of(answer), "500") << path;
    EXPECT_NE(answer.find("page 500 E-"), std::string::npos) << path;
    EXPECT_EQ(answers_in(answer), 1u) << path;
    EXPECT_EQ(answer.find("Marsh"), std::string::npos);
  }
  EXPECT_EQ(status_of(site.get("/")), "200");
  for (auto const& line : site.lines()) EXPECT_EQ(line.detail.find("Marsh"), std::string::npos);
}

TEST(Edge, NeverActsOnABodyThatWasCutOff) {
  SmallSite site;
  auto const answer = site.say("POST /echo" + head + form + "Content-Length: 100\r\n\r\nwords=half");
  EXPECT_EQ(answer, "");
  EXPECT_EQ(site.runs(), 0u);
}

TEST(Edge, RefusesTheBoundariesThatOverflowTheLibrary) {
  for (std::size_t const size : {0u, 71u, 1016u, 1017u, 4000u}) {
    expect_refused_and_closed({{"POST /upload" + head + "Content-Type: multipart/form-data; boundary=" + std::string(size, 'b') +
                                    "\r\nContent-Length: 4\r\n\r\n--bb",
                                "400"}});
  }
}

TEST(Edge, CutsAConnectionThatDribblesItsHeaders) {
  SmallSite site;
  Wire wire(site.server->port());
  wire.send("GET / HTTP/1.1\r\nHost: ");
  EXPECT_EQ(wire.rest(), "");
  EXPECT_EQ(site.runs(), 0u);
  EXPECT_EQ(status_of(site.get("/")), "200");
}

/// What a command prints; its errors are dropped.
std::string printed(std::string const& command) {
  std::string all;
  FILE* pipe = ::popen((command + " 2>/dev/null").c_str(), "r");
  char buffer[4096];
  for (std::size_t n = 0; pipe && (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) all.append(buffer, n);
  if (pipe) ::pclose(pipe);
  return all;
}

TEST(Edge, SpeaksTlsFromVersion12WithCookiesBoundToTheHost) {
  auto const folder = ::testing::TempDir() + "rightsdesk-tls-" + std::to_string(::getpid());
  printed("mkdir -p " + folder + " && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=desk -keyout " +
          folder + "/key.pem -out " + folder + "/certificate.pem");
  SmallSite site(EdgeSettings{.certificate = folder + "/certificate.pem", .private_key = folder + "/key.pem"});
  auto const port = std::to_string(site.server->port());
  auto const answer = printed("curl -sik --max-time 20 https://127.0.0.1:" + port + "/client");
  EXPECT_NE(answer.find("127.0.0.1 secure"), std::string::npos);
  EXPECT_NE(answer.find("Set-Cookie: __Host-visit="), std::string::npos);
  EXPECT_NE(answer.find("; SameSite=Lax; Secure"), std::string::npos);
  EXPECT_NE(answer.find("Strict-Transport-Security: max-age=31536000"), std::string::npos);
  EXPECT_EQ(printed("curl -sik --max-time 20 --tls-max 1.1 --ciphers DEFAULT@SECLEVEL=0 https://127.0.0.1:" + port + "/client"), "");
  EXPECT_EQ(status_of(site.get("/client")), "none");
  printed("rm -r " + folder);
}

TEST(Edge, TakesTheVisitorsAddressFromItsOwnProxyOnly) {
  SmallSite open, behind(EdgeSettings{.front = Front::tls_proxy});
  std::string const forwarded = "X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\n";
  EXPECT_NE(open.get("/client", forwarded).find("127.0.0.1 open"), std::string::npos);
  EXPECT_NE(behind.get("/client", forwarded).find("198.51.100.7 secure"), std::string::npos);
  EXPECT_NE(behind.get("/client", "X-Forwarded-For: <b>\r\n").find("127.0.0.1 secure"), std::string::npos);
}

TEST(Edge, LetsARequestInHandEndWhenItStops) {
  SmallSite site;
  auto const port = site.server->port();
  Wire wire(port);
  wire.send("GET /waits" + head + "\r\n");
  site.in_hand.get_future().wait();
  std::thread stopping([&] { site.server.reset(); });
  site.go_on.set_value();
  EXPECT_TRUE(wire.rest().ends_with("waited"));
  stopping.join();
  EXPECT_THROW(Wire{port}, std::runtime_error);
}

TEST(Edge, AnswersOnWhileItIsAboutToLeaveAndKeepsNoConnection) {
  SmallSite site;
  Wire before(site.server->port());
  before.send("GET / HTTP/1.1\r\nHost: desk\r\n\r\nG");
  while (site.runs() < 1) ::usleep(1000);
  site.server->leave();
  EXPECT_EQ(status_of(site.get("/")), "200");
  before.send("ET / HTTP/1.1\r\nHost: desk\r\n\r\n");
  auto const both = before.rest();
  auto const first = both.find("Connection: Keep-Alive"), last = both.find("Connection: Close");
  EXPECT_TRUE(first != std::string::npos && last != std::string::npos && first < last) << both;
}

TEST(Edge, CapsTheConnectionsOfOneAddress) {
  SmallSite site(EdgeSettings{.per_address = 2, .header_milliseconds = 1000});
  Wire first(site.server->port()), second(site.server->port());
  first.send("GET / HTTP/1.1\r\nHost: desk\r\n\r\nG");
  second.send("GET / HTTP/1.1\r\nHost: desk\r\n\r\nG");
  while (site.runs() < 2) ::usleep(1000);
  Wire third(site.server->port());
  EXPECT_TRUE(third.closed());
  first.rest();
  second.rest();
  std::string status;
  for (int tries = 0; tries < 1000 && status != "200"; ++tries) status = status_of(site.get("/"));
  EXPECT_EQ(status, "200");  // the seats were given back
}

std::string const signed_in = "Cookie: staff=" + std::string(26, 'A') + "\r\n";

/// What came of the long file, without its head.
std::size_t file_bytes(std::string const& answer) { return answer.size() - answer.find("\r\n\r\n") - 4; }

// C07
TEST(Edge, SendsALongFileWholeToWhoeverMayStillHaveIt) {
  SmallSite site;
  auto const answer = site.get("/staff/cases/7/file", signed_in);
  EXPECT_EQ(status_of(answer), "200");
  EXPECT_EQ(file_bytes(answer), 5U << 20);
  EXPECT_EQ(site.asked_who, 5) << "before it was made, and before each MiB but the first";
}

TEST(Edge, CutsALongFileOffAtTheNextMebibyteOnceASessionEnds) {
  SmallSite site;
  site.known_for = 2;
  auto const answer = site.get("/staff/cases/7/file", signed_in);
  EXPECT_NE(answer.find("Content-Length: 5242880"), std::string::npos) << "the browser sees that it is not whole";
  EXPECT_EQ(file_bytes(answer), 2U << 20);
  bool told = false;
  for (auto const& line : site.lines()) told = told || (line.event == "cut_off" && line.route == "/staff/cases/:case/file");
  EXPECT_TRUE(told);
}

TEST(Edge, CutsALongFileOffOnceItsCaseIsKeptToOthers) {
  SmallSite site;
  EXPECT_EQ(file_bytes(site.get("/staff/cases/kept/file", signed_in)), 3U << 20);
}

}  // namespace
}  // namespace rightsdesk::web::testing
