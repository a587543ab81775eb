#include "scanning/clamd.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "core/text.h"

namespace rightsdesk::scanning {
namespace {

using Deadline = std::chrono::steady_clock::time_point;
constexpr std::size_t kPiece = std::size_t{256} * 1024, kLongestReply = 4096;

/// Why it could not be asked; told in the log and to staff.
struct NotThere {
  std::string why;
};

class Line {
 public:
  Line(std::string const& where, Deadline until) : until_(until), socket_(where.starts_with('/') ? at_path(where) : at_port(where)) {}
  ~Line() { ::close(socket_); }
  Line(Line const&) = delete;
  Line& operator=(Line const&) = delete;

  void say(std::string_view bytes) {
    while (!bytes.empty()) {
      wait(POLLOUT);
      auto const count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (count <= 0) throw NotThere{"it hung up"};
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  /// Up to the zero that ends an answer.
  std::string heard() {
    std::string reply;
    std::array<char, 512> piece{};
    while (reply.size() < kLongestReply) {
      wait(POLLIN);
      auto const count = ::recv(socket_, piece.data(), piece.size(), MSG_DONTWAIT);
      if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (count <= 0) break;
      reply.append(piece.data(), static_cast<std::size_t>(count));
      if (auto const end = reply.find('\0'); end != std::string::npos) return reply.substr(0, end);
    }
    throw NotThere{"it gave no whole answer"};
  }

 private:
  static int opened(int family, sockaddr const* address, socklen_t length) {
    int const made = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made < 0) throw NotThere{std::strerror(errno)};
    if (::connect(made, address, length) == 0) return made;
    auto const why = std::string(std::strerror(errno));
    ::close(made);
    throw NotThere{why};
  }

  static int at_path(std::string const& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) throw NotThere{"the path of its socket is too long"};
    std::copy(path.begin(), path.end(), address.sun_path);
    return opened(AF_UNIX, reinterpret_cast<sockaddr const*>(&address), sizeof address);
  }

  static int at_port(std::string const& where) {
    auto const colon = where.rfind(':');
    addrinfo wanted{}, *found = nullptr;
    wanted.ai_socktype = SOCK_STREAM;
    if (::getaddrinfo(where.substr(0, colon).c_str(), where.substr(colon + 1).c_str(), &wanted, &found) != 0) throw NotThere{"there is no such host"};
    std::unique_ptr<addrinfo, void (*)(addrinfo*)> const given(found, ::freeaddrinfo);
    return opened(found->ai_family, found->ai_addr, found->ai_addrlen);
  }

  void wait(short what) const {
    auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(until_ - std::chrono::steady_clock::now()).count();
    pollfd one{socket_, what, 0};
    int const ready = left <= 0 ? 0 : ::poll(&one, 1, static_cast<int>(left));
    if (ready == 0) throw NotThere{"it took too long"};
    if (ready < 0 && errno != EINTR) throw NotThere{std::strerror(errno)};
  }

  Deadline until_;
  int socket_;
};

std::string length_of(std::size_t count) {
  std::string bytes;
  for (unsigned shift = 32; shift > 0; shift -= 8) bytes += static_cast<char>((count >> (shift - 8)) & 0xFFU);
  return bytes;
}

}  // namespace

app::Look look_from(std::string_view reply) {
  using Says = app::Look::Says;
  constexpr std::string_view kStream = "stream: ", kFound = " FOUND";
  if (reply == "stream: OK") return {Says::clean, ""};
  if (reply.starts_with(kStream) && reply.ends_with(kFound) && reply.size() > kStream.size() + kFound.size()) {
    return {Says::infected, std::string(reply.substr(kStream.size(), reply.size() - kStream.size() - kFound.size()))};
  }
  return {Says::not_looked_at, "the scanner answered: " + std::string(reply.substr(0, 200))};
}

Signatures signatures_from(std::string_view reply) {
  static constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto const parts = split(std::string(reply), '/');
  if (parts.size() != 3) return {};
  Signatures found{parts[1], {}};
  std::vector<std::string> words;
  for (auto const& word : split(parts[2], ' ')) if (!word.empty()) words.push_back(word);
  if (words.size() != 5) return found;
  auto const month = std::find(kMonths.begin(), kMonths.end(), words[1]) - kMonths.begin() + 1;
  auto const two = [](std::string const& digits) { return digits.size() == 1 ? "0" + digits : digits; };
  found.of = parse_date(words[4] + "-" + two(std::to_string(month)) + "-" + two(words[2]));
  return found;
}

app::Look Clamd::look(std::string_view bytes) {
  try {
    Line line(where_, std::chrono::steady_clock::now() + patience_);
    line.say(std::string_view("zINSTREAM\0", 10));
    while (!bytes.empty()) {
      auto const piece = bytes.substr(0, kPiece);
      line.say(length_of(piece.size()));
      line.say(piece);
      bytes.remove_prefix(piece.size());
    }
    line.say(length_of(0));
    return look_from(line.heard());
  } catch (NotThere const& reason) {
    return {app::Look::Says::not_looked_at, reason.why};
  }
}

Result<Signatures> Clamd::signatures() {
  try {
    Line line(where_, std::chrono::steady_clock::now() + std::min(patience_, std::chrono::seconds(10)));
    line.say(std::string_view("zVERSION\0", 9));
    return signatures_from(line.heard());
  } catch (NotThere const& reason) {
    return refused("not_there", reason.why);
  }
}

}  // namespace rightsdesk::scanning
