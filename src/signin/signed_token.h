#pragma once
// What every token of the provider shares: a signature by one of its keys, and claims. Seen by the readers of tokens only.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"
#include "signin/id_token.h"

namespace rightsdesk::signin {

/// How far the provider's clock and ours may be apart.
constexpr std::int64_t kClocksDiffer = 60;  // seconds

/// The claims, once the signature is of a key that the provider shows. Refused: not_trusted. What they say is still to be judged.
Result<Json> signed_claims(std::string_view token, KeySet const& keys);
/// The header's `typ` in small letters; empty when there is none.
std::string type_of(std::string_view token);
std::optional<std::int64_t> number_in(Json const& object, char const* name);
/// Whether `aud` names this client and, where it names others too, `azp` does.
bool is_for(Json const& claims, std::string const& client);

}  // namespace rightsdesk::signin
