#include "signin/id_token.h"

#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/same_secret.h"
#include "signin/distrust.h"
#include "signin/signed_token.h"

namespace rightsdesk::signin {
namespace {

/// What is wrong with the claims; empty when nothing is.
std::string fault_in(Json const& claims, Expected const& expected, Instant now) {
  auto const seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  if (text_in(claims, "iss") != expected.issuer) return "another issuer";
  if (!is_for(claims, expected.client_id)) return "for another client";
  if (claims.contains("azp") && text_in(claims, "azp") != expected.client_id) return "for another party";
  auto const ends = number_in(claims, "exp"), made = number_in(claims, "iat");
  if (!ends || *ends <= seconds - kClocksDiffer) return "it has run out";
  if (!made || *made > seconds + kClocksDiffer) return "made in the future";
  if (auto const from = number_in(claims, "nbf"); from && *from > seconds + kClocksDiffer) return "not valid yet";
  if (!same_secret(text_in(claims, "nonce"), expected.nonce)) return "of another sign-in";
  auto const subject = text_in(claims, "sub");
  return subject.empty() || subject.size() > 255 ? "it is about nobody" : "";
}

std::vector<std::string> texts_in(Json const& claims, char const* name) {
  std::vector<std::string> texts;
  auto const found = claims.find(name);
  if (found == claims.end() || !found->is_array()) return texts;
  for (auto const& text : *found)
    if (text.is_string()) texts.push_back(text.get<std::string>());
  return texts;
}

std::optional<Instant> proved_in(Json const& claims) {
  auto const at = number_in(claims, "auth_time");
  if (!at) return std::nullopt;
  return Instant(std::chrono::seconds(*at));
}

}  // namespace

Result<Claims> claims_of(std::string_view token, KeySet const& keys, Expected const& expected, Instant now) {
  auto const claims = signed_claims(token, keys);
  if (!claims) return tl::unexpected(claims.error());
  if (auto const fault = fault_in(*claims, expected, now); !fault.empty()) return distrust(fault);
  return Claims{text_in(*claims, "sub"), text_in(*claims, "tid"), text_in(*claims, "oid"), text_in(*claims, "name"), texts_in(*claims, "roles"), proved_in(*claims), text_in(*claims, "acr"),
                texts_in(*claims, "amr"), text_in(*claims, "sid")};
}

}  // namespace rightsdesk::signin
