#pragma once
// A real HTTP server on loopback that answers however a test says: byte by byte, half, never.
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace rightsdesk::connectors::test {

/// One connection. `send` gives false when the other side is gone.
class RoughConnection {
 public:
  RoughConnection(int descriptor, std::atomic<bool> const& stopping)
      : descriptor_(descriptor), stopping_(stopping) {}
  bool send(std::string const& bytes) const;
  /// Until the other side goes or the server stops.
  void hang() const;
  /// One byte every `ms` milliseconds.
  void drip(std::string const& bytes, int ms) const;
  [[nodiscard]] std::string request() const;  ///< the head, the empty line, and the body when it has a length

 private:
  int descriptor_;
  std::atomic<bool> const& stopping_;
};

class RoughServer {
 public:
  /// `answer` gets the request's target, its number from 1, and the connection, which closes when it returns.
  using Answer = std::function<void(std::string const& target, int number, RoughConnection const&)>;
  explicit RoughServer(Answer answer);
  ~RoughServer();
  RoughServer(RoughServer const&) = delete;
  RoughServer& operator=(RoughServer const&) = delete;
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] int requests() const { return requests_; }
  [[nodiscard]] std::vector<std::string> heads() const;

 private:
  void serve();
  Answer answer_;
  int listener_ = -1, port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> requests_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> heads_;
  std::vector<std::thread> conversations_;
  std::thread accepting_;
};

/// "HTTP/1.1 200 OK", the length and JSON type, and the body.
std::string http_ok(std::string const& body);
std::string http_answer(std::string const& status, std::string const& headers, std::string const& body);

}  // namespace rightsdesk::connectors::test
