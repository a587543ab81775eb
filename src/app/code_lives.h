#pragma once
#include <chrono>

namespace rightsdesk::app {

/// How long a one-time code can be used (Codes); a message with one is of no use to anybody later.
constexpr std::chrono::minutes kCodeLives{10};

}  // namespace rightsdesk::app
