#include "connectors/protocols/driver_sockets.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace rightsdesk::connectors {

DriverSockets::DriverSockets(int port) : port_(port), before_(all()) {}

DriverSockets::~DriverSockets() {
  cutters_.clear();
  for (int const descriptor : copies_) ::close(descriptor);
}

void DriverSockets::guard(Deadline const& deadline) {
  for (auto const& [inode, descriptor] : all()) {
    if (before_.contains(inode) || !leads_to_port(descriptor)) continue;
    int const own = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);  // stays the same connection when the driver closes its own
    if (own < 0) continue;
    copies_.push_back(own);
    cutters_.push_back(std::make_unique<Cutter>(own, deadline));
  }
}

std::map<ino_t, int> DriverSockets::all() {
  std::map<ino_t, int> sockets;
  std::error_code error;
  for (auto const& entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
    struct stat state {};
    int const descriptor = std::atoi(entry.path().filename().c_str());
    if (::fstat(descriptor, &state) == 0 && S_ISSOCK(state.st_mode)) sockets[state.st_ino] = descriptor;
  }
  return sockets;
}

bool DriverSockets::leads_to_port(int descriptor) const {
  sockaddr_storage peer{};
  socklen_t size = sizeof peer;
  if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return false;
  if (peer.ss_family == AF_INET) return ntohs(reinterpret_cast<sockaddr_in const&>(peer).sin_port) == port_;
  return peer.ss_family == AF_INET6 && ntohs(reinterpret_cast<sockaddr_in6 const&>(peer).sin6_port) == port_;
}

}  // namespace rightsdesk::connectors
