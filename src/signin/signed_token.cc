#include "signin/signed_token.h"

#include <cjose/cjose.h>

#include <algorithm>
#include <memory>

#include "core/base64.h"
#include "core/json.h"
#include "core/text.h"
#include "signin/distrust.h"

namespace rightsdesk::signin {
namespace {

constexpr std::size_t kLongest = 64U * 1024;
constexpr std::size_t kShortestModulus = 2048 / 8;  // bytes

Result<Json> header_of(std::string_view token) {
  auto const parts = split(token, '.');
  if (token.size() > kLongest || parts.size() != 3 || parts[2].empty()) return distrust("the token has not three parts");
  auto const decoded = bytes_of_base64url(parts[0]);
  auto header = decoded ? parse_json(*decoded) : Result<Json>(refused("", ""));
  if (!header || !header->is_object()) return distrust("the token's header cannot be read");
  auto const algorithm = text_in(*header, "alg");
  if (algorithm != "RS256" && algorithm != "ES256") return distrust("the token is signed by no algorithm that is taken");
  if (header->contains("crit")) return distrust("the token has a header that must be understood");
  if (text_in(*header, "kid").empty()) return distrust("the token names no key");
  return header;
}

/// A key is used with its own algorithm only: a public key is never the secret of an HMAC.
bool fits(Json const& key, std::string const& algorithm) {
  auto const kind = text_in(key, "kty"), own = text_in(key, "alg");
  return kind == (algorithm == "RS256" ? "RSA" : "EC") && (own.empty() || own == algorithm);
}

/// 112 bits of security at least (NIST SP 800-57): an RSA modulus of 2048 bits, the curve that ES256 names.
bool strong_enough(Json const& key) {
  if (text_in(key, "kty") == "EC") return text_in(key, "crv") == "P-256";
  auto const modulus = bytes_of_base64url(text_in(key, "n"));
  if (!modulus) return false;
  auto const first = modulus->find_first_not_of('\0');
  return first != std::string::npos && modulus->size() - first >= kShortestModulus;
}

/// The payload, if the signature is of this key.
std::optional<std::string> payload_signed_by(std::string_view token, std::string const& key) {
  cjose_err error{};
  std::unique_ptr<cjose_jwk_t, bool (*)(cjose_jwk_t*)> const jwk(cjose_jwk_import(key.data(), key.size(), &error), cjose_jwk_release);
  std::unique_ptr<cjose_jws_t, void (*)(cjose_jws_t*)> const jws(cjose_jws_import(token.data(), token.size(), &error), cjose_jws_release);
  if (!jwk || !jws || !cjose_jws_verify(jws.get(), jwk.get(), &error)) return std::nullopt;
  unsigned char* bytes = nullptr;
  std::size_t length = 0;
  if (!cjose_jws_get_plaintext(jws.get(), &bytes, &length, &error)) return std::nullopt;
  return std::string(reinterpret_cast<char const*>(bytes), length);
}

}  // namespace

Result<KeySet> KeySet::from_json(std::string_view json) {
  auto const set = parse_json(json);
  if (!set || !set->is_object() || !set->contains("keys") || !set->at("keys").is_array()) return distrust("no set of keys");
  KeySet keys;
  for (auto const& key : set->at("keys")) {
    if (!key.is_object() || text_in(key, "kid").empty()) continue;
    if (auto const use = text_in(key, "use"); !use.empty() && use != "sig") continue;
    keys.keys_.emplace_back(text_in(key, "kid"), key.dump());
  }
  return keys;
}

std::optional<std::string> KeySet::key(std::string const& id) const {
  std::optional<std::string> found;
  for (auto const& [own, key] : keys_) {
    if (own != id) continue;
    if (found) return std::nullopt;
    found = key;
  }
  return found;
}

Result<std::string> key_id_of(std::string_view token) {
  auto const header = header_of(token);
  if (!header) return tl::unexpected(header.error());
  return text_in(*header, "kid");
}

std::string type_of(std::string_view token) {
  auto const header = header_of(token);
  return header ? lower_ascii(text_in(*header, "typ")) : std::string();
}

std::optional<std::int64_t> number_in(Json const& object, char const* name) {
  auto const found = object.find(name);
  if (found == object.end() || !found->is_number_integer()) return std::nullopt;
  return found->get<std::int64_t>();
}

bool is_for(Json const& claims, std::string const& client) {
  auto const found = claims.find("aud");
  if (found == claims.end()) return false;
  if (found->is_string()) return found->get<std::string>() == client;
  if (!found->is_array()) return false;
  bool const named = std::find(found->begin(), found->end(), Json(client)) != found->end();
  return named && (found->size() == 1 || text_in(claims, "azp") == client);
}

Result<Json> signed_claims(std::string_view token, KeySet const& keys) {
  auto const header = header_of(token);
  if (!header) return tl::unexpected(header.error());
  auto const key = keys.key(text_in(*header, "kid"));
  if (!key) return distrust("signed with a key that the provider does not show");
  if (!fits(*parse_json(*key), text_in(*header, "alg"))) return distrust("signed with another kind of key than it says");
  if (!strong_enough(*parse_json(*key))) return distrust("signed with a key that is too short");
  auto const payload = payload_signed_by(token, *key);
  if (!payload) return distrust("the signature is wrong");
  auto claims = parse_json(*payload);
  if (!claims || !claims->is_object()) return distrust("the claims cannot be read");
  return claims;
}

}  // namespace rightsdesk::signin
