#include "web/portal/acts.h"

#include "app/new_reach.h"
#include "core/wording.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::portal {
namespace {

using intake::Kind;
using intake::Question;
using Mistakes = std::vector<Refusal>;

constexpr char kHome[] = "/status/request";

Reply page(Site& site, Exchange const& exchange, ActPage const& act, Mistakes const& mistakes) {
  PageSpec spec{"portal/act", act.title, act_view(act, answers_of(exchange.form), mistakes), mistakes};
  spec.back = kHome;
  return site.resident_page(exchange, spec);
}

Reply done_at_home(std::string const& what) { return Reply::redirect(std::string(kHome) + "?done=" + what); }

/// Shows a page to who came in with a code.
template <class Make>
Reply shown(Site& site, Exchange const& exchange, Make const& make) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  return page(site, exchange, make(app::requester_may(site.office, *about)), {});
}

/// Does what a page was sent for, for who came in with a code: back to the request with a word of it, or the page again with what is wrong.
template <class Make, class Act>
Reply acted(Site& site, Exchange const& exchange, Make const& make, Act const& act, std::string const& done_key) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  app::Done const done = act(*about);
  if (!done) return page(site, exchange, make(app::requester_may(site.office, *about)), {done.error()});
  return done_at_home(done_key);
}

/// Codes go out to an address that was typed: as few as those that let somebody in.
void limit(Site& site, Exchange const& exchange) {
  if (!site.attempts.allow("new address " + exchange.client, moment())) throw Malformed("too many tries", 429);
}

ActPage with_answer(app::RequesterMay const& may) { return answer_page(may.question); }
ActPage with_change(app::RequesterMay const&) { return change_page(); }
ActPage with_email(app::RequesterMay const& may) { return email_page(may.email); }
ActPage with_code(app::RequesterMay const&) { return email_code_page(); }
ActPage with_phone(app::RequesterMay const& may) { return phone_page(may.phone); }
ActPage with_phone_code(app::RequesterMay const&) { return phone_code_page(); }
ActPage with_address(app::RequesterMay const&) { return address_page(); }
ActPage with_stop(app::RequesterMay const&) { return stop_page(); }
ActPage with_complaint(app::RequesterMay const&) { return complain_page(); }

}  // namespace

ActPage answer_page(std::string const& question) {
  return {"Answer our question", "/status/answer", "Send your answer",
          {"We need this to find what you asked for. The time we have is paused until we have your answer."}, question,
          {{"words", "Your answer", "It is fine to say that you do not know", Kind::long_text, true}}};
}

ActPage change_page() {
  Question wish{"wish", "What would you like to change?", "", Kind::radios, true};
  wish.options = {{"less", "I want less", "For example only some years, or only some records. It may be quicker"},
                  {"more", "I want more", "For example another service, or other years"},
                  {"format", "I want to read it in another way", "For example on paper, in large print, or with somebody beside me"},
                  {"reach", "I want you to reach me in another way", "For example by phone, by post, or only at some times"},
                  {"other", "Something else"}};
  return {"Tell us what you want changed", "/status/change", "Send", {"A person reads what you write, and does it. This does not change the day by which we must answer you."}, {},
          {std::move(wish), {"words", "Tell us more", "", Kind::long_text, true}}};
}

ActPage email_page(std::string const& now_used) {
  auto const now = now_used.empty() ? std::string("We have no email address for you.") : worded("We write to {email} now.", {{"email", now_used}});
  return {"Change your email address", "/status/email", "Send me a code",
          {now, "We send a code to the new address. We use it only when you have typed that code here."}, {},
          {{"email", "New email address", "Only you should be able to read it", Kind::email, true, "", {}, "email"}}};
}

ActPage email_code_page() {
  return {"Check your new email", "/status/email/code", "Use the new address", {"We have sent a code to the new address. It works once, for 10 minutes. Until you type it here we go on writing to the old one."}, {},
          {{"code", "Code", "8 numbers", Kind::text, true, "", {}, "one-time-code"}}};
}

ActPage phone_page(std::string const& now_used) {
  auto const now = now_used.empty() ? std::string("We have no phone number for you.") : worded("The number we have ends in {ending}.", {{"ending", now_used}});
  return {"Change your phone number", "/status/phone", "Change it",
          {now, "If we can text it, we send a code to it. If not, one of us checks that it was you. Until then we keep the number we have."}, {},
          {{"phone", "New phone number", "Only you should be able to answer it", Kind::phone, true, "", {}, "tel"}}};
}

ActPage phone_code_page() {
  return {"Check your phone", "/status/phone/code", "Use the new number", {"We have sent a code to the new number. It works once, for 10 minutes. Until you type it here we keep the old one."}, {},
          {{"code", "Code", "8 numbers", Kind::text, true, "", {}, "one-time-code"}}};
}

ActPage address_page() {
  return {"Change your address", "/status/address", "Send it to us",
          {"One of us checks that it was you, then we use it. Until then we send nothing to the new address."}, {}, {{"address", "New address", "", Kind::address, true}}};
}

ActPage stop_page() {
  ActPage act{"Stop your request", "/status/stop", "Yes, stop my request", {"We stop looking, and you do not get an answer. You can ask again at any time. It is free.", "If you only want less, or need more time to think, you do not have to stop it."}, {},
              {{"words", "Why? (optional)", "You do not have to say", Kind::long_text}}};
  act.weight = ActPage::Weight::ends_it;
  return act;
}

ActPage complain_page() {
  return {"Complain about this request", "/status/complain", "Send your complaint",
          {"Tell us what went wrong. We look into it and write to you with what we find. You hear within 30 days that we have it.", "You can also complain to the Information Commissioner, or go to court, at any time."}, {},
          {{"words", "What went wrong, and what would put it right?", "", Kind::long_text, true}}};
}

View act_view(ActPage const& act, intake::FormAnswers const& typed, Mistakes const& mistakes) {
  View view;
  view.words("page_title", act.title).text("action", act.action).words("button", act.button).text("quoted", act.quoted).when("ends_it", act.weight == ActPage::Weight::ends_it);
  view.each("paragraphs", worded_lines_of(act.words));
  return view.each("fields", field_views(act.questions, typed, mistakes, Label::medium));
}

View may_view(app::RequesterMay const& may) {
  std::vector<View> acts;
  auto const add = [&](bool open, char const* href, char const* words) {
    if (open) acts.push_back(View().text("act_href", href).words("act_words", words));
  };
  add(may.tell, "/status/evidence", "Send something that shows who you are");
  add(may.tell, "/status/change", "Ask for less or more, or change how you get it");
  add(may.change_email, "/status/email", "Change your email address");
  add(may.change_reach, "/status/phone", "Change your phone number");
  add(may.change_reach, "/status/address", "Change your address");
  add(may.complain, "/status/complain", "Complain about this request");
  add(may.withdraw, "/status/stop", "Stop your request");
  return View().when("may_answer", may.answer).when("any_acts", !acts.empty()).each("acts", std::move(acts));
}

std::string done_to_request(std::string const& key) {
  static std::map<std::string, std::string> const kWords{{"answered", "We have your answer. Thank you"},
                                                         {"told", "We have what you wrote. A person will read it"},
                                                         {"email", "We write to your new email address from now on"},
                                                         {"phone", "We use your new phone number from now on"},
                                                         {"to-check", "We have it. One of us checks that it was you, then we use it"},
                                                         {"stopped", "Your request is stopped"}};
  auto const found = kWords.find(key);
  return found == kWords.end() ? "" : found->second;
}

Reply show_answer(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  auto const may = app::requester_may(site.office, *about);
  return may.answer ? page(site, exchange, with_answer(may), {}) : Reply::redirect(kHome);
}

Reply take_reply(Site& site, Exchange const& exchange) {
  return acted(site, exchange, with_answer, [&](CaseId const& id) { return app::answer_us(site.office, id, exchange.form.one("words")); }, "answered");
}

Reply show_change(Site& site, Exchange const& exchange) { return shown(site, exchange, with_change); }

Reply take_change(Site& site, Exchange const& exchange) {
  auto const tell = [&](CaseId const& id) -> app::Done {
    auto const wish = app::wish_from(exchange.form.one("wish"));
    if (!wish) return refused("missing", "Select what you would like to change", "wish");
    return app::tell_us(site.office, id, *wish, exchange.form.one("words"));
  };
  return acted(site, exchange, with_change, tell, "told");
}

Reply show_email(Site& site, Exchange const& exchange) { return shown(site, exchange, with_email); }

Reply take_email(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  limit(site, exchange);
  auto const done = app::ask_for_new_email(site.office, *about, exchange.form.one("email"), site.spoken_to(exchange));
  auto const may = app::requester_may(site.office, *about);
  return done ? page(site, exchange, email_code_page(), {}) : page(site, exchange, with_email(may), {done.error()});
}

Reply take_email_code(Site& site, Exchange const& exchange) {
  limit(site, exchange);
  return acted(site, exchange, with_code, [&](CaseId const& id) { return app::take_new_email(site.office, id, exchange.form.one("code")); }, "email");
}

Reply show_phone(Site& site, Exchange const& exchange) { return shown(site, exchange, with_phone); }

Reply take_phone(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  limit(site, exchange);
  auto const proving = app::ask_for_new_phone(site.office, *about, exchange.form.one("phone"), site.spoken_to(exchange));
  if (!proving) return page(site, exchange, with_phone(app::requester_may(site.office, *about)), {proving.error()});
  return *proving == app::Proving::code_sent ? page(site, exchange, phone_code_page(), {}) : done_at_home("to-check");
}

Reply take_phone_code(Site& site, Exchange const& exchange) {
  limit(site, exchange);
  return acted(site, exchange, with_phone_code, [&](CaseId const& id) { return app::take_new_phone(site.office, id, exchange.form.one("code")); }, "phone");
}

Reply show_address(Site& site, Exchange const& exchange) { return shown(site, exchange, with_address); }

Reply take_address(Site& site, Exchange const& exchange) {
  auto const give = [&](CaseId const& id) { 
    using Fixed = app::NewAddress::Fixed;
    return app::give_new_address(site.office, id, {exchange.form.one("address-lines"), exchange.form.one("address-postcode"), exchange.form.one("address-none").empty() ? Fixed::yes : Fixed::no});
  };
  return acted(site, exchange, with_address, give, "to-check");
}

Reply show_stop(Site& site, Exchange const& exchange) { return shown(site, exchange, with_stop); }

Reply take_stop(Site& site, Exchange const& exchange) {
  return acted(site, exchange, with_stop, [&](CaseId const& id) { return app::withdraw_request(site.office, id, exchange.form.one("words")); }, "stopped");
}

Reply show_complain(Site& site, Exchange const& exchange) { return shown(site, exchange, with_complaint); }

Reply take_complaint(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  auto const reference = app::complain_about(site.office, *about, exchange.form.one("words"));
  if (!reference) return page(site, exchange, complain_page(), {reference.error()});
  PageSpec spec{"portal/complained", "We have your complaint", View().text("reference", *reference)};
  return site.resident_page(exchange, spec);
}

}  // namespace rightsdesk::web::portal
