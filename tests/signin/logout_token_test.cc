#include "signin/logout_token.h"

#include <gtest/gtest.h>

#include "forged.h"

namespace rightsdesk::signin::testing {
namespace {

constexpr char kIssuer[] = "https://login.example/council/v2.0";
constexpr char kEvent[] = "http://schemas.openid.net/event/backchannel-logout";

SigningKey const& own_key() {
  static SigningKey const key("key-1");
  return key;
}

Json sound_log_out() {
  return {{"iss", kIssuer}, {"aud", "rightsdesk"}, {"iat", kNow}, {"exp", kNow + 120}, {"jti", "log-out-1"}, {"sub", "AAAA-subject"}, {"sid", "sign-in-7"}, {"events", {{kEvent, Json::object()}}}};
}

Result<LoggedOut> told(std::string const& token) {
  return logged_out_of(token, *KeySet::from_json(own_key().set()), kIssuer, "rightsdesk", Instant(std::chrono::seconds(kNow)));
}
/// "", or what was wrong.
std::string fault_of(Json const& claims) {
  auto const out = told(own_key().sign(claims));
  return out ? "" : out.error().because.front().text;
}

TEST(LogOuts, NameWhoSignedOutWhenEverythingIsRight) {
  auto const out = told(own_key().sign(sound_log_out()));
  ASSERT_TRUE(out);
  EXPECT_EQ(out->subject, "AAAA-subject");
  EXPECT_EQ(out->session, "sign-in-7");
  EXPECT_EQ(out->id, "log-out-1");
  EXPECT_EQ(told(own_key().sign(without(sound_log_out(), "sid")))->session, "") << "then all of theirs end";
  EXPECT_EQ(told(own_key().sign(without(sound_log_out(), "sub")))->subject, "");
}

// OpenID Connect Back-Channel Logout 1.0, 2.6.
TEST(LogOuts, AreRefusedWhenAnythingIsNotRight) {
  EXPECT_EQ(fault_of(with(sound_log_out(), "iss", "https://login.example/other")), "another issuer");
  EXPECT_EQ(fault_of(with(sound_log_out(), "aud", "another-client")), "for another client");
  EXPECT_EQ(fault_of(with(sound_log_out(), "aud", Json::array({"rightsdesk", "another-client"}))), "for another client");
  EXPECT_EQ(fault_of(without(sound_log_out(), "events")), "it tells of no log-out");
  EXPECT_EQ(fault_of(with(sound_log_out(), "events", {{kEvent, "yes"}})), "it tells of no log-out");
  EXPECT_EQ(fault_of(with(sound_log_out(), "events", {{"http://schemas.openid.net/event/other", Json::object()}})), "it tells of no log-out");
  EXPECT_EQ(fault_of(with(sound_log_out(), "nonce", "n")), "an ID token in its place");
  EXPECT_EQ(fault_of(without(sound_log_out(), "jti")), "it has no id");
  EXPECT_EQ(fault_of(without(without(sound_log_out(), "sub"), "sid")), "it is about nobody");
  EXPECT_EQ(fault_of(with(sound_log_out(), "sid", std::string(256, 's'))), "a claim is too long");
}

TEST(LogOuts, AreRefusedOutsideTheirTime) {
  EXPECT_EQ(fault_of(with(sound_log_out(), "iat", kNow + 61)), "made in the future");
  EXPECT_EQ(fault_of(without(sound_log_out(), "iat")), "made in the future");
  EXPECT_EQ(fault_of(with(sound_log_out(), "iat", kNow - 600)), "too old");
  EXPECT_EQ(fault_of(with(sound_log_out(), "iat", kNow - 599)), "");
  EXPECT_EQ(fault_of(with(sound_log_out(), "exp", kNow - 60)), "it has run out");
  EXPECT_EQ(fault_of(with(sound_log_out(), "exp", "soon")), "it has run out");
  EXPECT_EQ(fault_of(without(sound_log_out(), "exp")), "") << "the drafts of the standard had none";
}

TEST(LogOuts, AreRefusedUnderAnothersKeyAndWhenTheyAreNoToken) {
  static SigningKey const another("key-1");
  EXPECT_EQ(told(another.sign(sound_log_out())).error().because.front().text, "the signature is wrong");
  EXPECT_EQ(told("").error().code, "not_trusted");
  EXPECT_EQ(told("a.b.c").error().code, "not_trusted");
}

TEST(LogOuts, AreNoOtherKindOfToken) {
  EXPECT_EQ(told(own_key().sign(sound_log_out(), "key-1", "at+jwt")).error().because.front().text, "another kind of token");
  EXPECT_TRUE(told(own_key().sign(sound_log_out(), "key-1", "logout+jwt")));
  EXPECT_TRUE(told(own_key().sign(sound_log_out(), "key-1", "JWT")));
}

TEST(LogOuts, AreNoIdTokensAndIdTokensAreNone) {
  EXPECT_NE(fault_of(sound_claims()), "");
  auto const claims = claims_of(own_key().sign(sound_log_out()), *KeySet::from_json(own_key().set()), {kIssuer, "rightsdesk", ""}, Instant(std::chrono::seconds(kNow)));
  EXPECT_FALSE(claims);
}

}  // namespace
}  // namespace rightsdesk::signin::testing
