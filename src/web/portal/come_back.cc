#include "web/portal/come_back.h"

#include "core/original.h"
#include "core/text.h"
#include "intake/safe_contact.h"
#include "web/pages/fields.h"
#include "web/portal/question_pages.h"

namespace rightsdesk::web::portal {
namespace {

using intake::FormAnswers;
using intake::Kind;
using intake::Question;
using Mistakes = std::vector<Refusal>;

constexpr char kKeptBy[] = "form.kept.by";
constexpr char kKeptUnder[] = "form.kept.under";
constexpr char kAsked[] = "form.asked";  ///< the address that a code was sent to

bool under_way(FormAnswers const& draft) { return draft.contains(form_key) && !draft.contains(form_sent); }

FormAnswers marked(FormAnswers draft, app::WayBack const& way) {
  draft[kKeptBy] = {way.by == app::WayBack::By::card ? "card" : "email"};
  draft[kKeptUnder] = {way.secret.reveal()};
  return draft;
}

/// The page they stopped at; where that is asked no more, the first that is not finished.
std::string stopped_at(FormAnswers const& draft) {
  auto const page = intake::answer(draft, form_at);
  if (page_named(page, draft) != nullptr) return "/request/" + page;
  auto const unfinished = first_unfinished(draft);
  return unfinished.empty() ? "/request/check" : unfinished;
}

/// At most so many tries from one address, and for one e-mail address from anywhere.
void limit(Site& site, Exchange const& exchange, std::string const& email) {
  bool allowed = site.attempts.allow("form address " + exchange.client, moment());
  if (!email.empty()) allowed = site.attempts.allow("form " + sha256_hex(lower_ascii(tidied(email))), moment()) && allowed;
  if (!allowed) throw Malformed("too many tries", 429);
}

Reply keep_page(Site& site, Exchange const& exchange, FormAnswers const& draft, Mistakes const& mistakes) {
  PageSpec spec{"portal/keep", "Save and come back later", View(), mistakes};
  spec.view.each("fields", field_views(keep_questions(draft), answers_of(exchange.form), mistakes, Label::medium));
  spec.view.when("card_only", keep_questions(draft).empty());
  spec.back = stopped_at(draft);
  return site.resident_page(exchange, spec);
}

/// `purpose`: "keep" or "open". It says the same whatever was sent, and whether anything was.
Reply code_page(Site& site, Exchange const& exchange, std::string const& purpose, Mistakes const& mistakes) {
  Question const code{"code", "Code", "8 numbers", Kind::text, true, {}, {}, "one-time-code"};
  PageSpec spec{"portal/form-code", "Check your email", View(), mistakes};
  spec.view.each("fields", field_views({code}, {}, mistakes, Label::plain)).text("email", exchange.form.one("email")).when("to_keep", purpose == "keep");
  spec.view.text("action", purpose == "keep" ? "/request/keep/code" : "/come-back/code");
  spec.back = purpose == "keep" ? "/request/keep" : "/come-back";
  return site.resident_page(exchange, spec);
}

Reply kept_page(Site& site, Exchange const& exchange, Date until) {
  PageSpec spec{"portal/kept", "Your form is saved", View().words("until", in_words(until)).text("go_on", stopped_at(site.drafts.load(exchange.visit)))};
  return site.resident_page(exchange, spec);
}

Reply on_card(Site& site, Exchange const& exchange, FormAnswers const& draft) {
  auto const way = way_of(draft);
  app::Card card;
  if (way && way->by == app::WayBack::By::card) {
    card = {split(way->secret.reveal(), ' '), *way, app::keep_again(site.office, *way, to_keep(draft))};
  } else {
    card = app::keep_on_card(site.office, to_keep(draft));
    if (way) app::forget_form(site.office, *way);
    site.drafts.save(exchange.visit, marked(draft, card.way));
  }
  PageSpec spec{"portal/card", "Your card", card_view(card)};
  spec.view.text("go_on", stopped_at(draft));
  return site.resident_page(exchange, spec);
}

Reply come_back_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  PageSpec spec{"portal/come-back", "Go back to your form", View(), mistakes};
  auto const typed = answers_of(exchange.form);
  spec.view.each("email_fields", field_views(email_question(), typed, mistakes, Label::plain));
  spec.view.each("card_fields", field_views(card_question(), typed, mistakes, Label::plain));
  spec.back = "/start";
  return site.resident_page(exchange, spec);
}

/// The form is this browser's again: under a visit that nobody knew before.
Reply opened(Site& site, Exchange const& exchange, app::CameBack const& back) {
  auto const fresh = fresh_id_text();
  auto const draft = marked(back.answers.reveal(), back.way);
  site.drafts.save(fresh, draft);
  site.drafts.forget(exchange.visit);
  auto reply = Reply::redirect(stopped_at(draft));
  reply.cookie(visit_cookie, fresh);
  return reply;
}

}  // namespace

std::optional<app::WayBack> way_of(FormAnswers const& draft) {
  auto const by = draft.find(kKeptBy), under = draft.find(kKeptUnder);
  if (by == draft.end() || under == draft.end()) return std::nullopt;
  return app::WayBack{by->second.front() == "card" ? app::WayBack::By::card : app::WayBack::By::email, Personal(under->second.front())};
}

FormAnswers without_marks(FormAnswers draft) {
  std::erase_if(draft, [](auto const& one) { return one.first.starts_with(form_mark); });
  return draft;
}

FormAnswers to_keep(FormAnswers const& draft) {
  auto kept = without_marks(draft);
  for (auto const* mark : {form_key, form_at}) {
    if (auto const found = draft.find(mark); found != draft.end()) kept.insert(*found);
  }
  return kept;
}

std::vector<Question> keep_questions(FormAnswers const& draft) {
  if (intake::safe_contact(draft).email != intake::Safe::yes) return {};
  Question how{"how", "How would you like to come back?", "", Kind::radios, true};
  how.options = {{"email", "With my email", "We send a code to it now, and again when you come back. Use this only if nobody else reads your email"},
                 {"card", "With a card of words", "We show you 8 words. Write them down, or take a picture"}};
  return {std::move(how), email_question().front()};
}

std::vector<Question> email_question() { return {{"email", "Email address", "", Kind::email, false, "", {}, "email"}}; }

std::vector<Question> card_question() { return {{"words", "The 8 words of your card", "Capital letters and commas do not matter", Kind::text}}; }

View card_view(app::Card const& card) { return View().each("card", lines_of(card.words)).words("until", in_words(card.until)); }

Reply show_keep(Site& site, Exchange const& exchange) {
  auto const draft = site.drafts.load(exchange.visit);
  return under_way(draft) ? keep_page(site, exchange, draft, {}) : Reply::redirect("/start");
}

Reply keep(Site& site, Exchange const& exchange) {
  auto const draft = site.drafts.load(exchange.visit);
  if (!under_way(draft)) return Reply::redirect("/start");
  auto const how = exchange.form.one("how");
  limit(site, exchange, how == "email" ? exchange.form.one("email") : "");
  if (how == "card") return on_card(site, exchange, draft);
  if (how != "email") return keep_page(site, exchange, draft, {{"missing", "Select how you would like to come back", "how", {}}});
  auto const asked = app::ask_to_keep(site.office, draft.at(form_key).front(), exchange.form.one("email"), draft, site.spoken_to(exchange));
  if (!asked) return keep_page(site, exchange, draft, {asked.error()});
  auto with_asked = draft;
  with_asked[kAsked] = {exchange.form.one("email")};
  site.drafts.save(exchange.visit, with_asked);
  return code_page(site, exchange, "keep", {});
}

Reply keep_with_code(Site& site, Exchange const& exchange) {
  auto const draft = site.drafts.load(exchange.visit);
  if (!under_way(draft)) return Reply::redirect("/start");
  auto const asked = draft.find(kAsked);
  if (asked == draft.end()) return Reply::redirect("/request/keep");
  auto const& email = asked->second.front();  // not what the page sends back: the code was for this one
  limit(site, exchange, email);
  auto const until = app::keep_by_email(site.office, draft.at(form_key).front(), email, exchange.form.one("code"), to_keep(draft));
  if (!until) return code_page(site, exchange, "keep", {until.error()});
  app::WayBack const way{app::WayBack::By::email, Personal(lower_ascii(tidied(email)))};
  if (auto const before = way_of(draft); before && before->secret != way.secret) app::forget_form(site.office, *before);
  site.drafts.save(exchange.visit, marked(draft, way));
  return kept_page(site, exchange, *until);
}

Reply show_come_back(Site& site, Exchange const& exchange) { return come_back_page(site, exchange, {}); }

Reply come_back(Site& site, Exchange const& exchange) {
  if (exchange.form.one("how") == "card") {
    if (tidied(exchange.form.one("words")).empty()) return come_back_page(site, exchange, {{"missing", "Enter the words of your card", "words", {}}});
    limit(site, exchange, "");
    auto const back = app::come_back_by_card(site.office, exchange.form.one("words"));
    return back ? opened(site, exchange, *back) : come_back_page(site, exchange, {back.error()});
  }
  auto const email = exchange.form.one("email");
  if (tidied(email).empty()) return come_back_page(site, exchange, {{"missing", "Enter your email address", "email", {}}});
  limit(site, exchange, email);
  app::ask_to_come_back(site.office, email, site.spoken_to(exchange));
  return code_page(site, exchange, "open", {});
}

Reply come_back_with_code(Site& site, Exchange const& exchange) {
  auto const email = exchange.form.one("email");
  limit(site, exchange, email);
  auto const back = app::come_back_by_email(site.office, email, exchange.form.one("code"));
  return back ? opened(site, exchange, *back) : code_page(site, exchange, "open", {back.error()});
}

}  // namespace rightsdesk::web::portal
