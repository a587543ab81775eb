#pragma once
#include <chrono>
#include <string>

#include "app/resident.h"

namespace rightsdesk::app {

/// How long a one-time code can be used (Codes); a message with one is of no use to anybody later.
constexpr std::chrono::minutes kCodeLives{10};
/// The message that brings a code; it says nothing of what the code is for.
std::string words_of_code(std::string const& code, CodeBy by);

}  // namespace rightsdesk::app
