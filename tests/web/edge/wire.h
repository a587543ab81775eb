#pragma once
// A raw socket to a small server with a few routes: what a browser would never send.
#include <netinet/in.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <future>
#include <memory>
#include <mutex>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/busy.h"
#include "core/result.h"
#include "web/edge/dispatch.h"
#include "web/edge/server.h"
#include "web/edge/watched.h"

namespace rightsdesk::web::testing {

class Wire {
 public:
  explicit Wire(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval const patience{8, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) throw std::runtime_error("no connection");
  }
  ~Wire() { ::close(socket_); }
  Wire(Wire const&) = delete;
  Wire& operator=(Wire const&) = delete;

  Wire& send(std::string const& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
      auto const n = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (n <= 0) break;
      sent += static_cast<std::size_t>(n);
    }
    return *this;
  }
  Wire& no_more() {
    ::shutdown(socket_, SHUT_WR);
    return *this;
  }
  /// Everything until the server closes.
  std::string rest() {
    std::string all;
    char buffer[4096];
    for (;;) {
      auto const n = ::recv(socket_, buffer, sizeof buffer, 0);
      if (n <= 0) break;
      all.append(buffer, static_cast<std::size_t>(n));
    }
    return all;
  }
  /// True when the server has closed within the patience of the socket.
  bool closed() {
    char byte;
    return ::recv(socket_, &byte, 1, 0) == 0;
  }

 private:
  int socket_;
};

/// A desk of a few routes behind the real edge, and what was run on it.
struct SmallSite {
  std::mutex mutex;
  std::vector<std::string> ran;
  std::vector<LogLine> logged;
  static constexpr std::size_t long_file = 5 << 20;
  int known_for = 1'000'000;   ///< so often the cookie's owner is known, and then no more
  std::atomic<int> asked_who = 0, asked_kept = 0;
  std::promise<void> in_hand;  ///< kept when /waits runs
  std::promise<void> go_on;    ///< lets /waits end
  std::unique_ptr<Dispatch> dispatch;
  std::unique_ptr<Watched> watched;
  std::unique_ptr<Server> server;

  explicit SmallSite(EdgeSettings settings = {}) {
    settings.header_milliseconds = std::min(settings.header_milliseconds, 1000);
    settings.idle_milliseconds = std::min(settings.idle_milliseconds, 1000);
    dispatch = std::make_unique<Dispatch>(routes(), words());
    auto const same = words();
    watched = std::make_unique<Watched>(*dispatch, Watching{same.signed_in, {}, [this](Exchange const& x) { return x.part("case") != "kept" || ++asked_kept < 3; }, same.log});
    server = std::make_unique<Server>(settings, *watched);
  }

  std::string say(std::string const& bytes) { return Wire(server->port()).send(bytes).no_more().rest(); }
  std::string get(std::string const& target, std::string const& more = {}) {
    return say("GET " + target + " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n" + more + "\r\n");
  }
  std::size_t runs() {
    std::lock_guard const lock(mutex);
    return ran.size();
  }
  /// What was logged so far; the server goes on logging meanwhile.
  std::vector<LogLine> lines() {
    std::lock_guard const lock(mutex);
    return logged;
  }

 private:
  Reply note(Exchange const& exchange, std::string const& answer) {
    std::lock_guard const lock(mutex);
    ran.push_back(exchange.method + " " + exchange.path);
    return Reply::page(answer);
  }
  std::vector<Route> routes() {
    Access const staff{Audience::staff, {}};
    Access const legal{Audience::staff, {"reviewer"}};
    return {
        {"GET", "/", {}, [this](Exchange const& x) { return note(x, "home"); }},
        {"GET", "/token", {}, [this](Exchange const& x) { return note(x, "token=" + x.csrf + ";"); }},
        {"POST", "/echo", {}, [this](Exchange const& x) { return note(x, "you said [" + x.form.one("words") + "]"); }},
        {"POST", "/upload", {}, [this](Exchange const& x) {
           return note(x, x.files.empty() ? "no file" : x.files[0].filename + ":" + std::to_string(x.files[0].bytes.size()));
         }, 4 << 20},
        {"GET", "/cases/:case", {}, [this](Exchange const& x) { return note(x, "case " + x.part("case")); }},
        {"GET", "/cases/new", {}, [this](Exchange const& x) { return note(x, "a new case"); }},
        {"GET", "/staff", staff, [this](Exchange const& x) { return note(x, "hello " + x.staff.name); }},
        {"GET", "/staff/review", legal, [this](Exchange const& x) { return note(x, "review"); }},
        {"GET", "/client", {}, [this](Exchange const& x) { return note(x, x.client + (x.secure ? " secure" : " open")); }},
        {"GET", "/waits", {}, [this](Exchange const& x) {
           in_hand.set_value();
           go_on.get_future().wait();
           return note(x, "waited");
         }},
        {"GET", "/staff/cases/:case/file", staff, [this](Exchange const& x) {
           (void)note(x, "");
           return Reply::download(std::string(long_file, 'x'), "application/pdf", "file.pdf");
         }},
        {"GET", "/fails/standard", {}, [](Exchange const&) -> Reply { throw std::runtime_error("Jo Marsh, 1 High Street"); }},
        {"GET", "/fails/fault", {}, [](Exchange const&) -> Reply { throw Fault("The store is away", "mysql 2006"); }},
        {"GET", "/fails/busy", {}, [](Exchange const&) -> Reply { throw Busy("all database connections are in use"); }},
        {"GET", "/fails/memory", {}, [](Exchange const&) -> Reply { throw std::bad_alloc(); }},
        {"GET", "/fails/number", {}, [](Exchange const&) -> Reply { throw 7; }},
        {"GET", "/reflect", {}, [](Exchange const& x) { return Reply::page("ok").header("X-Word", x.query.one("word")); }},
    };
  }
  DispatchSettings words() {
    return {std::string(32, 's'),
            [this](std::string const& token) {
              if (++asked_who > known_for) return SignedIn{};
              if (token == std::string(26, 'A')) return SignedIn{"S1", "Amal", {"case_officer"}};
              return SignedIn{};
            },
            [](Failure const& failure) { return "page " + std::to_string(failure.status) + " " + failure.incident; },
            [this](LogLine const& line) {
              std::lock_guard const lock(mutex);
              logged.push_back(line);
            }};
  }
};

inline std::string status_of(std::string const& answer) { return answer.size() < 12 ? "none" : answer.substr(9, 3); }
inline std::size_t answers_in(std::string const& all) {
  std::size_t count = 0;
  for (auto at = all.find("HTTP/1.1 "); at != std::string::npos; at = all.find("HTTP/1.1 ", at + 1)) ++count;
  return count;
}

}  // namespace rightsdesk::web::testing
