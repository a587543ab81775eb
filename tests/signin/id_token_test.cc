#include "signin/id_token.h"

#include <gmock/gmock.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include "forged.h"

namespace rightsdesk::signin::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Expected const kExpected{"https://login.example/council/v2.0", "rightsdesk", "the-nonce-of-this-sign-in"};
Instant const kThen{std::chrono::seconds(kNow)};

SigningKey const& own_key() {
  static SigningKey const key("key-1");
  return key;
}

/// "", or what was wrong.
std::string fault_of(std::string const& token, std::string const& set = own_key().set()) {
  auto const keys = KeySet::from_json(set);
  if (!keys) return keys.error().because.front().text;
  auto const claims = claims_of(token, *keys, kExpected, kThen);
  if (claims) return "";
  EXPECT_EQ(claims.error().code, "not_trusted");
  return claims.error().because.front().text;
}
std::string fault_in_claims(Json const& claims) { return fault_of(own_key().sign(claims)); }

std::string base64url(std::string const& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();
  return text;
}

TEST(IdTokens, TellWhoSomebodyIsWhenEverythingIsRight) {
  auto const claims = claims_of(own_key().sign(sound_claims()), *KeySet::from_json(own_key().set()), kExpected, kThen);
  ASSERT_TRUE(claims);
  EXPECT_EQ(claims->subject, "AAAA-subject");
  EXPECT_EQ(claims->tenant, "tenant-1");
  EXPECT_EQ(claims->object, "object-7");
  EXPECT_EQ(claims->name, "Dana Whitlock");
  EXPECT_THAT(claims->roles, ElementsAre("CaseOfficer"));
  EXPECT_FALSE(claims->proved) << "it says nothing of when";
}

TEST(IdTokens, TellWhenSomebodyLastProvedWhoTheyAre) {
  auto claims = sound_claims();
  claims["auth_time"] = kNow - 60;
  auto const told = claims_of(own_key().sign(claims), *KeySet::from_json(own_key().set()), kExpected, kThen);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->proved, Instant(std::chrono::seconds(kNow - 60)));
}

// OpenID Connect Core 1.0, 3.1.3.7.
TEST(IdTokens, AreRefusedForAnotherIssuerClientOrSignIn) {
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "iss", "https://login.example/other/v2.0")), "another issuer");
  EXPECT_EQ(fault_in_claims(without(sound_claims(), "iss")), "another issuer");
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "aud", "another-client")), "for another client");
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "aud", Json::array({"rightsdesk", "another-client"}))), "for another client");
  EXPECT_EQ(fault_in_claims(with(with(sound_claims(), "aud", Json::array({"rightsdesk", "another-client"})), "azp", "rightsdesk")), "");
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "azp", "another-client")), "for another party");
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "nonce", "the-nonce-of-that-sign-in")), "of another sign-in");
  EXPECT_EQ(fault_in_claims(without(sound_claims(), "nonce")), "of another sign-in");
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "sub", "")), "it is about nobody");
}

TEST(IdTokens, AreRefusedOutsideTheirTimeButForAMinuteOfClocks) {
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "exp", kNow - 60)), "it has run out");
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "exp", kNow - 59)), "");
  EXPECT_EQ(fault_in_claims(without(sound_claims(), "exp")), "it has run out");
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "exp", "tomorrow")), "it has run out");
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "iat", kNow + 61)), "made in the future");
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "iat", kNow + 60)), "");
  EXPECT_EQ(fault_in_claims(with(sound_claims(), "nbf", kNow + 300)), "not valid yet");
}

TEST(IdTokens, AreRefusedWithoutASignature) {
  auto const payload = base64url(sound_claims().dump());
  EXPECT_EQ(fault_of(base64url(R"({"alg":"none","kid":"key-1"})") + "." + payload + ".x"), "the token is signed by no algorithm that is taken");
  EXPECT_EQ(fault_of(base64url(R"({"alg":"none","kid":"key-1"})") + "." + payload + "."), "the token has not three parts");
  EXPECT_EQ(fault_of(base64url(R"({"alg":"RS256","kid":"key-1"})") + "." + payload + ".x"), "the signature is wrong");
}

/// The classic swap: the public key, as text, taken for the secret of an HMAC.
TEST(IdTokens, AreRefusedWhenThePublicKeyIsTheSecret) {
  auto const body = base64url(R"({"alg":"HS256","kid":"key-1"})") + "." + base64url(sound_claims().dump());
  auto const secret = own_key().public_json().dump();
  unsigned char mac[32];
  unsigned length = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), reinterpret_cast<unsigned char const*>(body.data()), body.size(), mac, &length);
  EXPECT_EQ(fault_of(body + "." + base64url({reinterpret_cast<char const*>(mac), length})), "the token is signed by no algorithm that is taken");
}

TEST(IdTokens, AreRefusedUnderAnothersKey) {
  SigningKey const stranger("key-1"), named_otherwise("key-2");
  EXPECT_EQ(fault_of(stranger.sign(sound_claims())), "the signature is wrong");
  EXPECT_EQ(fault_of(named_otherwise.sign(sound_claims())), "signed with a key that the provider does not show");
  EXPECT_EQ(fault_of(own_key().sign(sound_claims(), "")), "the token names no key");
  auto const twice = Json{{"keys", {own_key().public_json(), stranger.public_json()}}}.dump();
  EXPECT_EQ(fault_of(own_key().sign(sound_claims()), twice), "signed with a key that the provider does not show");
}

TEST(IdTokens, AreRefusedWhenTheKeyIsForSomethingElse) {
  auto for_encryption = own_key().public_json(), of_another_algorithm = own_key().public_json();
  for_encryption["use"] = "enc";
  of_another_algorithm["alg"] = "PS256";
  EXPECT_EQ(fault_of(own_key().sign(sound_claims()), Json{{"keys", {for_encryption}}}.dump()), "signed with a key that the provider does not show");
  EXPECT_EQ(fault_of(own_key().sign(sound_claims()), Json{{"keys", {of_another_algorithm}}}.dump()), "signed with another kind of key than it says");
}

/// ASVS 11.2.3
TEST(IdTokens, AreRefusedUnderAKeyThatIsTooShort) {
  SigningKey const weak("key-1", 1024);
  EXPECT_EQ(fault_of(weak.sign(sound_claims()), weak.set()), "signed with a key that is too short");
}

/// ASVS 6.8.4
TEST(IdTokens, TellHowStrongTheSignInWas) {
  auto const told = claims_of(own_key().sign(with(with(sound_claims(), "acr", "level-2"), "amr", {"pwd", "mfa"})), *KeySet::from_json(own_key().set()), kExpected, kThen);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->strength, "level-2");
  EXPECT_THAT(told->means, ElementsAre("pwd", "mfa"));
  auto const silent = claims_of(own_key().sign(sound_claims()), *KeySet::from_json(own_key().set()), kExpected, kThen);
  ASSERT_TRUE(silent);
  EXPECT_EQ(silent->strength, "");
  EXPECT_THAT(silent->means, ElementsAre());
}

TEST(IdTokens, AreRefusedWhenChanged) {
  auto const token = own_key().sign(sound_claims());
  auto const first = token.find('.'), second = token.rfind('.');
  auto const other = base64url(with(sound_claims(), "roles", {"DPO"}).dump());
  EXPECT_EQ(fault_of(token.substr(0, first + 1) + other + token.substr(second)), "the signature is wrong");
}

TEST(IdTokens, AreRefusedWhenTheyAreNone) {
  for (auto const* text : {"", "a", "a.b", "a.b.c", "....", "e30.e30.e30"}) EXPECT_NE(fault_of(text), "") << text;
  EXPECT_EQ(fault_of(std::string(70000, 'a')), "the token has not three parts");
  EXPECT_EQ(fault_of(own_key().sign(sound_claims()), "[]"), "no set of keys");
  EXPECT_EQ(fault_of(base64url(R"({"alg":"RS256","alg":"none","kid":"key-1"})") + ".e30.x"), "the token's header cannot be read");
}

TEST(IdTokens, AreNeverRepeatedInWhatIsSaid) {
  auto const claims = claims_of(own_key().sign(with(sound_claims(), "iss", "https://evil.example/<b>")), *KeySet::from_json(own_key().set()), kExpected, kThen);
  ASSERT_FALSE(claims);
  EXPECT_THAT(claims.error().text + claims.error().because.front().text, ::testing::Not(HasSubstr("evil")));
}

}  // namespace
}  // namespace rightsdesk::signin::testing
