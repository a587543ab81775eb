#pragma once
// What systemd is told of a service (man sd_notify): ready, stopping, still alive. Nothing where it does not ask.
#include <chrono>
#include <optional>
#include <string>

namespace rightsdesk {

/// One line to $NOTIFY_SOCKET: "READY=1". Never throws: a service runs on when nobody listens.
void notify(std::string const& line) noexcept;

/// How often "WATCHDOG=1" is wanted: a third of $WATCHDOG_USEC; nothing where there is no watchdog.
std::optional<std::chrono::milliseconds> watchdog_every();

/// Tells that the loop that calls it goes round; no more often than wanted. Not shared between threads.
class Alive {
 public:
  void beat();

 private:
  std::optional<std::chrono::milliseconds> every_ = watchdog_every();
  std::optional<std::chrono::steady_clock::time_point> told_ = {};
};

}  // namespace rightsdesk
