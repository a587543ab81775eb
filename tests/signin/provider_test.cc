// A provider that misbehaves on request, and what becomes of a sign-in with it.
#include "signin/provider.h"

#include <gmock/gmock.h>

#include "forged.h"

namespace rightsdesk::signin::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class StoppedClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return at; }
  Instant at{std::chrono::seconds(kNow)};
};

class Double final : public Wire {
 public:
  Json description{{"issuer", "https://login.example/council/v2.0"}, {"authorization_endpoint", "https://login.example/authorize"}, {"token_endpoint", "https://login.example/token"}, {"jwks_uri", "https://login.example/keys"}};
  std::string keys, token;
  bool reached = true;
  int keys_asked = 0, described = 0;
  std::map<std::string, std::string> form;

  Result<std::string> get(std::string const& url) override {
    if (!reached) return refused("not_reached", "no");
    if (url == "https://login.example/keys") return ++keys_asked, keys;
    ++described;
    EXPECT_EQ(url, "https://login.example/council/v2.0/.well-known/openid-configuration");
    return description.dump();
  }
  Result<std::string> post_form(std::string const& url, std::map<std::string, std::string> const& sent) override {
    EXPECT_EQ(url, "https://login.example/token");
    form = sent;
    return Json{{"id_token", token}}.dump();
  }
};

class AtTheProvider : public ::testing::Test {
 protected:
  AtTheProvider() { wire_.keys = first_key().set(); }
  static SigningKey const& first_key() {
    static SigningKey const key("key-1");
    return key;
  }
  /// Goes out, has the provider answer with `claims` signed by `key`, and comes back; "" or the refusal.
  std::string round(SigningKey const& key, Json const& claims = sound_claims()) {
    auto const going = provider_.begin();
    if (!going) return going.error().code;
    wire_.token = key.sign(with(claims, "nonce", going->journey.nonce));
    return finished(going->journey, {going->journey.state, "the-code", ""});
  }
  std::string finished(Journey const& journey, Provider::Back const& back) {
    auto const claims = provider_.finish(journey, back);
    return claims ? "" : claims.error().because.empty() ? claims.error().code : claims.error().because.front().text;
  }
  Double wire_;
  StoppedClock clock_;
  Provider provider_{{"https://login.example/council/v2.0", "rightsdesk", "https://desk.example/staff/sign-in/council/back"}, wire_, clock_};
};

TEST_F(AtTheProvider, SignsInWithACodeThatOnlyThisBrowserCanUse) {
  EXPECT_EQ(round(first_key()), "");
  EXPECT_EQ(wire_.form.at("code"), "the-code");
  EXPECT_EQ(wire_.form.at("redirect_uri"), "https://desk.example/staff/sign-in/council/back");
  EXPECT_EQ(wire_.form.at("code_verifier").size(), 52U);  // RFC 7636: 43 to 128
}

TEST_F(AtTheProvider, TellsTheProviderTheChallengeAndNeverTheVerifier) {
  auto const going = provider_.begin();
  ASSERT_TRUE(going);
  EXPECT_THAT(going->address, ::testing::StartsWith("https://login.example/authorize?client_id=rightsdesk&code_challenge="));
  EXPECT_THAT(going->address, HasSubstr("&code_challenge_method=S256&"));
  EXPECT_THAT(going->address, HasSubstr("&redirect_uri=https%3A%2F%2Fdesk.example%2Fstaff%2Fsign-in%2Fcouncil%2Fback&response_type=code&scope=openid%20profile&state=" + going->journey.state));
  EXPECT_THAT(going->address, Not(HasSubstr(going->journey.verifier)));
  EXPECT_NE(going->journey.state, provider_.begin()->journey.state);
}

TEST_F(AtTheProvider, AsksForTheProofOnceMoreWhereItIsWanted) {
  EXPECT_THAT(provider_.begin()->address, Not(HasSubstr("prompt=")));
  EXPECT_THAT(provider_.begin(Prompt::login)->address, ::testing::EndsWith("&prompt=login&max_age=0"));
}

TEST_F(AtTheProvider, RefusesAnAnswerThatIsNotToThisBrowsersQuestion) {
  auto const mine = provider_.begin()->journey, hers = provider_.begin()->journey;
  wire_.token = first_key().sign(with(sound_claims(), "nonce", mine.nonce));
  EXPECT_EQ(finished(hers, {mine.state, "the-code", ""}), "the state is another sign-in's");
  EXPECT_EQ(finished(mine, {"", "the-code", ""}), "the state is another sign-in's");
  EXPECT_EQ(finished(hers, {hers.state, "the-code", ""}), "of another sign-in");  // her state, my token
  EXPECT_EQ(finished(mine, {mine.state, "", ""}), "the provider gave no code");
  EXPECT_EQ(finished(mine, {mine.state, "the-code", "https://login.example/other"}), "another provider answered");  // RFC 9207
  EXPECT_EQ(finished(mine, {mine.state, "the-code", "https://login.example/council/v2.0"}), "");
}

TEST_F(AtTheProvider, TakesANewKeyOnceTheProviderShowsIt) {
  EXPECT_EQ(round(first_key()), "");
  SigningKey const second("key-2");
  wire_.keys = Json{{"keys", {first_key().public_json(), second.public_json()}}}.dump();
  clock_.at += std::chrono::minutes(1);
  EXPECT_EQ(round(second), "");
  EXPECT_EQ(round(first_key()), "");
  EXPECT_EQ(wire_.keys_asked, 2);
}

TEST_F(AtTheProvider, AsksForUnknownKeysOnceAMinuteAtMost) {
  EXPECT_EQ(round(first_key()), "");
  SigningKey const stranger("key-9");
  for (int i = 0; i < 20; ++i) EXPECT_EQ(round(stranger), "signed with a key that the provider does not show");
  EXPECT_EQ(wire_.keys_asked, 1);
  clock_.at += std::chrono::minutes(1);
  for (int i = 0; i < 20; ++i) EXPECT_NE(round(stranger), "");
  EXPECT_EQ(wire_.keys_asked, 2);
  EXPECT_EQ(round(first_key()), "");
}

TEST_F(AtTheProvider, ReadsTheDescriptionOnceAnHour) {
  EXPECT_EQ(round(first_key()), "");
  EXPECT_EQ(round(first_key()), "");
  EXPECT_EQ(wire_.described, 1);
  clock_.at += std::chrono::hours(1);
  provider_.begin();
  EXPECT_EQ(wire_.described, 2);
}

TEST_F(AtTheProvider, RefusesADescriptionOfAnotherIssuerOrWithoutTls) {
  wire_.description["issuer"] = "https://login.example/other/v2.0";
  EXPECT_EQ(round(first_key()), "not_trusted");
  wire_.description["issuer"] = "https://login.example/council/v2.0";
  wire_.description["token_endpoint"] = "http://login.example/token";
  EXPECT_EQ(round(first_key()), "not_trusted");
  wire_.description["token_endpoint"] = "https://login.example/token";
  EXPECT_EQ(round(first_key()), "");
}

TEST_F(AtTheProvider, SaysThatItCannotBeReached) {
  wire_.reached = false;
  EXPECT_EQ(round(first_key()), "not_reached");
}

TEST_F(AtTheProvider, IsAskedToEndTheSignInThereWithoutAWordOfWhoItIs) {
  Provider provider{{"https://login.example/council/v2.0", "rightsdesk", "https://desk.example/back", "https://desk.example/left"}, wire_, clock_};
  EXPECT_EQ(provider.leave().error().code, "not_offered") << "it names no address for it";
  wire_.description["end_session_endpoint"] = "https://login.example/end?of=council";
  Provider another{{"https://login.example/council/v2.0", "rightsdesk", "https://desk.example/back", "https://desk.example/left"}, wire_, clock_};
  auto const going = another.leave();
  ASSERT_TRUE(going);
  EXPECT_EQ(going->address, "https://login.example/end?of=council&client_id=rightsdesk&post_logout_redirect_uri=https%3A%2F%2Fdesk.example%2Fleft&state=" + going->journey.state);
  EXPECT_EQ(going->journey.state.size(), 26U);
}

TEST_F(AtTheProvider, IsNotGoneToInPlainTextToSignOut) {
  wire_.description["end_session_endpoint"] = "http://login.example/end";
  Provider provider{{"https://login.example/council/v2.0", "rightsdesk", "https://desk.example/back", "https://desk.example/left"}, wire_, clock_};
  EXPECT_EQ(provider.leave().error().code, "not_offered");
  EXPECT_TRUE(provider.begin()) << "and signing in is as before";
}

TEST_F(AtTheProvider, MayTellThatSomebodySignedOut) {
  Json const log_out{{"iss", "https://login.example/council/v2.0"}, {"aud", "rightsdesk"}, {"iat", kNow}, {"jti", "1"}, {"sub", "AAAA-subject"}, {"events", {{"http://schemas.openid.net/event/backchannel-logout", Json::object()}}}};
  auto const told = provider_.logged_out(first_key().sign(log_out));
  ASSERT_TRUE(told);
  EXPECT_EQ(told->subject, "AAAA-subject");
  wire_.reached = false;
  Provider another{{"https://login.example/council/v2.0", "rightsdesk", "https://desk.example/back"}, wire_, clock_};
  EXPECT_EQ(another.logged_out(first_key().sign(log_out)).error().code, "not_reached");
}

}  // namespace
}  // namespace rightsdesk::signin::testing
