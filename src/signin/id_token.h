#pragma once
// What an identity provider says of somebody (OpenID Connect Core 1.0, ID token), believed only when everything about it is right.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"

namespace rightsdesk::signin {

/// Of one controller's provider, for one sign-in.
struct Expected {
  std::string issuer;     ///< exactly as the provider writes it
  std::string client_id;
  std::string nonce;      ///< of the browser's own sign-in
};

struct Claims {
  std::string subject;             ///< stays the same for this person at this provider
  std::string tenant, object;      ///< tid and oid, where the provider writes them (Entra); may be empty
  std::string name;
  std::vector<std::string> roles;  ///< app roles
  std::optional<Instant> proved = {};  ///< auth_time: when they last proved to the provider who they are, where it says
  std::string strength = {};            ///< acr: what the sign-in comes up to, in the provider's own words; may be empty
  std::vector<std::string> means = {};  ///< amr: what was shown ("pwd", "otp", "mfa": RFC 8176); may be empty
  std::string session = {};        ///< sid: this sign-in at the provider, which it names when it ends; may be empty
};

/// The keys of a provider (RFC 7517, a JWK set) by their ids.
class KeySet {
 public:
  /// Refused (not_trusted) when it is no JWK set. Keys that are not for signatures are left out.
  static Result<KeySet> from_json(std::string_view json);
  /// The key as JSON; nothing when no key, or more than one, has this id.
  [[nodiscard]] std::optional<std::string> key(std::string const& id) const;

 private:
  std::vector<std::pair<std::string, std::string>> keys_;
};

/// The id of the key that the token says it is signed with. Refused (not_trusted): no compact token of three parts, another
/// algorithm than RS256 or ES256, "crit", no key id.
Result<std::string> key_id_of(std::string_view token);

/// The claims, once the key (RSA of 2048 bits at least, or P-256), the signature and all of iss, aud, azp, exp, iat, nbf and nonce are right (Core 3.1.3.7). Refused (not_trusted),
/// with what was wrong in `because`, for the log: never with what the token says. Clocks may differ by a minute.
Result<Claims> claims_of(std::string_view token, KeySet const& keys, Expected const& expected, Instant now);

}  // namespace rightsdesk::signin
