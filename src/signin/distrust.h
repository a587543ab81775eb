#pragma once
// What both readers of the provider's answers share; seen by nobody else.
#include <nlohmann/json.hpp>
#include <string>

#include "core/json.h"
#include "core/result.h"

namespace rightsdesk::signin {

/// One text for every reason: what was wrong is for the log.
inline tl::unexpected<Refusal> distrust(std::string what) {
  return tl::unexpected(Refusal{"not_trusted", "We could not sign you in with your council account. Try again.", {}, {{"oidc", std::move(what)}}});
}

/// Empty when it is not there, or no text.
inline std::string text_in(Json const& object, char const* name) {
  auto const found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace rightsdesk::signin
