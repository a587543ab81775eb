#include <chrono>

#include "web/caseload/case_page.h"
#include "web/caseload/pages.h"
#include "web/edge/reply.h"

namespace rightsdesk::web::caseload {
namespace {

Reply page(Site& site, Exchange const& exchange, std::string const& next, std::vector<Refusal> mistakes) {
  PageSpec spec{"caseload/sign-in", "Sign in", View(), std::move(mistakes)};
  spec.view.text("next", own_path(next) ? next : "").text("name", exchange.form.one("name"));
  return site.staff_page(exchange, spec);
}

}  // namespace

Reply show_sign_in(Site& site, Exchange const& exchange) {
  if (exchange.staff.anyone()) return Reply::redirect("/staff/cases");
  return page(site, exchange, exchange.query.one("next"), {});
}

Reply sign_in(Site& site, Exchange const& exchange) {
  auto const next = exchange.form.one("next");
  auto const name = exchange.form.one("name"), password = exchange.form.one("password");
  if (name.empty() || password.empty()) {
    return page(site, exchange, next, {{"missing", "Enter your sign-in name and your password", "name", {}}});
  }
  if (!site.attempts.allow("sign in from " + exchange.client, std::chrono::steady_clock::now())) {
    throw Malformed("too many tries", 429);
  }
  auto const token = site.door.sign_in(name, password);
  if (!token) return page(site, exchange, next, {{token.error().code, token.error().text, "name", {}}});
  auto reply = Reply::redirect(own_path(next) && next.starts_with("/staff") ? next : "/staff/cases");
  reply.cookie(staff_cookie, *token).cookie(visit_cookie, fresh_id_text());  // nothing known before the sign-in lives on
  return reply;
}

Reply sign_out(Site& site, Exchange const& exchange) {
  site.door.sign_out(exchange.cookie((exchange.secure ? "__Host-" : "") + std::string(staff_cookie)));
  auto reply = Reply::redirect("/staff/sign-in");
  reply.expire_cookie(staff_cookie).expire_cookie(visit_cookie);
  return reply;
}

}  // namespace rightsdesk::web::caseload
