#pragma once
// One controller's identity provider: out to it with a question that only this browser can be answered (authorization code with PKCE,
// RFC 7636; state and nonce), and back with somebody it vouches for (OpenID Connect Core 1.0, 3.1).
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "core/clock.h"
#include "signin/logout_token.h"

namespace rightsdesk::signin {

struct ProviderTerms {
  std::string issuer, client_id;
  std::string back;  ///< where the browser comes back to, as it is registered at the provider
  std::string left = {};  ///< where it comes back to once it has signed out there, as it is registered
};

/// How the provider is asked. Refused (not_reached): it did not answer, or not with JSON and 200. Thread-safe.
class Wire {
 public:
  virtual ~Wire() = default;
  virtual Result<std::string> get(std::string const& url) = 0;
  /// With client id and secret as HTTP Basic (RFC 6749, 2.3.1).
  virtual Result<std::string> post_form(std::string const& url, std::map<std::string, std::string> const& form) = 0;
};

/// What the browser keeps, sealed, between going and coming back.
struct Journey {
  std::string state, nonce, verifier;
};

/// Whether the provider asks for the proof again of whoever is signed in there (Core 3.1.2.1: prompt, and max_age so that it says when).
enum class Prompt { as_usual, login };

class Provider {
 public:
  /// `wire` and `clock` must outlive it.
  Provider(ProviderTerms terms, Wire& wire, Clock const& clock) : terms_(std::move(terms)), wire_(wire), clock_(clock) {}

  struct Going {
    std::string address;
    Journey journey;
  };
  /// Refused (not_reached, not_trusted) when the provider's own description cannot be had or is another issuer's.
  Result<Going> begin(Prompt prompt = Prompt::as_usual);
  /// `issuer`: as the address had it (RFC 9207); empty when it had none. Refused (not_trusted, not_reached).
  struct Back {
    std::string state, code, issuer;
  };
  Result<Claims> finish(Journey const& journey, Back const& back);
  /// Out to it, to sign out there (OpenID Connect RP-Initiated Logout 1.0): with our name and a state, and nothing of whoever it is; the journey has the state
  /// alone. Refused: not_offered (the provider names no address for it), as `begin`.
  Result<Going> leave();
  /// What it sent by itself. Refused as `logged_out_of`; not_reached.
  Result<LoggedOut> logged_out(std::string const& logout_token);

 private:
  struct Description {
    std::string authorization, token, keys;
    std::string end_session;  ///< empty: it names none
    Instant read;
  };
  Result<Description> description();
  Result<KeySet> keys_with(std::string const& key_id, std::string const& url);
  ProviderTerms terms_;
  Wire& wire_;
  Clock const& clock_;
  std::mutex mutex_;
  std::optional<Description> description_;  ///< asked again after an hour
  std::optional<KeySet> keys_;
  Instant keys_asked_ = {};  ///< an unknown key has them asked for again, at most once a minute
};

}  // namespace rightsdesk::signin
