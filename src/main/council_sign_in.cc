#include "main/council_sign_in.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "connectors/protocols/http.h"
#include "core/base64.h"
#include "core/hex.h"
#include "core/json.h"
#include "core/original.h"
#include "core/same_secret.h"
#include "core/text.h"
#include "signin/encoding.h"
#include "store/ledger_store.h"
#include "store/secret.h"

namespace rightsdesk {
namespace {

constexpr std::size_t kMostOfAnAnswer = 256U * 1024;
constexpr std::chrono::seconds kPatience{10};
constexpr std::chrono::minutes kJourneyLasts{10};
constexpr char kIn[] = "council sign-in";
constexpr char kOut[] = "council sign-out";

auto not_reached(std::string internal) {
  return tl::unexpected(Refusal{"not_reached", "The council’s sign-in did not give an answer we can use. Try again.", {}, {{"oidc", std::move(internal)}}});
}

auto no_access() {
  return refused("no_access", "You do not have access to this desk. Ask whoever looks after your council account for the role you need.");
}

std::string client_secret(settings::CouncilAccounts const& accounts) { return tidied(settings::file_text(accounts.client_secret_file)); }

/// RFC 6749, 2.3.1.
std::string basic_of(std::string const& id, std::string const& secret) {
  auto const plain = signin::percent_encoded(id) + ":" + signin::percent_encoded(secret);
  return "Basic " + base64_of(plain);
}

connectors::HttpPlace place_of(settings::CouncilAccounts const& accounts, std::string const& url) {
  bool const here = accounts.issuer.starts_with("http://127.0.0.1:");
  using Loopback = connectors::HttpPlace::Loopback;
  return {accounts.title, url, accounts.ca, here ? Loopback::allowed : Loopback::refused, {{"Accept", "application/json"}}};
}

/// A failed call is an answer here: the person may try again, and the log has why.
Result<std::string> asked(std::function<connectors::HttpAnswer()> const& call) {
  try {
    auto answer = call();
    if (answer.status != 200) return not_reached("HTTP " + std::to_string(answer.status));
    return std::move(answer.body);
  } catch (sources::SourceFailure const& failure) {
    return not_reached(failure.internal());
  }
}

/// The same person at the same provider, whatever they are called there: never their e-mail address.
std::string account_of(settings::CouncilAccounts const& accounts, signin::Claims const& claims) {
  bool const entra = accounts.key == settings::CouncilAccounts::Key::tenant_and_object;
  auto const person = entra ? store::place_of({claims.tenant, claims.object}) : store::place_of({claims.subject});
  return "council:" + sha256_hex(store::place_of({accounts.issuer, person}));
}

bool is_somebody(settings::CouncilAccounts const& accounts, signin::Claims const& claims) {
  return accounts.key == settings::CouncilAccounts::Key::subject || (!claims.tenant.empty() && !claims.object.empty());
}

std::vector<std::string> roles_given(settings::CouncilAccounts const& accounts, std::vector<std::string> const& app_roles) {
  std::set<std::string> roles;
  for (auto const& role : app_roles) {
    auto const found = accounts.roles.find(role);
    if (found != accounts.roles.end()) roles.insert(found->second.begin(), found->second.end());
  }
  return {roles.begin(), roles.end()};
}

}  // namespace

CouncilSignIn::ProviderWire::ProviderWire(settings::CouncilAccounts const& accounts)
    : accounts_(accounts), basic_(basic_of(accounts.client_id, client_secret(accounts))) {}

Result<std::string> CouncilSignIn::ProviderWire::get(std::string const& url) {
  return asked([&] { return connectors::http_get(place_of(accounts_, url), "", kMostOfAnAnswer, connectors::Deadline(kPatience)); });
}

Result<std::string> CouncilSignIn::ProviderWire::post_form(std::string const& url, std::map<std::string, std::string> const& form) {
  auto place = place_of(accounts_, url);
  place.headers["Authorization"] = basic_;
  return asked([&] { return connectors::http_post_form(place, signin::form_encoded(form), kMostOfAnAnswer, connectors::Deadline(kPatience)); });
}

CouncilSignIn::CouncilSignIn(Over over, settings::CouncilAccounts accounts, std::string const& public_url)
    : over_(over),
      accounts_(std::move(accounts)),
      wire_(accounts_),
      provider_({accounts_.issuer, accounts_.client_id, public_url + "/staff/sign-in/council/back", public_url + "/staff/signed-out/council/back"}, wire_, over_.clock) {}

Result<web::Elsewhere> CouncilSignIn::go(web::StaffDoor::Asked asked) {
  auto const going = provider_.begin(asked == web::StaffDoor::Asked::once_more ? signin::Prompt::login : signin::Prompt::as_usual);
  if (!going) return tl::unexpected(going.error());
  return web::Elsewhere{going->address, kept_of(kIn, going->journey)};
}

std::string CouncilSignIn::kept_of(char const* place, signin::Journey const& journey) const {
  Json const kept{{"state", journey.state}, {"nonce", journey.nonce}, {"verifier", journey.verifier}, {"at", to_iso(over_.clock.now())}};
  return hex_of(over_.key.seal_for(place, place, kept.dump()));
}

/// Nothing when it is not ours, or older than ten minutes.
std::optional<signin::Journey> CouncilSignIn::journey_in(char const* place, std::string const& kept) const {
  auto const sealed = bytes_of_hex(kept);
  if (!sealed || sealed->empty()) return std::nullopt;
  try {
    auto const json = Json::parse(over_.key.open_for(place, place, *sealed));
    auto const at = parse_instant(json.at("at").get<std::string>());
    if (!at || over_.clock.now() - *at >= kJourneyLasts) return std::nullopt;
    return signin::Journey{json.at("state"), json.at("nonce"), json.at("verifier")};
  } catch (Fault const&) {  // somebody made it up: the same as none
    return std::nullopt;
  }
}

Result<web::Entered> CouncilSignIn::back(std::string const& kept, web::CameBack const& came) {
  auto const journey = journey_in(kIn, kept);
  if (!journey) return refused("sign_in_over", "You took longer than 10 minutes. Sign in again.");
  auto const claims = provider_.finish(*journey, {came.state, came.code, came.issuer});
  if (!claims) return tl::unexpected(claims.error());
  return let_in(*claims);
}

Result<web::Elsewhere> CouncilSignIn::leave() {
  auto const going = provider_.leave();
  if (!going) return tl::unexpected(going.error());
  return web::Elsewhere{going->address, kept_of(kOut, going->journey)};
}

bool CouncilSignIn::left(std::string const& kept, std::string const& state) {
  auto const journey = journey_in(kOut, kept);
  return journey && same_secret(journey->state, state);
}

store::Sessions::Elsewhere CouncilSignIn::marks_of(std::string const& subject, std::string const& session) const {
  auto const mark = [&](char const* what, std::string const& value) { return value.empty() ? std::string() : sha256_hex(store::place_of({what, accounts_.issuer, value})); };
  return {mark("subject", subject), mark("session", session)};
}

Result<void> CouncilSignIn::ended(std::string const& logout_token) {
  auto const told = provider_.logged_out(logout_token);
  if (!told) return tl::unexpected(told.error());
  auto const now = over_.clock.now();
  Result<void> done = {};
  store::in_transaction(over_.database, [&](store::Connection& open) {
    done = {};
    auto const whose = store::Sessions(open).end_elsewhere({told->id, marks_of(told->subject, told->session), 2 * signin::kLogOutLasts}, now);
    if (!whose) {
      done = tl::unexpected(whose.error());
      return;
    }
    for (auto const& colleague : *whose) store::StoredLedger(open).record({colleague.str(), "signed_out_elsewhere"}, now);
  });
  return done;
}

namespace {

/// What the provider asked for, and when, is its own; a sign-in of this morning is no proof of this moment.
store::Sessions::Came came_with(signin::Claims const& claims, Instant now) {
  auto const lately = claims.proved && now - *claims.proved < store::kCodeHolds;
  return lately ? store::Sessions::Came::with_code : store::Sessions::Came::without_code;
}

}  // namespace

bool strong_enough(settings::CouncilAccounts const& accounts, signin::Claims const& claims) {
  if (accounts.strengths.empty() && accounts.means.empty()) return true;
  auto const& strengths = accounts.strengths;
  auto const& means = accounts.means;
  return std::find(strengths.begin(), strengths.end(), claims.strength) != strengths.end() ||
         std::any_of(claims.means.begin(), claims.means.end(), [&](auto const& shown) { return std::find(means.begin(), means.end(), shown) != means.end(); });
}

Result<web::Entered> CouncilSignIn::let_in(signin::Claims const& claims) {
  auto const roles = roles_given(accounts_, claims.roles);
  if (!is_somebody(accounts_, claims) || roles.empty()) return no_access();
  if (!strong_enough(accounts_, claims)) return refused("too_weak", "Your council account let you in without a second proof of who you are. Sign in there with one, or ask your administrator.");
  auto const name = claims.name.empty() ? "A colleague" : slice(tidied(claims.name), 0, 100);
  auto const account = account_of(accounts_, claims);
  auto const now = over_.clock.now();
  auto const connection = over_.database.connection();
  store::Staff staff(*connection);
  // The password is nobody's: it is made up here and forgotten.
  if (!staff.find_named(account) && !staff.add({{}, name, account, roles}, fresh_id_text()) && !staff.find_named(account)) return no_access();
  auto const colleague = staff.find_named(account);
  if (colleague->account == store::Account::disabled) return no_access();
  web::Entered entered;
  store::in_transaction(over_.database, [&](store::Connection& open) {
    store::Staff(open).set_roles(colleague->id, roles);
    store::Staff(open).set_name(colleague->id, name);
    store::Sessions sessions(open);
    entered.token = sessions.start(colleague->id, now, came_with(claims, now)).token;
    sessions.note_elsewhere(entered.token, marks_of(claims.subject, claims.session));
    store::StoredLedger(open).record({colleague->id.str(), "signed_in", {}, "council account"}, now);
  });
  return entered;
}

}  // namespace rightsdesk
