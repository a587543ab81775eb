#include "web/portal/status.h"

#include <algorithm>
#include <chrono>

#include "web/pages/fields.h"
#include "web/portal/acts.h"

namespace rightsdesk::web::portal {
namespace {

using intake::Kind;
using intake::Question;

constexpr char kText[] = "text";

/// At most so many tries from one address, and on one thing from anywhere.
void limit(Site& site, std::string const& what, Exchange const& exchange, std::string const& on) {
  bool allowed = site.attempts.allow(what + " address " + exchange.client, moment());
  if (!on.empty()) allowed = site.attempts.allow(what + " " + on, moment()) && allowed;
  if (!allowed) throw Malformed("too many tries", 429);
}

/// A visit that asked for a code of this reference has its tries to itself: others can be right about nothing, for its code is good in it alone.
std::string whose_tries(Site& site, Exchange const& exchange, std::string const& reference) {
  if (reference.empty()) return {};
  return site.asked_for_code.lately(exchange.visit, reference, moment()) ? reference + " " + exchange.visit : reference;
}

std::string reference_in(std::string const& typed) { return intake::reference_from(typed).value_or(""); }

bool texts_offered(Site const& site) { return site.office.texts == app::Office::Texts::offered; }
/// As the form says; e-mail where nothing else is offered.
app::CodeBy by_of(Site const& site, Exchange const& exchange) {
  return texts_offered(site) && exchange.form.one("how") == kText ? app::CodeBy::text : app::CodeBy::email;
}

std::vector<Refusal> mistakes_in(Site const& site, Exchange const& exchange) {
  std::vector<Refusal> mistakes;
  auto const how = exchange.form.one("how");
  if (exchange.form.one("reference").empty()) mistakes.push_back({"missing", "Enter your reference", "reference", {}});
  if (texts_offered(site) && how != "email" && how != kText) mistakes.push_back({"missing", "Select how we should send the code", "how", {}});
  return mistakes;
}

Reply reference_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  PageSpec spec{"portal/status-reference", "Follow your request", View(), mistakes};
  spec.view.each("fields", field_views(reference_questions(site.office.texts), answers_of(exchange.form), mistakes, Label::medium)).when("email_only", !texts_offered(site));
  spec.back = "/start";
  return site.resident_page(exchange, spec);
}

/// It says the same whatever was sent, and whether anything was.
Reply code_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  bool const by_text = by_of(site, exchange) == app::CodeBy::text;
  Question const code{"code", "Code", "8 numbers", Kind::text, true, {}, {}, "one-time-code"};
  PageSpec spec{"portal/status-code", by_text ? "Check your phone" : "Check your email", View(), mistakes};
  spec.view.each("fields", field_views({code}, {}, mistakes, Label::plain));
  spec.view.text("reference", exchange.form.one("reference")).text("how", by_text ? kText : "email").when("by_text", by_text);
  spec.back = "/status";
  return site.resident_page(exchange, spec);
}

}  // namespace

std::vector<Question> reference_questions(app::Office::Texts texts) {
  std::vector<Question> questions{{"reference", "Your reference", "It looks like SRR-7K4M-29QD-X. Capital letters and dashes do not matter", Kind::text}};
  if (texts == app::Office::Texts::not_offered) return questions;
  Question how{"how", "How should we send the code?", "We use the email address or UK mobile number you gave with your request. Choose one that nobody else reads", Kind::radios, true, "Select how we should send the code"};
  how.options = {{"email", "Email"}, {kText, "Text message"}};
  questions.push_back(how);
  return questions;
}

Reply ask_reference(Site& site, Exchange const& exchange) { return reference_page(site, exchange, {}); }

Reply send_code(Site& site, Exchange const& exchange) {
  if (auto const mistakes = mistakes_in(site, exchange); !mistakes.empty()) return reference_page(site, exchange, mistakes);
  auto const typed = exchange.form.one("reference");
  auto const reference = reference_in(typed);
  limit(site, "code for", exchange, reference);
  app::ask_for_code(site.office, typed, by_of(site, exchange), exchange.visit, site.spoken_to(exchange));
  if (!reference.empty()) site.asked_for_code.note(exchange.visit, reference, moment());
  return code_page(site, exchange, {});
}

Reply take_code(Site& site, Exchange const& exchange) {
  auto const code = exchange.form.one("code");
  if (code.empty()) return code_page(site, exchange, {{"missing", "Enter the code we sent you", "code", {}}});
  auto const reference = exchange.form.one("reference");
  limit(site, "code from", exchange, whose_tries(site, exchange, reference_in(reference)));
  auto const about = app::enter_with_code(site.office, reference, code, exchange.visit);
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
  // Who chose no language in this browser goes on in the one of their form.
  if (auto const kept = app::resident_view(site.office, *about).language; site.speaks(kept) && site.language_chosen(exchange).empty()) reply.cookie(language_cookie, kept);
  return reply;
}

Reply status_page(Site& site, Exchange const& exchange, CaseId const& about, std::vector<Refusal> const& mistakes) {
  PageSpec spec{"portal/status", "Your request", status_view(app::resident_view(site.office, about), app::requester_may(site.office, about)), mistakes};
  spec.view.words("done", done_to_request(exchange.query.one("done")));
  if (!mistakes.empty()) spec.status = 409;
  return site.resident_page(exchange, spec);
}

Reply show_status(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  return about ? status_page(site, exchange, *about, {}) : Reply::redirect("/status");
}

Reply show_open(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  auto const request = app::resident_view(site.office, *about);
  int const version = version_from(exchange.part("version"));
  bool const there = std::any_of(request.packs.begin(), request.packs.end(), [&](auto const& pack) { return pack.version == version && !pack.ended; });
  if (!there) return Reply::redirect("/status/request");
  PageSpec spec{"portal/open", "Before you open your information", open_view(request, version)};
  spec.back = "/status/request";
  return site.resident_page(exchange, spec);
}

Reply download(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  auto pack = app::download_pack(site.office, *about, {exchange.form.one("form"), version_from(exchange.form.one("version"))});
  if (!pack) return status_page(site, exchange, *about, {pack.error()});
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
