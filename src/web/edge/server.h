#pragma once
// The listener: every duty that the HTTP library beneath leaves undone (docs/decisions: the edge). No page sees it, none can skip it.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "web/edge/exchange.h"
#include "web/edge/reply.h"

namespace rightsdesk::web {

/// What stands between the listener and the world.
enum class Front {
  nothing,   ///< connections are the visitors' own
  tls_proxy  ///< a proxy of ours speaks TLS: visitors are on https, and the last X-Forwarded-For is the visitor's address
};

struct EdgeSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;                     ///< 0: any free one
  std::string certificate = {};               ///< PEM file with the chain; empty: plain HTTP (a proxy in front speaks TLS)
  std::string private_key = {};               ///< PEM file
  Front front = Front::nothing;               ///< with tls_proxy there is no cap by address here: the proxy has its own
  std::vector<std::string> hosts = {};        ///< lower-case Host values answered to; empty: any
  int threads = 512;                          ///< connections served at once
  int waiting = 512;                          ///< connections queued beyond those
  int per_address = 64;                       ///< connections served at once for one address; 0: no cap (behind a proxy)
  int header_milliseconds = 5000;             ///< from the first byte awaited to the end of the headers, absolute
  int idle_milliseconds = 5000;               ///< between two requests of one connection
  std::uint64_t bodies_in_memory = 256 << 20;  ///< bytes of all bodies being read or answered; beyond: 503
};

/// What stands behind the listener. Called from many threads at once.
class Answering {
 public:
  virtual ~Answering() = default;
  /// The most bytes a body may have on this path; asked before the body is read.
  [[nodiscard]] virtual std::uint64_t largest_body(std::string const& method, std::string const& path) const = 0;
  /// Never throws: its own faults become pages.
  [[nodiscard]] virtual Reply answer(Exchange& exchange) noexcept = 0;
  /// The answer to what the listener itself refuses; `target` as it was sent, perhaps badly, or empty where it could not be read.
  [[nodiscard]] virtual Reply refuse(int status, std::string const& target) noexcept = 0;
};

class Server {
 public:
  /// Binds and serves until destroyed. `answering` must outlive it. Throws Fault when the port is taken or a key unreadable.
  Server(EdgeSettings const& settings, Answering& answering);
  /// Stops accepting, lets requests in hand end (at most 30 s), then cuts them.
  ~Server();
  /// Goes on answering whoever comes, and asks each to close the connection: to be called before it is destroyed, where a balancer needs time to look elsewhere.
  void leave();
  [[nodiscard]] std::uint16_t port() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rightsdesk::web
