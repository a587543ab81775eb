#pragma once
// The carriers that the service file names, by channel.
#include <map>
#include <memory>

#include "core/clock.h"
#include "posting/carrier.h"
#include "settings/service.h"

namespace rightsdesk {

class Carriers {
 public:
  /// Post has the folder; so has every channel where the service file says nothing of messages.
  explicit Carriers(settings::Service const& service);
  /// Null: nobody carries that channel.
  [[nodiscard]] posting::Carrier* of(std::string const& channel) const;

 private:
  std::map<std::string, std::unique_ptr<posting::Carrier>> by_channel_;
};

/// What a carrier of the service file has against our account, by channel; empty where it takes messages. Asks them: over the network.
std::map<std::string, std::string> wrong_with_carriers(settings::Service const& service, Instant now);

}  // namespace rightsdesk
