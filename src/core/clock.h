#pragma once
#include "core/date.h"

namespace rightsdesk {

/// What time it is. Injected into `app` and the adapters; everything below takes a Date or an Instant.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
  [[nodiscard]] Date today() const { return local_date(now()); }
};

/// The machine's clock. The only place that asks the operating system for the wall time.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

}  // namespace rightsdesk
