#pragma once
// A server that answers well and then, at a word, no longer.
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace rightsdesk::connectors::test {

/// What the server does once the word was said: nothing any more; one byte every 60 ms; or half an answer, and it hangs up.
enum class AtTheWord { silent, drips, breaks_off };

/// Stands before a database and passes everything on, until the client says `word`.
class FallsSilent {
 public:
  FallsSilent(int port, std::string word, AtTheWord then = AtTheWord::silent)
      : port_(port), word_(std::move(word)), then_(then), listener_(listening()) {
    thread_ = std::thread([this] { serve(); });
  }
  ~FallsSilent() {
    stopping_ = true;
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  FallsSilent(FallsSilent const&) = delete;
  FallsSilent& operator=(FallsSilent const&) = delete;
  [[nodiscard]] std::string port() const {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    return std::to_string(ntohs(address.sin_port));
  }
  [[nodiscard]] bool fell() const { return silent_; }

 private:
  static sockaddr_in on_loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }
  static int listening() {
    int const listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto const address = on_loopback(0);
    ::bind(listener, reinterpret_cast<sockaddr const*>(&address), sizeof address);
    ::listen(listener, 8);
    return listener;
  }
  void serve() {
    while (!stopping_) {
      int const client = ::accept(listener_, nullptr, nullptr);
      if (client < 0) return;
      int const server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      auto const address = on_loopback(port_);
      ::connect(server, reinterpret_cast<sockaddr const*>(&address), sizeof address);
      pass_on(client, server);
      ::close(server);
      ::close(client);
    }
  }
  void pass_on(int client, int server) {
    char block[1U << 14U];
    std::string said;
    while (!stopping_) {
      pollfd ends[2] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
      if (::poll(ends, 2, 50) <= 0) continue;
      for (int from = 0; from < 2; ++from) {
        if ((ends[from].revents & (POLLIN | POLLHUP)) == 0) continue;
        auto const count = ::recv(ends[from].fd, block, sizeof block, 0);
        if (count <= 0) return;
        if (from == 0) said.append(block, static_cast<std::size_t>(count));
        if (said.find(word_) != std::string::npos) silent_ = true;
        bool const question = from == 0;
        if (!silent_ || (question && then_ != AtTheWord::silent))
          ::send(ends[1 - from].fd, block, static_cast<std::size_t>(count), MSG_NOSIGNAL);
        if (silent_ && !question && !answer_badly(client, block, static_cast<std::size_t>(count))) return;
      }
    }
  }
  /// False when the connection is over.
  bool answer_badly(int client, char const* answer, std::size_t size) const {
    if (then_ == AtTheWord::breaks_off) {
      ::send(client, answer, size / 2, MSG_NOSIGNAL);
      return false;
    }
    for (std::size_t i = 0; then_ == AtTheWord::drips && i < size && !stopping_; ++i) {
      if (::send(client, answer + i, 1, MSG_NOSIGNAL) != 1) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(60));
    }
    return true;
  }
  int port_;
  std::string word_;
  AtTheWord then_;
  int listener_;
  std::atomic<bool> stopping_ = false, silent_ = false;
  std::thread thread_;
};

}  // namespace rightsdesk::connectors::test
