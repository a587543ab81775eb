#pragma once
// What an identity provider says when somebody signed out there (OpenID Connect Back-Channel Logout 1.0), believed only when everything about it is right.
#include <string>
#include <string_view>

#include "signin/id_token.h"

namespace rightsdesk::signin {

/// Who signed out: one of the two is there at least.
struct LoggedOut {
  std::string subject;  ///< as in their ID tokens; empty: whoever has that session
  std::string session;  ///< sid of their ID tokens; empty: all sessions of that subject
  std::string id;       ///< jti: never taken twice, which is for the caller to see to
};

/// How old a log-out may be: so long its id has to be remembered.
constexpr std::chrono::minutes kLogOutLasts{10};

/// The log-out, once the signature and all of iss, aud, iat, exp, jti, events, sub and sid are right, and it is no ID token (2.6). Refused (not_trusted), with
/// what was wrong in `because`, for the log.
Result<LoggedOut> logged_out_of(std::string_view token, KeySet const& keys, std::string const& issuer, std::string const& client_id, Instant now);

}  // namespace rightsdesk::signin
