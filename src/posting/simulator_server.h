#pragma once
#include <memory>

#include "core/clock.h"
#include "posting/simulator.h"

namespace rightsdesk::posting {

/// The simulator over HTTP, on this machine alone, from its making to its end. With a certificate: over TLS.
class SimulatorServer {
 public:
  struct Place {
    std::uint16_t port = 0;  ///< 0: a free one
    std::string certificate = {}, private_key = {};
  };
  /// `clock` must outlive it. Fault where it cannot listen.
  SimulatorServer(NotifyKey key, Clock const& clock, Place const& place);
  ~SimulatorServer();
  SimulatorServer(SimulatorServer const&) = delete;
  SimulatorServer& operator=(SimulatorServer const&) = delete;
  [[nodiscard]] std::string url() const;
  [[nodiscard]] NotifySimulator& simulator();

 private:
  struct Running;
  std::unique_ptr<Running> running_;
};

}  // namespace rightsdesk::posting
