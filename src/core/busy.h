#pragma once
#include "core/result.h"

namespace rightsdesk {

/// There is more to do at the moment than can be done in time: nothing was done, and the same asked again a little later is answered.
class Busy : public Fault {
 public:
  explicit Busy(std::string internal) : Fault("The service is busy. Try again in a minute.", std::move(internal)) {}
};

}  // namespace rightsdesk
