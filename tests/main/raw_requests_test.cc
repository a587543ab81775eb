// Some thousands of hostile requests, as raw bytes, against the three desks as they run (security.md H21): made by a grammar that is broken at
// every joint, and from the seeds of the fuzzers, then bent at random places. The same numbers each time.
#include <filesystem>
#include <fstream>
#include <mutex>
#include <random>
#include <thread>

#include "app/unsound.h"
#include "matrix.h"
#include "web/edge/wire.h"
#include "web/watching.h"

namespace rightsdesk::testing {
namespace {

constexpr int kRequests = 4000, kAtOnce = 8;
constexpr unsigned kSeed = 20261123;
std::string const kMarkup = "<script>alert(7)</script>";

/// Draws from what it is given, always in the same order.
class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t most) { return random_() % most; }
  bool once_in(std::size_t times) { return below(times) == 0; }
  std::string const& of(std::vector<std::string> const& all) { return all[below(all.size())]; }
  char byte() { return static_cast<char>(random_() & 0xFFU); }

 private:
  std::mt19937 random_;
};

class Hostile {
 public:
  Hostile(unsigned seed, std::vector<web::Route> const& routes) : draw_(seed) {
    for (auto const& route : routes) targets_.push_back(std::regex_replace(route.pattern, std::regex(":[a-z]+"), "1"));
    for (auto const& entry : std::filesystem::directory_iterator(std::string(RIGHTSDESK_TREE) + "/tests/fuzz/seeds/web_decode")) seeds_.push_back(entry.path().string());
    std::sort(seeds_.begin(), seeds_.end());
    for (auto& seed_of : seeds_) {
      std::ifstream in(seed_of, std::ios::binary);
      seed_of.assign(std::istreambuf_iterator<char>(in), {});
      seed_of.erase(0, 1);  // says what the rest is
    }
  }
  std::string request() {
    auto bytes = draw_.once_in(8) ? draw_.of(seeds_) + "\r\n\r\n" : by_grammar();
    if (draw_.once_in(3)) bend(bytes);
    return bytes;
  }

 private:
  /// Mostly the first, which is sound.
  std::string const& mostly(std::vector<std::string> const& all) { return draw_.once_in(6) ? draw_.of(all) : all.front(); }
  std::string by_grammar() {
    auto bytes = (draw_.once_in(4) ? draw_.of(methods_) : draw_.of({"GET", "POST"})) + mostly(gaps_) + target() + mostly(gaps_) + mostly(versions_) + mostly(ends_);
    if (!draw_.once_in(8)) bytes += "Host: desk\r\n";
    for (auto more = draw_.below(4); more > 0; --more) bytes += draw_.of(heads_) + mostly(ends_);
    return bytes + mostly(ends_) + draw_.of(bodies_);
  }
  std::string target() {
    auto const path = draw_.once_in(3) ? draw_.of(odd_targets_) : draw_.of(targets_);
    return draw_.once_in(3) ? path + draw_.of(queries_) : path;
  }
  void bend(std::string& bytes) {
    for (auto times = draw_.below(4); times > 0 && !bytes.empty(); --times) {
      auto const at = draw_.below(bytes.size());
      switch (draw_.below(5)) {
        case 0: bytes[at] = draw_.byte(); break;
        case 1: bytes.insert(at, 1, draw_.byte()); break;
        case 2: bytes.erase(at, 1 + draw_.below(8)); break;
        case 3: bytes.insert(at, bytes.substr(at, 1 + draw_.below(40))); break;
        default: bytes.resize(at);
      }
    }
  }

  Draw draw_;
  std::vector<std::string> targets_, seeds_;
  std::vector<std::string> const methods_{"HEAD", "PUT", "DELETE", "TRACE", "OPTIONS", "CONNECT", "get", "", "G\tT", std::string(5000, 'G')};
  std::vector<std::string> const gaps_{" ", "  ", "\t", ""};
  std::vector<std::string> const versions_{"HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/1.1.1", "http/1.1", "HTTP/1.12345678901234567890", "", "PRI * HTTP/2.0"};
  std::vector<std::string> const ends_{"\r\n", "\n", "\r", "\r\n ", std::string("\0", 1), ""};
  std::vector<std::string> const odd_targets_{"/..", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//", "/%00", "/%", "/%ff%fe", "*", "http://other.example.org/start", "/start/", "/start;x=1", "\\start", "/" + std::string(9000, 'a'), "/" + kMarkup, "/start#x", "start", "/static/../routes.cc", "/staff/cases/%2e%2e", "/request/'%20OR%201=1"};
  std::vector<std::string> const queries_{"?", "?a=1&a=2", "?done=" + kMarkup, "?%zz=1", "?" + std::string(20'000, 'q'), "?page=99999999999999999999", "?show=%F0%9F%91%A9", "?a=%00", "?&&&===", "??", "?next=//other.example.org"};
  std::vector<std::string> const heads_{"Host: desk", "Host:", "Host: a, b", "Host: " + kMarkup, "Content-Length: 5", "Content-Length: -1", "Content-Length: 5, 6", "Content-Length: 99999999999", "Content-Length: 0x5", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding : chunked", "Content-Type: application/x-www-form-urlencoded",
                                         "Content-Type: multipart/form-data; boundary=x", "Content-Type: multipart/form-data; boundary=" + std::string(300, 'b'), "Content-Type: multipart/form-data", "Content-Type: text/plain", "Content-Encoding: gzip", "Cookie: staff=" + std::string(26, 'A'), "Cookie: visit=1; visit=2", "Cookie: " + std::string(9000, 'c'), "Cookie: =;;=", "Range: bytes=0-,0-,0-", "Expect: 100-continue", "Expect: the-unexpected",
                                         "Connection: upgrade", "Upgrade: h2c", "Upgrade: websocket", "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Host: other.example.org", "X-HTTP-Method-Override: POST", "Sec-Fetch-Site: cross-site", "Origin: https://other.example.org", "Authorization: Bearer " + std::string(60, 'k'), "Accept-Language: " + std::string(4000, '*'), "no colon here", ": no name", " folded: yes", "Na me: x", "A: b\r\nA: c", "X: " + std::string("\0\x01\x7F", 3), "Connection: close"};
  std::vector<std::string> const bodies_{"", "", "", "a=b", "csrf=0000&name=" + kMarkup, "=&=&=", "%%%", "0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\nx", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n", "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../../x\"\r\n\r\n" + std::string(3000, '\x90'), "{\"a\":[[[[[[[[", "GET /staff/cases HTTP/1.1\r\nHost: desk\r\n\r\n", std::string(70'000, 'x')};
};

struct RawRequests : Matrix {
  RawRequests() {
    auto const silent = [](web::LogLine const&) {};
    watched_ = std::make_unique<web::Watched>(desks_->dispatch, web::watching(desks_->site, silent));
    web::EdgeSettings settings;
    settings.header_milliseconds = settings.idle_milliseconds = 1000;
    settings.threads = 2 * kAtOnce;
    server_ = std::make_unique<web::Server>(settings, *watched_);
  }
  std::string said(std::string const& bytes) { return web::testing::Wire(server_->port()).send(bytes).no_more().rest(); }

  std::unique_ptr<web::Watched> watched_;
  std::unique_ptr<web::Server> server_;
};

/// Empty when the answer is a closed connection, or answers with a head each and none of them of a fault of ours: 505 is what another version of the protocol is told.
std::string wrong_with(std::string const& answer) {
  if (answer.empty()) return {};
  if (!std::regex_search(answer.substr(0, 13), std::regex("^HTTP/1\\.1 ([1-4][0-9][0-9]|505) "))) return "no answer of this protocol, or a fault";
  if (answer.find("\r\n\r\n") == std::string::npos) return "a head without its end";
  for (auto at = answer.find("HTTP/1.1 5", 1); at != std::string::npos; at = answer.find("HTTP/1.1 5", at + 1)) {
    if (answer.substr(at + 9, 3) != "505") return "a fault behind the first answer";
  }
  if (answer.find(kMarkup) != std::string::npos) return "markup that was sent comes back";
  return {};
}

TEST_F(RawRequests, AreEachRefusedOrAnsweredAndChangeNothing) {
  auto const before = tables_of(*desks_->desk.database->connection());
  auto const entries_before = entries();
  std::mutex mutex;
  std::map<std::string, int> answered;
  std::vector<std::string> wrong;
  std::vector<std::thread> sending;
  for (unsigned part = 0; part < kAtOnce; ++part) {
    sending.emplace_back([&, part] {
      Hostile hostile(kSeed + part, desks_->dispatch.routes());
      for (int i = 0; i < kRequests / kAtOnce; ++i) {
        auto const bytes = hostile.request();
        auto const answer = said(bytes);
        auto const what = wrong_with(answer);
        std::lock_guard const lock(mutex);
        ++answered[answer.empty() ? "closed" : answer.substr(9, 3)];
        if (!what.empty()) wrong.push_back(what + "\n" + bytes.substr(0, 600) + "\n->\n" + answer.substr(0, 300));
      }
    });
  }
  for (auto& one : sending) one.join();
  for (std::size_t i = 0; i < std::min<std::size_t>(wrong.size(), 5); ++i) ADD_FAILURE() << wrong[i];
  EXPECT_EQ(wrong.size(), 0U);
  for (auto const* kind : {"closed", "200", "400", "404", "405"}) EXPECT_GT(answered[kind], 0) << kind << ": the collection reaches no such answer any more";
  EXPECT_THAT(said("GET /start HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n"), HasSubstr("200 OK")) << "it is still there";
  EXPECT_EQ(entries(), entries_before);
  auto const after = tables_of(*desks_->desk.database->connection());
  for (auto const& [name, rows] : before) EXPECT_EQ(after.at(name), rows) << name;
  EXPECT_EQ(app::unsound(council_), "");
}

}  // namespace
}  // namespace rightsdesk::testing
