#pragma once
// The real server over a database of its own, and a browser's questions to it, timed. For benchmarks of the desks.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "main/doors.h"
#include "main/house.h"
#include "store/migrate.h"
#include "store/secret.h"
#include "store/session_store.h"
#include "store/staff_store.h"
#include "web/routes.h"

namespace rightsdesk {

/// A service file in an empty folder; the key is made with it.
inline std::string service_in(std::string const& folder, std::string const& assets) {
  auto const file = folder + "/service.yaml";
  std::ofstream(file) << "tree: " RIGHTSDESK_TREE "\ncontroller: thamesbrook\naddress: 127.0.0.1\nport: 28999\n"
                      << "database: { url: \"sqlite:" << folder << "/bench.db\" }\nvault_key: " << folder << "/vault.key\nassets: " << std::filesystem::absolute(assets).string() << "\noutbox: " << folder << "\n";
  store::VaultKey::make_key_file(folder + "/vault.key");
  return file;
}

inline void make_database(std::string const& file) {
  auto const service = settings::load_service(file);
  if (!service) throw_faults("the service file is wrong", service.error());
  delivery::make_seal_key({service->seal_key, service->seal_certificate}, service->controller, SystemClock().now());
  auto const database = open_database(*service);
  store::migrate(*database);
}

/// A server of the house, and the cookie of somebody who is signed in.
class Served {
 public:
  Served(House& house, std::vector<std::string> const& roles, std::string const& name = "Rhys Vaughan", std::string const& sign_in = "rhys")
      : door_(house.database(), house.key(), house.clock(), {}), drafts_(house.database(), house.key(), house.clock()), site_(house.office(), door_, drafts_, settings_of(house)),
        dispatcher_(web::routes(site_), web::dispatch_settings(site_, [](web::LogLine const&) {})), server_({}, dispatcher_) {
    auto const connection = house.database().connection();
    auto const id = store::Staff(*connection).add({{}, name, sign_in, roles}, "nine wet herons stand about");
    if (!id) throw std::runtime_error(id.error().text);
    cookie_ = std::string(web::staff_cookie) + "=" + store::Sessions(*connection).start(*id, house.clock().now()).token;
    who_ = *id;
  }
  [[nodiscard]] unsigned port() const { return server_.port(); }
  [[nodiscard]] std::string const& cookie() const { return cookie_; }
  [[nodiscard]] StaffId const& who() const { return who_; }

 private:
  static web::SiteSettings settings_of(House& house) {
    web::SiteSettings settings;
    settings.templates_folder = RIGHTSDESK_TREE "/templates";
    settings.assets_folder = house.service().assets;
    settings.controller = "thamesbrook";
    settings.council = "Thamesbrook";
    settings.secret = store::key_for(house.key().bytes(), "web forms");
    return settings;
  }

  LocalStaffDoor door_;
  StoredDrafts drafts_;
  web::Site site_;
  web::Dispatch dispatcher_;
  web::Server server_;
  std::string cookie_;
  StaffId who_;
};

/// One request on a connection of its own; the whole answer. `from`: an address of this machine, in network order, for a visitor of their own.
inline std::string asked(unsigned port, std::string const& path, std::string const& cookie, in_addr_t from = htonl(INADDR_LOOPBACK)) {
  int const socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  sockaddr_in own{};
  own.sin_family = AF_INET;
  own.sin_addr.s_addr = from;
  if (::bind(socket, reinterpret_cast<sockaddr*>(&own), sizeof own) != 0) throw std::runtime_error("no address");
  if (::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) throw std::runtime_error("no connection");
  auto const request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\nConnection: close\r\n\r\n";
  if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) throw std::runtime_error("not sent");
  std::string answer;
  char buffer[65536];
  for (ssize_t n = 0; (n = ::recv(socket, buffer, sizeof buffer, 0)) > 0;) answer.append(buffer, static_cast<std::size_t>(n));
  ::close(socket);
  return answer;
}

/// Milliseconds of CPU that this program has used: what a busy machine does not change.
inline double cpu() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

inline double timed(unsigned port, std::string const& path, std::string const& cookie, in_addr_t from = htonl(INADDR_LOOPBACK)) {
  auto const began = std::chrono::steady_clock::now();
  auto const answer = asked(port, path, cookie, from);
  auto const took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
  if (answer.empty()) return took;  // the server's limit of time shut the connection: that long, and no answer
  if (answer.starts_with("HTTP/1.1 503")) return took;  // asked to come again, after the longest wait for the database
  if (!answer.starts_with("HTTP/1.1 200")) throw std::runtime_error(path + " is answered with " + answer.substr(0, 300));
  return took;
}

inline void tell(char const* what, std::vector<double> times, double cpu_each) {
  std::sort(times.begin(), times.end());
  auto const at = [&](double share) { return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))]; };
  std::printf("%-34s %4zu asked   p50 %7.1f ms   p95 %7.1f ms   most %7.1f ms   %7.1f ms of CPU each\n", what, times.size(), at(0.5), at(0.95), times.back(), cpu_each);
  std::fflush(stdout);
}

/// Asks for each address once, in order.
inline void ask(char const* what, Served const& served, std::vector<std::string> const& paths) {
  std::vector<double> times;
  auto const before = cpu();
  for (auto const& path : paths) times.push_back(timed(served.port(), path, served.cookie()));
  tell(what, times, (cpu() - before) / static_cast<double>(paths.size()));
}

/// So many visitors, each from an address of their own: each asks for the paths that `path` gives for their number and turn, `turns` of them, one in `every`
/// milliseconds from a start that is spread over that time; with 0, all at the same moment.
inline void ask_by_many(char const* what, Served const& served, std::vector<std::string> const& cookies, int turns, int every, std::function<std::string(int, int)> const& path) {
  std::mutex mutex;
  std::vector<double> all;
  std::vector<std::thread> visitors;
  auto const before = cpu();
  auto const begin = std::chrono::steady_clock::now() + std::chrono::milliseconds(300);
  auto const many = static_cast<int>(cookies.size());
  for (int number = 0; number < many; ++number) {
    visitors.emplace_back([&, number] {
      for (int turn = 0; turn < turns; ++turn) {
        std::this_thread::sleep_until(begin + std::chrono::milliseconds(turn * every + number * every / many));
        auto const took = timed(served.port(), path(number, turn), cookies[static_cast<std::size_t>(number)], htonl(INADDR_LOOPBACK + 256U + static_cast<unsigned>(number)));
        std::lock_guard const lock(mutex);
        all.push_back(took);
      }
    });
  }
  for (auto& visitor : visitors) visitor.join();
  tell(what, all, (cpu() - before) / static_cast<double>(all.size()));
}

}  // namespace rightsdesk
