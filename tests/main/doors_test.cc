// The staff's way in, as a browser meets it: the password, the device, the codes, and what the ledger says of it.
#include "main/doors.h"

#include <gmock/gmock.h>

#include "desks.h"
#include "main/council_sign_in.h"
#include "store/ledger_store.h"

namespace rightsdesk::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class SignIn : public ::testing::Test {
 protected:
  /// Sets a device up as a new colleague does; the browser is signed in afterwards.
  DeviceInHand set_up(Browser& browser, std::string const& name) {
    browser.password(name);
    auto const page = browser.get("/staff/sign-in/device").body();
    std::smatch found;
    std::regex_search(page, found, std::regex("desk-key\">([A-Z2-7 ]+)<"));
    DeviceInHand device{signin::bytes_of_base32(found[1].str()).value_or("")};
    recovery_ = browser.post("/staff/sign-in/device", {{"next", ""}, {"code", device.code(desks_.now())}}).body();
    return device;
  }
  web::Reply give(Browser& browser, std::string const& code) { return browser.post("/staff/sign-in/code", {{"next", ""}, {"code", code}}); }
  /// The next five minutes' tries are not counted with the last ones, and every code is a new one.
  void later(int seconds) { council_.clock.at += std::chrono::seconds(seconds); }
  std::vector<std::string> ledger() {
    std::vector<std::string> acts;
    for (auto const& row : desks_.desk.database->connection()->rows("SELECT what FROM ledger ORDER BY number")) acts.push_back(row.text(0));
    return acts;
  }
  static bool is_in(Browser& browser) { return browser.get("/staff/cases").status() == 200; }

  app::Council council_;
  Desks desks_{council_};
  std::string recovery_;
};

TEST_F(SignIn, SetsUpADeviceTheFirstTimeAndAsksForItsCodeEverAfter) {
  desks_.add("ines", {"case_officer"});
  Browser first(desks_);
  EXPECT_EQ(Browser::led_to(first.password("ines")), "/staff/sign-in/device");
  EXPECT_FALSE(is_in(first));
  auto const device = set_up(first, "ines");
  EXPECT_TRUE(is_in(first));
  EXPECT_THAT(recovery_, HasSubstr("Keep your recovery codes"));
  later(60);
  Browser second(desks_);
  EXPECT_EQ(Browser::led_to(second.password("ines")), "/staff/sign-in/code");
  EXPECT_FALSE(is_in(second));
  EXPECT_EQ(Browser::led_to(give(second, device.code(desks_.now()))), "/staff");
  EXPECT_TRUE(is_in(second));
  EXPECT_THAT(ledger(), ElementsAre("device_added", "signed_in", "signed_in"));
}

TEST_F(SignIn, LeadsToThePageThatWasAskedForAndToNoOthersSite) {
  desks_.add("ines", {"case_officer"});
  Browser setting_up(desks_);
  auto const device = set_up(setting_up, "ines");
  for (auto const& [next, led_to] : std::map<std::string, std::string>{{"/staff/tasks", "/staff/tasks"}, {"//evil.example", "/staff"}, {"https://evil.example", "/staff"}, {"/start", "/staff"}}) {
    later(60);
    Browser browser(desks_, "192.0.2." + std::to_string(next.size()));
    browser.get("/staff/sign-in");
    browser.post("/staff/sign-in", {{"next", next}, {"name", "ines"}, {"password", kPassword}});
    EXPECT_EQ(Browser::led_to(browser.post("/staff/sign-in/code", {{"next", next}, {"code", device.code(desks_.now())}})), led_to) << next;
  }
}

TEST_F(SignIn, TakesACodeOnceAndGivesFiveTries) {
  desks_.add("ines", {"case_officer"});
  Browser first(desks_);
  auto const device = set_up(first, "ines");
  Browser second(desks_, "192.0.2.8");
  second.password("ines");
  EXPECT_THAT(give(second, device.code(desks_.now())).body(), HasSubstr("was used before"));  // the code that set it up
  for (int i = 0; i < 4; ++i) EXPECT_THAT(give(second, "x").body(), HasSubstr("That code is not right"));
  later(60);
  Browser third(desks_, "192.0.2.9");
  third.password("ines");
  EXPECT_THAT(give(third, device.code(desks_.now())).body(), HasSubstr("Too many wrong codes"));
  EXPECT_FALSE(is_in(third));
  EXPECT_THAT(ledger(), ::testing::Contains("code_locked"));
}

TEST_F(SignIn, LetsARecoveryCodeInOnce) {
  desks_.add("ines", {"case_officer"});
  Browser first(desks_);
  set_up(first, "ines");
  std::smatch found;
  ASSERT_TRUE(std::regex_search(recovery_, found, std::regex("4-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")));
  auto const code = found[0].str();
  Browser second(desks_);
  second.password("ines");
  EXPECT_EQ(Browser::led_to(give(second, code)), "/staff");
  Browser third(desks_);
  third.password("ines");
  EXPECT_THAT(give(third, code).body(), HasSubstr("was used before"));
  EXPECT_THAT(ledger(), ::testing::Contains("recovery_code_used"));
}

// ASVS 7.5.3, security.md: an open screen alone releases nothing and lets nobody in.
TEST_F(SignIn, AsksForTheCodeOnceMoreBeforeAnActThatMattersAndKeepsWhatWasTyped) {
  desks_.add("ada", {"administrator"});
  auto const ines = desks_.add("ines", {"case_officer"}).str();
  Browser browser(desks_);
  auto const device = set_up(browser, "ada");
  browser.get("/staff/accounts");  // its forms' token is the session's
  auto const change = [&](std::map<std::string, std::string> more) {
    more.insert({{"act", "roles"}, {"roles", "reviewer"}, {"seen", desks_.accounts.seen()}, {"reason", "She moves"}});
    return browser.post("/staff/accounts/" + ines, more).body();
  };
  EXPECT_THAT(change({}), HasSubstr("Change the roles of Colleague ines?")) << "she gave a code a moment ago";
  later(15 * 60);
  EXPECT_THAT(browser.get("/staff/accounts").body(), HasSubstr("Colleague ines")) << "looking needs none";
  auto const asked = change({{"sure", "yes"}});
  EXPECT_THAT(asked, HasSubstr("Type the code of your device"));
  EXPECT_THAT(asked, HasSubstr("<input type=\"hidden\" name=\"roles\" value=\"reviewer\">"));
  EXPECT_THAT(asked, HasSubstr("<input type=\"hidden\" name=\"sure\" value=\"yes\">"));
  EXPECT_THAT(asked, HasSubstr("<input type=\"hidden\" name=\"reason\" value=\"She moves\">"));
  EXPECT_THAT(asked, HasSubstr("action=\"/staff/accounts/" + ines + "\""));
  EXPECT_THAT(change({{"sure", "yes"}, {"code_again", "x"}}), HasSubstr("That code is not right"));
  EXPECT_THAT(ledger(), Not(::testing::Contains("roles_changed")));
  EXPECT_THAT(change({{"code_again", device.code(desks_.now())}}), HasSubstr("Change the roles of Colleague ines?"));
  EXPECT_EQ(change({{"sure", "yes"}}), "") << "it leads on: the code holds for a quarter of an hour";
  EXPECT_THAT(ledger(), ::testing::IsSupersetOf({"code_given_again", "roles_changed"}));
}

// ASVS 5.0, 7.5.2: one's own sessions are seen, and ended.
TEST_F(SignIn, ShowsWhereSomebodyIsSignedInAndEndsItFromThere) {
  desks_.add("ines", {"administrator"});
  auto const tom = desks_.add("tom", {"case_officer"});
  Browser desk(desks_), phone(desks_), borrowed(desks_), toms(desks_);
  desk.calls_itself = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
  phone.calls_itself = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1";
  auto const device = set_up(desk, "ines");
  for (auto* browser : {&phone, &borrowed}) {
    later(60);
    browser->password("ines");
    give(*browser, device.code(desks_.now()));
    ASSERT_EQ(browser->get("/staff/sessions").status(), 200);
  }
  toms.cookies["staff"] = desks_.session_of(tom);
  auto const page = desk.get("/staff/sessions").body();
  EXPECT_THAT(page, ::testing::AllOf(HasSubstr("Firefox on Windows <strong class=\"govuk-tag govuk-tag--green\">This one</strong>"), HasSubstr("Safari on an iPhone"), HasSubstr("A browser that is not known"), Not(HasSubstr("Gecko"))));
  auto const named = [](std::string const& shown) {
    std::vector<std::string> names;
    std::regex const field("name=\"session\" value=\"([0-9a-f]{26})\"");
    for (auto at = std::sregex_iterator(shown.begin(), shown.end(), field); at != std::sregex_iterator(); ++at) names.push_back((*at)[1]);
    return names;
  };
  auto const others = named(page);
  ASSERT_EQ(others.size(), 2U) << "its own is ended by signing out, and nobody else's is listed";
  auto const of_tom = store::Sessions::name_of(toms.cookies["staff"]);
  auto const refused = desk.post("/staff/sessions", {{"session", of_tom}});
  EXPECT_THAT(refused.body(), HasSubstr("That session is over already."));
  EXPECT_TRUE(is_in(toms));
  EXPECT_EQ(Browser::led_to(desk.post("/staff/sessions", {{"session", others[0]}})), "/staff/sessions?done=one");
  EXPECT_EQ(Browser::led_to(borrowed.get("/staff/sessions")).substr(0, 14), "/staff/sign-in") << "the last used was listed first";
  EXPECT_EQ(phone.get("/staff/sessions").status(), 200);
  auto const gone = desk.post("/staff/sessions", {{"session", of_tom}});
  auto const again = desk.post("/staff/sessions", {{"session", others[0]}}), never = desk.post("/staff/sessions", {{"session", std::string(26, '0')}});
  EXPECT_EQ(again.body(), gone.body()) << "ended, somebody else's and never there read the same";
  EXPECT_EQ(never.body(), again.body());
  EXPECT_THAT(ledger(), ElementsAre("device_added", "signed_in", "signed_in", "signed_in", "session_ended"));
}

TEST_F(SignIn, EndsAllSessionsButThisAfterACodeOnceMore) {
  auto const ines = desks_.add("ines", {"case_officer"});
  Browser desk(desks_);
  auto const device = set_up(desk, "ines");
  later(16 * 60);
  Browser phone(desks_), borrowed(desks_);
  for (auto* browser : {&phone, &borrowed}) browser->cookies["staff"] = desks_.session_of(ines);
  desk.get("/staff/sessions");
  EXPECT_THAT(desk.post("/staff/sessions", {{"all", "others"}}).body(), HasSubstr("Type the code of your device"));
  EXPECT_TRUE(is_in(phone));
  EXPECT_EQ(Browser::led_to(desk.post("/staff/sessions", {{"all", "others"}, {"code_again", device.code(desks_.now())}})), "/staff/sessions?done=others");
  EXPECT_FALSE(is_in(phone));
  EXPECT_FALSE(is_in(borrowed));
  EXPECT_THAT(desk.get("/staff/sessions?done=others").body(), ::testing::AllOf(HasSubstr("You are signed out everywhere else"), HasSubstr("You are signed in nowhere else.")));
  auto const acts = ledger();
  EXPECT_EQ(std::count(acts.begin(), acts.end(), "session_ended"), 2);
}

TEST_F(SignIn, SendsWhoeverHasNoDeviceHereToTheirCouncilsSignIn) {
  auto const colleague = desks_.add("dana", {"administrator"});
  Browser browser(desks_);
  browser.cookies["staff"] = store::Sessions(*desks_.desk.database->connection()).start(colleague, desks_.now()).token;
  browser.get("/staff/accounts");
  EXPECT_THAT(browser.post("/staff/accounts/" + colleague.str(), {{"act", "disable"}, {"code_again", "123456"}}).body(), HasSubstr("Sign in with your council account again."));
}

TEST_F(SignIn, TellsNobodyWhichNamesThereAre) {
  desks_.add("ines", {"case_officer"});
  Browser known(desks_), unknown(desks_);
  auto const wrong = known.password("ines", "another long password"), nobody = unknown.password("anna", "another long password");
  EXPECT_EQ(wrong.status(), nobody.status());
  auto const without_tokens = [](std::string text, std::string const& name) {
    text = std::regex_replace(text, std::regex("name=\"csrf\" value=\"[0-9a-f]+\""), "");
    return std::regex_replace(text, std::regex("value=\"" + name + "\""), "");
  };
  EXPECT_EQ(without_tokens(wrong.body(), "ines"), without_tokens(nobody.body(), "anna"));
  EXPECT_EQ(wrong.cookies().size(), nobody.cookies().size());
  EXPECT_THAT(ledger(), ElementsAre("sign_in_refused", "sign_in_refused"));
}

TEST_F(SignIn, NeedsThePasswordBeforeTheDevice) {
  desks_.add("ines", {"case_officer"});
  Browser browser(desks_);
  browser.get("/staff/sign-in");
  EXPECT_EQ(Browser::led_to(browser.get("/staff/sign-in/device")), "/staff/sign-in");
  EXPECT_THAT(give(browser, "123456").body(), HasSubstr("You took longer than 10 minutes. Sign in again."));
}

TEST_F(SignIn, IsOverAfterTenMinutes) {
  desks_.add("ines", {"case_officer"});
  Browser first(desks_);
  auto const device = set_up(first, "ines");
  Browser second(desks_);
  second.password("ines");
  later(600);
  EXPECT_THAT(give(second, device.code(desks_.now())).body(), HasSubstr("Sign in again."));
  EXPECT_FALSE(is_in(second));
}

TEST_F(SignIn, KeepsNothingOfTheVisitBeforeIt) {
  desks_.add("ines", {"case_officer"});
  Browser browser(desks_);
  browser.get("/staff/sign-in");
  auto const before = browser.cookies["visit"];
  set_up(browser, "ines");
  EXPECT_NE(browser.cookies["visit"], before);
  EXPECT_FALSE(browser.cookies.contains("sign-in"));
}

TEST_F(SignIn, EndsADisabledColleaguesSessionWithTheNextRequest) {
  auto const ines = desks_.add("ines", {"case_officer"});
  Browser browser(desks_);
  set_up(browser, "ines");
  store::Staff(*desks_.desk.database->connection()).set_account(ines, store::Account::disabled);
  EXPECT_FALSE(is_in(browser));
}

TEST_F(SignIn, AsksForThePasswordAloneWhereTheInstallationSaysSo) {
  Desks lax(council_, settings::Service::SecondFactor::off);
  lax.add("tom", {"reviewer"});
  Browser browser(lax);
  EXPECT_EQ(Browser::led_to(browser.password("tom")), "/staff");
  EXPECT_TRUE(is_in(browser));
}

/// ASVS 6.8.4
TEST(ACouncilAccount, ComesInOnlyAsStronglyAsTheServiceFileAsks) {
  settings::CouncilAccounts asks;
  signin::Claims said;
  EXPECT_TRUE(strong_enough(asks, said)) << "nothing is asked";
  asks.means = {"mfa", "otp"};
  EXPECT_FALSE(strong_enough(asks, said));
  said.means = {"pwd"};
  EXPECT_FALSE(strong_enough(asks, said));
  said.means = {"pwd", "otp"};
  EXPECT_TRUE(strong_enough(asks, said));
  said.means.clear();
  asks.strengths = {"level-2"};
  said.strength = "level-1";
  EXPECT_FALSE(strong_enough(asks, said));
  said.strength = "level-2";
  EXPECT_TRUE(strong_enough(asks, said));
}

}  // namespace
}  // namespace rightsdesk::testing
