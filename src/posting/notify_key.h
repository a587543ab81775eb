#pragma once
// GOV.UK Notify's API keys and the tokens made with them (docs.notifications.service.gov.uk, rest-api: Authorisation).
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"

namespace rightsdesk::posting {

/// "name-<service, 36>-<secret, 36>".
struct NotifyKey {
  std::string service, secret;
};
std::optional<NotifyKey> notify_key(std::string const& text);

/// A JSON Web Token, HS256, of this second (RFC 7519, RFC 7515).
std::string notify_token(NotifyKey const& key, Instant now);

/// Whether `signature` (base64url) is HMAC-SHA256 of `text` under the secret; in a time that does not tell how far it is.
bool is_signed(std::string_view text, std::string_view signature, std::string const& secret);

}  // namespace rightsdesk::posting
