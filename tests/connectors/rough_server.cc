#include "connectors/rough_server.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>

namespace rightsdesk::connectors::test {

bool RoughConnection::send(std::string const& bytes) const {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    auto const count = ::send(descriptor_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return false;
    sent += static_cast<std::size_t>(count);
  }
  return true;
}

void RoughConnection::hang() const {
  char byte = 0;
  while (!stopping_) {
    pollfd waiting{descriptor_, POLLIN, 0};
    if (::poll(&waiting, 1, 50) > 0 && ::recv(descriptor_, &byte, 1, 0) <= 0) return;
  }
}

void RoughConnection::drip(std::string const& bytes, int ms) const {
  for (char const byte : bytes) {
    if (stopping_ || !send(std::string(1, byte))) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
  }
}

std::string RoughConnection::request() const {
  std::string head;
  char byte = 0;
  while (head.find("\r\n\r\n") == std::string::npos && ::recv(descriptor_, &byte, 1, 0) == 1) head += byte;
  auto const length = head.find("Content-Length: ");
  for (auto left = length == std::string::npos ? 0 : std::stoul(head.substr(length + 16)); left > 0; --left)
    if (::recv(descriptor_, &byte, 1, 0) == 1) head += byte;
  return head;
}

RoughServer::RoughServer(Answer answer) : answer_(std::move(answer)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), length) != 0 || ::listen(listener_, 16) != 0 ||
      ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
    throw std::runtime_error("no port for the rough server");
  }
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { serve(); });
}

RoughServer::~RoughServer() {
  stopping_ = true;
  ::shutdown(listener_, SHUT_RDWR);
  accepting_.join();
  ::close(listener_);
  for (auto& conversation : conversations_) conversation.join();
}

void RoughServer::serve() {
  while (!stopping_) {
    int const descriptor = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (descriptor < 0) continue;
    int const number = ++requests_;
    conversations_.emplace_back([this, descriptor, number] {
      RoughConnection const connection(descriptor, stopping_);
      auto const head = connection.request();
      {
        std::lock_guard const lock(mutex_);
        heads_.push_back(head);
      }
      auto const begin = head.find(' ');
      auto const end = begin == std::string::npos ? begin : head.find(' ', begin + 1);
      answer_(end == std::string::npos ? "" : head.substr(begin + 1, end - begin - 1), number, connection);
      ::shutdown(descriptor, SHUT_RDWR);
      ::close(descriptor);
    });
  }
}

std::vector<std::string> RoughServer::heads() const {
  std::lock_guard const lock(mutex_);
  return heads_;
}

std::string http_answer(std::string const& status, std::string const& headers, std::string const& body) {
  return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
         "\r\nConnection: close\r\n\r\n" + body;
}

std::string http_ok(std::string const& body) {
  return http_answer("200 OK", "Content-Type: application/json\r\n", body);
}

}  // namespace rightsdesk::connectors::test
