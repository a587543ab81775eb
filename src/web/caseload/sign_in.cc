#include <chrono>

#include "web/caseload/case_page.h"
#include "web/caseload/pages.h"
#include "web/caseload/sign_in_views.h"
#include "web/edge/decode.h"
#include "web/edge/reply.h"
#include "web/pages/browser.h"

namespace rightsdesk::web::caseload {
namespace {

/// Holds what is kept on the way to the council's identity provider.
constexpr char const* elsewhere_cookie = "council";
/// Holds the token of a sign-in whose password was right, until its code is given.
constexpr char const* under_way_cookie = "sign-in";
constexpr char const* kHome = "/staff";  // leads to what their roles may see
constexpr char const* kPassword = "/staff/sign-in";
constexpr char const* kCode = "/staff/sign-in/code";
constexpr char const* kSignedOut = "/staff/signed-out";
constexpr char const* kDevice = "/staff/sign-in/device";

std::string kept_next(std::string const& next) { return own_path(next) && next.starts_with("/staff") ? next : ""; }

std::string with_next(std::string const& path, std::string const& next) {
  auto const kept = kept_next(next);
  return kept.empty() ? path : path + "?next=" + percent_encoded(kept);
}

void count_try(Site& site, Exchange const& exchange, std::string const& what) {
  if (!site.attempts.allow(what + " from " + exchange.client, std::chrono::steady_clock::now())) throw Malformed("too many tries", 429);
}

/// The session's cookie instead of what was known before the sign-in.
Reply& entered(Site& site, Exchange const& exchange, Reply& reply, std::string const& token) {
  site.door.note_browser(token, browser_in_words(exchange.header("user-agent")));
  return reply.cookie(staff_cookie, token).cookie(visit_cookie, fresh_id_text()).expire_cookie(under_way_cookie);
}

Reply page(Site& site, Exchange const& exchange, std::string const& next, std::vector<Refusal> mistakes) {
  PageSpec spec{"caseload/sign-in", "Sign in", View(), std::move(mistakes)};
  spec.view.text("next", kept_next(next)).text("name", exchange.form.one("name")).text("elsewhere", site.door.elsewhere());
  spec.view.when("fields_wrong", !spec.mistakes.empty() && !spec.mistakes.front().field.empty());
  return site.staff_page(exchange, spec);
}

Reply code_page(Site& site, Exchange const& exchange, std::string const& next, std::vector<Refusal> mistakes) {
  PageSpec spec{"caseload/sign-in-code", "Type the code of your device", View(), std::move(mistakes), kPassword};
  spec.view.text("next", kept_next(next));
  return site.staff_page(exchange, spec);
}

Reply device_page(Site& site, Exchange const& exchange, std::string const& next, std::vector<Refusal> mistakes) {
  auto const device = site.door.device_to_add(exchange.cookie(under_way_cookie));
  if (!device) return Reply::redirect(with_next(kPassword, next));
  PageSpec spec{"caseload/sign-in-device", "Set up the device that shows your codes", device_view(*device), std::move(mistakes), kPassword};
  spec.view.text("next", kept_next(next));
  return site.staff_page(exchange, spec);
}

std::string typed_code(Exchange const& exchange) {
  auto const code = exchange.form.one("code");
  return code.size() <= 64 ? code : std::string();
}

/// A sign-in that ran out begins again; a wrong code shows its page again.
Reply refused_code(Site& site, Exchange const& exchange, Refusal const& why, decltype(code_page)* shown) {
  if (why.code == "sign_in_over") return page(site, exchange, exchange.form.one("next"), {{why.code, why.text, "name", {}}});
  return shown(site, exchange, exchange.form.one("next"), {{why.code, why.text, "code", {}}});
}

/// What is still open once somebody is signed out of this desk.
enum class Remains { nothing, elsewhere };

Reply signed_out_page(Site& site, Exchange const& exchange, Remains remains, std::vector<Refusal> mistakes) {
  PageSpec spec{"caseload/signed-out", "You are signed out", View(), std::move(mistakes)};
  spec.view.text("elsewhere", site.door.elsewhere()).when("remains", remains == Remains::elsewhere);
  return site.staff_page(exchange, spec);
}

}  // namespace

Reply show_sign_in(Site& site, Exchange const& exchange) {
  if (exchange.staff.anyone()) return Reply::redirect(kHome);
  return page(site, exchange, exchange.query.one("next"), {});
}

Reply sign_in(Site& site, Exchange const& exchange) {
  auto const next = exchange.form.one("next");
  auto const name = exchange.form.one("name"), password = exchange.form.one("password");
  if (name.empty() || password.empty()) {
    return page(site, exchange, next, {{"missing", "Enter your sign-in name and your password", "name", {}}});
  }
  count_try(site, exchange, "sign in");
  auto const step = site.door.sign_in(name, password);
  if (!step) return page(site, exchange, next, {{step.error().code, step.error().text, "name", {}}});
  if (step->next == SignInStep::Next::in) {
    auto reply = Reply::redirect(kept_next(next).empty() ? kHome : next);
    return entered(site, exchange, reply, step->token);
  }
  auto reply = Reply::redirect(with_next(step->next == SignInStep::Next::code ? kCode : kDevice, next));
  return reply.cookie(under_way_cookie, step->token);
}

Reply show_code(Site& site, Exchange const& exchange) { return code_page(site, exchange, exchange.query.one("next"), {}); }

Reply give_code(Site& site, Exchange const& exchange) {
  auto const next = exchange.form.one("next");
  count_try(site, exchange, "code");
  auto const entry = site.door.give_code(exchange.cookie(under_way_cookie), typed_code(exchange));
  if (!entry) return refused_code(site, exchange, entry.error(), code_page);
  auto reply = Reply::redirect(kept_next(next).empty() ? kHome : next);
  return entered(site, exchange, reply, entry->token);
}

Reply show_device(Site& site, Exchange const& exchange) { return device_page(site, exchange, exchange.query.one("next"), {}); }

Reply add_device(Site& site, Exchange const& exchange) {
  count_try(site, exchange, "code");
  auto const entry = site.door.add_device(exchange.cookie(under_way_cookie), typed_code(exchange));
  if (!entry) return refused_code(site, exchange, entry.error(), device_page);
  PageSpec spec{"caseload/recovery-codes", "Keep your recovery codes", recovery_view(entry->recovery_codes)};
  auto const next = kept_next(exchange.form.one("next"));
  spec.view.text("next", next.empty() ? kHome : next);
  auto reply = site.staff_page(exchange, spec);
  return entered(site, exchange, reply, entry->token);
}

Reply go_elsewhere(Site& site, Exchange const& exchange) {
  count_try(site, exchange, "council sign-in");
  auto const going = site.door.go_elsewhere(exchange.query.one("again") == "yes" ? StaffDoor::Asked::once_more : StaffDoor::Asked::as_usual);
  if (!going) return page(site, exchange, "", {{going.error().code, going.error().text, "", {}}});
  auto reply = Reply::text("", 303).header("Location", going->address);
  return reply.cookie(elsewhere_cookie, going->kept);
}

Reply back_from_elsewhere(Site& site, Exchange const& exchange) {
  count_try(site, exchange, "council answer");
  auto const& query = exchange.query;
  auto const kept = exchange.cookie(elsewhere_cookie);
  auto const entry = site.door.back_from_elsewhere(kept, {query.one("state"), query.one("code"), query.one("iss")});
  if (!entry) {
    auto shown = page(site, exchange, "", {{entry.error().code, entry.error().text, "", {}}});
    return shown.expire_cookie(elsewhere_cookie);
  }
  auto reply = Reply::redirect(kHome);
  return entered(site, exchange, reply, entry->token).expire_cookie(elsewhere_cookie);
}

std::optional<Reply> ask_for_code(Site& site, Exchange const& exchange) {
  PageSpec spec{"caseload/code-again", "Type the code of your device", code_again_view(exchange.path, exchange.form)};
  spec.view.text("elsewhere", site.door.elsewhere());
  if (auto const code = exchange.form.one(kCodeAgain); !code.empty()) {
    count_try(site, exchange, "code");
    auto const given = site.door.give_code_again(exchange.cookie(staff_cookie), code.size() <= 64 ? code : "");
    if (given) return std::nullopt;
    spec.mistakes = {{given.error().code, given.error().text, kCodeAgain, {}}};
  }
  return site.staff_page(exchange, spec);
}

Reply sign_out(Site& site, Exchange const& exchange) {
  auto const left = site.door.sign_out(exchange.cookie(staff_cookie));
  auto reply = Reply::redirect(left == StaffDoor::Left::here ? kPassword : kSignedOut);
  reply.expire_cookie(staff_cookie).expire_cookie(visit_cookie);
  reply.header("Clear-Site-Data", "\"cache\", \"storage\"");  // not cookies: those of the council's other sites are theirs
  return reply;
}

Reply show_signed_out(Site& site, Exchange const& exchange) {
  if (exchange.staff.anyone()) return Reply::redirect(kHome);
  if (site.door.elsewhere().empty()) return Reply::redirect(kPassword);
  return signed_out_page(site, exchange, Remains::elsewhere, {});
}

Reply leave_elsewhere(Site& site, Exchange const& exchange) {
  if (exchange.staff.anyone()) return Reply::redirect(kHome);  // a link from another site signs nobody out
  count_try(site, exchange, "council sign-out");
  auto const going = site.door.leave_elsewhere();
  if (!going) return signed_out_page(site, exchange, Remains::elsewhere, {{going.error().code, going.error().text, "", {}}});
  auto reply = Reply::text("", 303).header("Location", going->address);
  return reply.cookie(elsewhere_cookie, going->kept);
}

Reply left_elsewhere(Site& site, Exchange const& exchange) {
  bool const ours = site.door.left_elsewhere(exchange.cookie(elsewhere_cookie), exchange.query.one("state"));
  if (!ours) return Reply::redirect(kSignedOut);
  auto shown = signed_out_page(site, exchange, Remains::nothing, {});
  return shown.expire_cookie(elsewhere_cookie);
}

Reply ended_elsewhere(Site& site, Exchange const& exchange) {
  if (!exchange.json.empty()) throw Malformed("a logout token comes in a form", 415);
  auto const done = site.door.ended_elsewhere(exchange.form.one("logout_token"));
  if (done) return Reply::text("", 200);
  bool const ours = done.error().code == "not_reached";  // its keys could not be asked for
  return Reply::text(ours ? "{\"error\":\"temporarily_unavailable\"}\n" : "{\"error\":\"invalid_request\"}\n", ours ? 503 : 400).header("Content-Type", "application/json");
}

}  // namespace rightsdesk::web::caseload
