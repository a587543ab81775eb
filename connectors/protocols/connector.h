#pragma once
// What a protocol answers beyond the port: the parts of "connectors test".
#include <string>
#include <vector>

#include "sources/source.h"

namespace rightsdesk::connectors {

class Connector : public sources::Source {
 public:
  /// Reaches the source and signs in, nothing more. Throws SourceFailure.
  virtual void sign_in(sources::Limits const& limits) = 0;
  /// Checks that every field the profile names is there. Returns warnings in the owner's words. Throws
  /// SourceFailure.
  virtual std::vector<std::string> check_fields(sources::Limits const& limits) = 0;
};

}  // namespace rightsdesk::connectors
