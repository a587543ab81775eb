#pragma once
#include "web/edge/exchange.h"

namespace rightsdesk::web {

/// Whoever stands behind the listener may be one of these too: it is then asked again while a long answer is sent.
class LongAnswers {
 public:
  virtual ~LongAnswers() = default;
  /// Whether the answer may still go to whoever asked: before each further piece of it (at most 1 MiB).
  [[nodiscard]] virtual bool still_may(Exchange const& exchange) noexcept = 0;
};

}  // namespace rightsdesk::web
