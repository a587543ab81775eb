#include "web/portal/status.h"

#include <charconv>
#include <chrono>

#include "web/pages/fields.h"

namespace rightsdesk::web::portal {
namespace {

using intake::Kind;
using intake::Question;

Moment moment() { return std::chrono::steady_clock::now(); }

/// At most so many tries from one address, and on one reference from anywhere.
void limit(Site& site, std::string const& what, Exchange const& exchange, std::string const& typed) {
  bool allowed = site.attempts.allow(what + " address " + exchange.client, moment());
  if (auto const reference = intake::reference_from(typed)) allowed = site.attempts.allow(what + " " + *reference, moment()) && allowed;
  if (!allowed) throw Malformed("too many tries", 429);
}

Reply reference_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  Question const reference{"reference", "Your reference", "It looks like SRR-7K4M-29QD-X. Capital letters and dashes do not matter", Kind::text};
  PageSpec spec{"portal/status-reference", "Follow your request", View(), mistakes};
  spec.view.each("fields", field_views({reference}, answers_of(exchange.form), mistakes, Label::plain));
  spec.back = "/start";
  return site.resident_page(exchange, spec);
}

Reply code_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  Question const code{"code", "Code", "8 numbers", Kind::text, true, {}, {}, "one-time-code"};
  PageSpec spec{"portal/status-code", "Check your email", View(), mistakes};
  spec.view.each("fields", field_views({code}, {}, mistakes, Label::plain));
  spec.view.text("reference", exchange.form.one("reference"));
  spec.back = "/status";
  return site.resident_page(exchange, spec);
}

}  // namespace

Reply ask_reference(Site& site, Exchange const& exchange) { return reference_page(site, exchange, {}); }

Reply send_code(Site& site, Exchange const& exchange) {
  auto const typed = exchange.form.one("reference");
  if (typed.empty()) return reference_page(site, exchange, {{"missing", "Enter your reference", "reference", {}}});
  limit(site, "code for", exchange, typed);
  app::ask_for_code(site.office, typed);
  return code_page(site, exchange, {});
}

Reply take_code(Site& site, Exchange const& exchange) {
  auto const code = exchange.form.one("code");
  if (code.empty()) return code_page(site, exchange, {{"missing", "Enter the code from the email", "code", {}}});
  auto const reference = exchange.form.one("reference");
  limit(site, "code from", exchange, reference);
  auto const about = app::enter_with_code(site.office, reference, code);
  if (!about) {
    auto refusal = about.error();
    refusal.field = "code";
    return code_page(site, exchange, {refusal});
  }
  auto const fresh = fresh_id_text();  // a visit known before the code was given opens nothing
  site.visits.enter(fresh, *about, moment());
  if (auto const draft = site.drafts.load(exchange.visit); !draft.empty()) {
    site.drafts.save(fresh, draft);
    site.drafts.forget(exchange.visit);
  }
  auto reply = Reply::redirect("/status/request");
  reply.cookie(visit_cookie, fresh);
  return reply;
}

Reply show_status(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  PageSpec spec{"portal/status", "Your request", status_view(app::resident_view(site.office, *about))};
  return site.resident_page(exchange, spec);
}

Reply download(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  auto pack = app::download_pack(site.office, *about, {exchange.form.one("form"), version_from(exchange.form.one("version"))});
  if (!pack) {
    PageSpec spec{"portal/status", "Your request", status_view(app::resident_view(site.office, *about)), {pack.error()}};
    spec.status = 409;
    return site.resident_page(exchange, spec);
  }
  return Reply::download(std::move(pack->bytes), pack->media_type, pack->file_name);
}

Reply leave(Site& site, Exchange const& exchange) {
  site.visits.leave(exchange.visit);
  site.readings.leave(exchange.visit);
  auto reply = Reply::redirect("/start");
  reply.expire_cookie(visit_cookie);
  return reply;
}

}  // namespace rightsdesk::web::portal
