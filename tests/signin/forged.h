#pragma once
// A provider's keys and tokens, right in everything but what a test changes.
#include <cjose/cjose.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

namespace rightsdesk::signin::testing {

using Json = nlohmann::json;
constexpr std::int64_t kNow = 1'795'000'000;  // 18 November 2026

/// An RSA key with an id, of 2048 bits unless it is to be weak.
class SigningKey {
 public:
  explicit SigningKey(std::string id, std::size_t bits = 2048) : id_(std::move(id)) {
    cjose_err error{};
    unsigned char const exponent[] = {1, 0, 1};
    key_ = cjose_jwk_create_RSA_random(bits, exponent, sizeof exponent, &error);
    cjose_jwk_set_kid(key_, id_.data(), id_.size(), &error);
  }
  ~SigningKey() { cjose_jwk_release(key_); }
  SigningKey(SigningKey const&) = delete;
  SigningKey& operator=(SigningKey const&) = delete;

  [[nodiscard]] Json public_json() const {
    cjose_err error{};
    char* text = cjose_jwk_to_json(key_, false, &error);
    auto json = Json::parse(text);
    std::free(text);
    json["use"] = "sig";
    return json;
  }
  [[nodiscard]] std::string set() const { return Json{{"keys", {public_json()}}}.dump(); }
  [[nodiscard]] std::string sign(Json const& claims, std::string const& key_id, std::string const& type = {}) const {
    cjose_err error{};
    auto* header = cjose_header_new(&error);
    cjose_header_set(header, CJOSE_HDR_ALG, CJOSE_HDR_ALG_RS256, &error);
    if (!type.empty()) cjose_header_set(header, "typ", type.c_str(), &error);
    if (!key_id.empty()) cjose_header_set(header, CJOSE_HDR_KID, key_id.c_str(), &error);
    auto const text = claims.dump();
    auto* signed_token = cjose_jws_sign(key_, header, reinterpret_cast<unsigned char const*>(text.data()), text.size(), &error);
    char const* compact = nullptr;
    cjose_jws_export(signed_token, &compact, &error);
    std::string token = compact;
    cjose_jws_release(signed_token);
    cjose_header_release(header);
    return token;
  }
  [[nodiscard]] std::string sign(Json const& claims) const { return sign(claims, id_); }

 private:
  std::string id_;
  cjose_jwk_t* key_ = nullptr;
};

/// As Entra writes them for a colleague with one app role.
inline Json sound_claims() {
  return {{"iss", "https://login.example/council/v2.0"}, {"aud", "rightsdesk"}, {"exp", kNow + 3600}, {"iat", kNow}, {"nbf", kNow}, {"nonce", "the-nonce-of-this-sign-in"},
          {"sub", "AAAA-subject"}, {"tid", "tenant-1"}, {"oid", "object-7"}, {"name", "Dana Whitlock"}, {"roles", {"CaseOfficer"}}};
}

inline Json with(Json claims, char const* name, Json value) {
  claims[name] = std::move(value);
  return claims;
}
inline Json without(Json claims, char const* name) {
  claims.erase(name);
  return claims;
}

}  // namespace rightsdesk::signin::testing
