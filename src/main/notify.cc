#include "main/notify.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string_view>

namespace rightsdesk {

void notify(std::string const& line) noexcept {
  auto const* named = std::getenv("NOTIFY_SOCKET");
  std::string_view const path = named == nullptr ? "" : named;
  sockaddr_un address{};
  if (path.size() < 2 || path.size() >= sizeof address.sun_path || (path[0] != '/' && path[0] != '@')) return;
  address.sun_family = AF_UNIX;
  std::copy(path.begin(), path.end(), address.sun_path);
  if (path[0] == '@') address.sun_path[0] = '\0';  // an abstract name
  int const socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  auto const length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
  (void)::sendto(socket, line.data(), line.size(), MSG_NOSIGNAL, reinterpret_cast<sockaddr const*>(&address), length);
  ::close(socket);
}

std::optional<std::chrono::milliseconds> watchdog_every() {
  auto const* text = std::getenv("WATCHDOG_USEC");
  auto const microseconds = text == nullptr ? 0LL : std::atoll(text);
  if (microseconds <= 0) return std::nullopt;
  return std::chrono::milliseconds(std::max(1LL, microseconds / 3000));
}

void Alive::beat() {
  auto const now = std::chrono::steady_clock::now();
  if (!every_ || (told_ && now - *told_ < *every_)) return;
  told_ = now;
  notify("WATCHDOG=1");
}

}  // namespace rightsdesk
