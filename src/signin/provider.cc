#include "signin/provider.h"

#include <openssl/sha.h>

#include <nlohmann/json.hpp>

#include "core/base64.h"
#include "core/id.h"
#include "core/json.h"
#include "core/same_secret.h"
#include "signin/distrust.h"
#include "signin/encoding.h"

namespace rightsdesk::signin {
namespace {

constexpr std::chrono::hours kDescriptionLasts{1};
constexpr std::chrono::minutes kKeysAskedAgain{1};

/// RFC 7636, S256.
std::string challenge_of(std::string const& verifier) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<unsigned char const*>(verifier.data()), verifier.size(), digest);
  return base64url_of({reinterpret_cast<char const*>(digest), sizeof digest});
}

/// As well guarded as the issuer itself.
bool guarded(std::string const& url, std::string const& issuer) {
  return url.starts_with("https://") || (issuer.starts_with("http://127.0.0.1:") && url.starts_with("http://127.0.0.1:"));
}

}  // namespace

Result<Provider::Description> Provider::description() {
  std::lock_guard const lock(mutex_);
  auto const now = clock_.now();
  if (description_ && now - description_->read < kDescriptionLasts) return *description_;
  auto const text = wire_.get(terms_.issuer + (terms_.issuer.ends_with('/') ? "" : "/") + ".well-known/openid-configuration");
  if (!text) return tl::unexpected(text.error());
  auto const json = parse_json(*text);
  if (!json || !json->is_object() || text_in(*json, "issuer") != terms_.issuer) return distrust("the provider's description is not of this issuer");
  Description read{text_in(*json, "authorization_endpoint"), text_in(*json, "token_endpoint"), text_in(*json, "jwks_uri"), text_in(*json, "end_session_endpoint"), now};
  for (auto const& url : {read.authorization, read.token, read.keys})
    if (!guarded(url, terms_.issuer)) return distrust("the provider's description has an address that is not https");
  if (!guarded(read.end_session, terms_.issuer)) read.end_session.clear();
  description_ = read;
  return read;
}

Result<KeySet> Provider::keys_with(std::string const& key_id, std::string const& url) {
  std::lock_guard const lock(mutex_);
  auto const now = clock_.now();
  bool const known = keys_ && keys_->key(key_id);
  bool const may_ask = !keys_ || now - keys_asked_ >= kKeysAskedAgain;
  if (!known && may_ask) {
    keys_asked_ = now;
    auto const text = wire_.get(url);
    if (!text) return tl::unexpected(text.error());
    auto read = KeySet::from_json(*text);
    if (!read) return tl::unexpected(read.error());
    keys_ = std::move(*read);
  }
  return *keys_;
}

Result<Provider::Going> Provider::begin(Prompt prompt) {
  auto const provider = description();
  if (!provider) return tl::unexpected(provider.error());
  Journey const journey{fresh_id_text(), fresh_id_text(), fresh_id_text() + fresh_id_text()};
  auto address = provider->authorization;
  address += address.find('?') == std::string::npos ? "?" : "&";
  address += form_encoded({{"response_type", "code"}, {"scope", "openid profile"}, {"client_id", terms_.client_id}, {"redirect_uri", terms_.back}, {"state", journey.state},
                           {"nonce", journey.nonce}, {"code_challenge", challenge_of(journey.verifier)}, {"code_challenge_method", "S256"}});
  if (prompt == Prompt::login) address += "&prompt=login&max_age=0";
  return Going{std::move(address), journey};
}

Result<Provider::Going> Provider::leave() {
  auto const provider = description();
  if (!provider) return tl::unexpected(provider.error());
  if (provider->end_session.empty() || terms_.left.empty()) return refused("not_offered", "Sign out of your council account where you use it.");
  Journey const journey{fresh_id_text(), {}, {}};
  auto address = provider->end_session;
  address += address.find('?') == std::string::npos ? "?" : "&";
  address += form_encoded({{"client_id", terms_.client_id}, {"post_logout_redirect_uri", terms_.left}, {"state", journey.state}});
  return Going{std::move(address), journey};
}

Result<LoggedOut> Provider::logged_out(std::string const& logout_token) {
  auto const key_id = key_id_of(logout_token);
  if (!key_id) return tl::unexpected(key_id.error());
  auto const provider = description();
  if (!provider) return tl::unexpected(provider.error());
  auto const keys = keys_with(*key_id, provider->keys);
  if (!keys) return tl::unexpected(keys.error());
  return logged_out_of(logout_token, *keys, terms_.issuer, terms_.client_id, clock_.now());
}

Result<Claims> Provider::finish(Journey const& journey, Back const& back) {
  if (!same_secret(back.state, journey.state)) return distrust("the state is another sign-in's");
  if (!back.issuer.empty() && back.issuer != terms_.issuer) return distrust("another provider answered");
  if (back.code.empty()) return distrust("the provider gave no code");
  auto const provider = description();
  if (!provider) return tl::unexpected(provider.error());
  auto const answer = wire_.post_form(provider->token, {{"grant_type", "authorization_code"}, {"code", back.code}, {"redirect_uri", terms_.back}, {"code_verifier", journey.verifier}});
  if (!answer) return tl::unexpected(answer.error());
  auto const json = parse_json(*answer);
  auto const token = json && json->is_object() ? text_in(*json, "id_token") : std::string();
  auto const key_id = key_id_of(token);
  if (!key_id) return tl::unexpected(key_id.error());
  auto const keys = keys_with(*key_id, provider->keys);
  if (!keys) return tl::unexpected(keys.error());
  return claims_of(token, *keys, {terms_.issuer, terms_.client_id, journey.nonce}, clock_.now());
}

}  // namespace rightsdesk::signin
