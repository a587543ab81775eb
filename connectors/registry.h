#pragma once
// The folder of connectors, opened: each connectors/<system>/connector.yaml is a source.
#include <memory>
#include <string>
#include <vector>

#include "connectors/endpoint.h"
#include "connectors/protocols/connector.h"
#include "connectors/workroom.h"
#include "core/result.h"

namespace rightsdesk::connectors {

/// Every source of a folder. Opening one touches no other. A system is connected when its connector.yaml or the settings
/// say where it is; cards() gives those, and only those are searched. A profile that nobody has connected is none.
class ConnectedSources : public sources::Sources {
 public:
  /// The profiles that are here and not connected: nothing is asked of them.
  [[nodiscard]] virtual std::vector<sources::SourceCard> not_connected() const = 0;
  /// As open(), with the parts that "connectors test" needs.
  virtual std::unique_ptr<Connector> open_connector(std::string const& id) = 0;
};

/// Reads every connectors/<system>/connector.yaml under `folder`. Refused with all mistakes of all files at
/// once, a line each as "file:line: what". `endpoints` overlays what a connector.yaml says of its endpoint. A
/// variable that is not set is no mistake here: that source fails as unreachable when it is opened, and the
/// others go on. `room`: what of this machine they may use.
Result<std::unique_ptr<ConnectedSources>> open_sources(std::string const& folder, Endpoints endpoints = {},
                                                       Environment environment = process_environment, Workroom room = {});

}  // namespace rightsdesk::connectors
