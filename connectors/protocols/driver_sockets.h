#pragma once
#include <sys/types.h>

#include <map>
#include <memory>
#include <vector>

#include "connectors/protocols/wire.h"

namespace rightsdesk::connectors {

/// The connections that a driver makes for us, found by what is new among our own: a driver that a server leaves without an
/// answer, or to which it drips one, waits for ever, unless its connection is cut. Two drivers that connect to one port at the same
/// moment may guard each other's connection too: it is then cut at the earlier time limit.
class DriverSockets {
 public:
  /// Before the driver connects to `port`.
  explicit DriverSockets(int port);
  ~DriverSockets();
  DriverSockets(DriverSockets const&) = delete;
  DriverSockets& operator=(DriverSockets const&) = delete;
  /// Once the driver is connected. Each is cut when `deadline` passes, as long as this object lives.
  void guard(Deadline const& deadline);

 private:
  static std::map<ino_t, int> all();
  [[nodiscard]] bool leads_to_port(int descriptor) const;
  int port_;
  std::map<ino_t, int> before_;
  std::vector<int> copies_;
  std::vector<std::unique_ptr<Cutter>> cutters_;
};

}  // namespace rightsdesk::connectors
