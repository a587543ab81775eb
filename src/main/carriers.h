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
  /// Letters for the post have the folder where the service file names nobody; so has every channel where it says nothing of messages.
  explicit Carriers(settings::Service const& service);
  /// Null: nobody carries that channel.
  [[nodiscard]] posting::Carrier* of(std::string const& channel) const;
  [[nodiscard]] posting::Carrier* folder() const { return folder_.get(); }
  /// Letters for the post go as the PDF they are.
  [[nodiscard]] bool print() const { return print_; }

 private:
  std::map<std::string, std::unique_ptr<posting::Carrier>> by_channel_;
  std::unique_ptr<posting::Carrier> folder_;
  bool print_ = false;
};

/// What a carrier of the service file has against our account, by channel; empty where it takes messages. Asks them: over the network.
std::map<std::string, std::string> wrong_with_carriers(settings::Service const& service, Instant now);

}  // namespace rightsdesk
