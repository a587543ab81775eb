#pragma once
// What is misconfigured on this machine, in words for whoever runs it. Looks and changes nothing, but for files of its own that it
// removes at once.
#include <string>
#include <vector>

#include "settings/service.h"

namespace rightsdesk {

struct Finding {
  enum class Grade { well, look, wrong } grade = Grade::well;  ///< look: it works, and somebody should see to it
  std::string what;  ///< "vault key"
  std::string says;  ///< what is so; no personal data, no secret
  std::string act;   ///< what to do about it; empty when it is well
};

/// Every check, in a fixed order; one that fails keeps no other from being made.
std::vector<Finding> checkup(settings::Service const& service);

}  // namespace rightsdesk
