#include <chrono>

#include "core/clock.h"

namespace rightsdesk {

Instant SystemClock::now() const {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace rightsdesk
