#include "signin/logout_token.h"

#include <nlohmann/json.hpp>

#include "signin/distrust.h"
#include "signin/signed_token.h"

namespace rightsdesk::signin {
namespace {

constexpr char kEvent[] = "http://schemas.openid.net/event/backchannel-logout";
constexpr std::size_t kLongestName = 255;

bool tells_of_a_log_out(Json const& claims) {
  auto const events = claims.find("events");
  return events != claims.end() && events->is_object() && events->contains(kEvent) && events->at(kEvent).is_object();
}

/// Empty when its time is right. `iat` is there always; `exp` since the last edition of the standard.
std::string fault_in_time(Json const& claims, Instant now) {
  auto const seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  auto const made = number_in(claims, "iat"), ends = number_in(claims, "exp");
  if (!made || *made > seconds + kClocksDiffer) return "made in the future";
  if (*made <= seconds - std::chrono::seconds(kLogOutLasts).count()) return "too old";
  if (claims.contains("exp") && (!ends || *ends <= seconds - kClocksDiffer)) return "it has run out";
  return {};
}

std::string fault_in_log_out(Json const& claims, std::string const& issuer, std::string const& client_id) {
  if (text_in(claims, "iss") != issuer) return "another issuer";
  if (!is_for(claims, client_id)) return "for another client";
  if (!tells_of_a_log_out(claims)) return "it tells of no log-out";
  if (claims.contains("nonce")) return "an ID token in its place";
  for (auto const* name : {"jti", "sub", "sid"})
    if (text_in(claims, name).size() > kLongestName) return "a claim is too long";
  if (text_in(claims, "jti").empty()) return "it has no id";
  return text_in(claims, "sub").empty() && text_in(claims, "sid").empty() ? "it is about nobody" : "";
}

}  // namespace

Result<LoggedOut> logged_out_of(std::string_view token, KeySet const& keys, std::string const& issuer, std::string const& client_id, Instant now) {
  auto const claims = signed_claims(token, keys);
  if (!claims) return tl::unexpected(claims.error());
  auto const type = type_of(token);  // the standard asks for the first; there are providers that write none, or the second
  if (type != "logout+jwt" && type != "jwt" && !type.empty()) return distrust("another kind of token");
  if (auto const fault = fault_in_log_out(*claims, issuer, client_id); !fault.empty()) return distrust(fault);
  if (auto const fault = fault_in_time(*claims, now); !fault.empty()) return distrust(fault);
  return LoggedOut{text_in(*claims, "sub"), text_in(*claims, "sid"), text_in(*claims, "jti")};
}

}  // namespace rightsdesk::signin
