#pragma once
// A server on a socket of its own that reads what it is sent, up to `enough` bytes, and gives one answer.
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <thread>

#include "core/private_folder.h"
#include "core/result.h"

namespace rightsdesk::scanning {

class OneAnswer {
 public:
  OneAnswer(std::string answer, std::size_t enough) : folder_("rightsdesk-test-"), listening_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    auto const where = path();
    std::copy(where.begin(), where.end(), address.sun_path);
    if (::bind(listening_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0 || ::listen(listening_, 1) != 0) throw Bug("no socket for a test");
    thread_ = std::thread([this, answer = std::move(answer), enough] { serve(answer, enough); });
  }
  ~OneAnswer() {
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
  }
  OneAnswer(OneAnswer const&) = delete;
  OneAnswer& operator=(OneAnswer const&) = delete;
  [[nodiscard]] std::string path() const { return (folder_.path() / "socket").string(); }
  /// What it was sent; whole once the answer was given.
  [[nodiscard]] std::string const& heard() const { return heard_; }

 private:
  void serve(std::string const& answer, std::size_t enough) {
    int const line = ::accept(listening_, nullptr, nullptr);
    if (line < 0) return;
    char piece[4096];
    while (heard_.size() < enough) {
      auto const count = ::recv(line, piece, sizeof piece, 0);
      if (count <= 0) break;
      heard_.append(piece, static_cast<std::size_t>(count));
    }
    if (!answer.empty()) (void)::send(line, answer.data(), answer.size(), MSG_NOSIGNAL);
    ::close(line);
  }
  PrivateFolder folder_;
  int listening_;
  std::string heard_;
  std::thread thread_;
};

}  // namespace rightsdesk::scanning
