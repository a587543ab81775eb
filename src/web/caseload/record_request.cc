#include "web/caseload/record_request.h"

#include <set>

#include "app/recording.h"
#include "web/caseload/case_page.h"
#include "web/caseload/pages.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::caseload {
namespace {

using intake::FormAnswers;
using intake::Kind;
using intake::Question;
using Mistakes = std::vector<Refusal>;

/// What the first sheet asks of the form's own questions.
std::set<std::string> const& first_asked() {
  static std::set<std::string> const kFirst{"right", "who-for"};
  return kFirst;
}

Question asked_by_form(std::string const& id) {
  for (auto const& page : intake::pages()) {
    for (auto const& question : page.questions) {
      if (question.id == id) return question;
    }
  }
  throw Bug("the form does not ask " + id);
}

std::vector<Question> first_questions() {
  Question channel{"channel", "How did it come?", "", Kind::radios, true, "Select how the request came"};
  channel.options = {{"phone", "By phone"}, {"post", "By letter"}, {"email", "By email"}, {"in_person", "In person"}};
  auto right = asked_by_form("right"), who = asked_by_form("who-for");
  right.label = "What is asked for?";
  who.label = "Whose information is it about? “Mine” is the caller’s own";
  return {std::move(channel), {"received", "On which day did it first reach anybody at the council?", "The time runs from that day, whoever took it. For example, 27 3 2026", Kind::date, true, "Enter the day on which it first reached the council"},
          std::move(right), std::move(who)};
}

Mistakes checked(std::vector<Question> const& questions, FormAnswers const& typed) {
  intake::FormPage page;
  page.questions = questions;
  return intake::check_page(page, typed);
}

/// The message that a request is recorded from; a wrong one is a 404.
std::optional<app::InboxMessage> mail_to_record(Site& site, std::string const& id) {
  if (id.empty()) return std::nullopt;
  auto found = site.inbox == nullptr ? std::nullopt : app::mail_of(site.office, *site.inbox, site.settings.controller, id);
  if (!found) throw Malformed("no such message", 404);
  return found;
}

Reply first_sheet(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  PageSpec spec{"caseload/record-begin", "Record a request", begin_recording_view(answers_of(exchange.form), mistakes), mistakes};
  spec.back = "/staff/cases";
  return site.staff_page(exchange, spec);
}

Reply second_sheet(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const key = exchange.form.one("key");
  auto typed = answers_of(exchange.form);
  auto const mail = mail_to_record(site, exchange.form.one("mail"));
  if (mail && exchange.form.one("sheet") != "second") typed = with_what_it_says(*mail, std::move(typed));
  PageSpec spec{"caseload/record", "Record a request", recording_view(typed, mistakes, key.empty() ? fresh_id_text() : key).also(beside_recording(mail)), mistakes};
  spec.back = mail ? "/staff/requests/new?mail=" + mail->id : "/staff/requests/new";
  return site.staff_page(exchange, spec);
}

/// The form's own answers: without what is of the sheet.
FormAnswers form_answers(FormAnswers typed) {
  for (auto const* field : {"channel", "received-day", "received-month", "received-year", "sheet", "key", "mail"}) typed.erase(field);
  std::erase_if(typed, [](auto const& one) { return one.second.empty() || (one.second.size() == 1 && one.second.front().empty()); });
  return typed;
}

}  // namespace

FormAnswers begun_from(app::InboxMessage const& mail) {
  FormAnswers typed{{"mail", {mail.id}}, {"channel", {"email"}}};
  typed["received-day"] = {std::to_string(static_cast<unsigned>(mail.reached.day()))};
  typed["received-month"] = {std::to_string(static_cast<unsigned>(mail.reached.month()))};
  typed["received-year"] = {std::to_string(static_cast<int>(mail.reached.year()))};
  if (auto const& right = mail.content.reveal().right; !right.empty()) typed["right"] = {right};
  return typed;
}

FormAnswers with_what_it_says(app::InboxMessage const& mail, FormAnswers typed) {
  auto const& content = mail.content.reveal();
  auto const name = intake::answer(typed, "who-for") == "me" ? "full-name" : "requester-name";
  if (!content.from_name.empty() && typed[name].empty()) typed[name] = {content.from_name};
  if (!content.from_email.empty() && typed["email"].empty()) typed["email"] = {content.from_email};
  return typed;
}

View beside_recording(std::optional<app::InboxMessage> const& mail) {
  std::vector<View> came;
  if (mail) came.push_back(View().text("mail_subject", mail->content.reveal().subject).text("mail_text", mail->content.reveal().text));
  return View().each("came", std::move(came));
}

View begin_recording_view(FormAnswers const& typed, Mistakes const& mistakes) {
  return View().each("fields", field_views(first_questions(), typed, mistakes, Label::medium)).text("mail", intake::answer(typed, "mail"));
}

View recording_view(FormAnswers const& typed, Mistakes const& mistakes, std::string const& key) {
  std::vector<View> hidden, groups;
  auto const hide = [&](std::string const& name) {
    auto const found = typed.find(name);
    if (found == typed.end()) return;
    for (auto const& value : found->second) hidden.push_back(View().text("hidden_name", name).text("hidden_value", value));
  };
  for (auto const* name : {"channel", "received-day", "received-month", "received-year", "right", "who-for"}) hide(name);
  for (auto const* page : intake::pages_for(typed)) {
    std::vector<Question> questions;
    for (auto const& question : page->questions) {
      if (!first_asked().contains(question.id) && intake::is_asked(question, typed)) questions.push_back(question);
    }
    if (!questions.empty()) groups.push_back(View().text("group_title", page->title).each("fields", field_views(questions, typed, mistakes, Label::plain)));
  }
  return View().each("hidden", std::move(hidden)).each("groups", std::move(groups)).text("key", key).text("mail", intake::answer(typed, "mail"));
}

Mistakes mistakes_in_beginning(FormAnswers const& typed) { return checked(first_questions(), typed); }

Reply begin_recording(Site& site, Exchange const& exchange) {
  auto const mail = mail_to_record(site, exchange.query.one("mail"));
  if (!mail) return first_sheet(site, exchange, {});
  PageSpec spec{"caseload/record-begin", "Record a request", begin_recording_view(begun_from(*mail), {})};
  spec.back = "/staff/inbox/" + mail->id;
  return site.staff_page(exchange, spec);
}

Reply record_request(Site& site, Exchange const& exchange) {
  auto const typed = answers_of(exchange.form);
  if (auto const mistakes = mistakes_in_beginning(typed); !mistakes.empty()) return first_sheet(site, exchange, mistakes);
  if (exchange.form.one("sheet") != "second") return second_sheet(site, exchange, {});
  app::Recording const recording{form_answers(typed), site.settings.controller, exchange.form.one("channel"), day_in(exchange.form, "received"), "recorded " + exchange.form.one("key")};
  auto const mail = mail_to_record(site, exchange.form.one("mail"));
  auto const done = mail ? app::open_from_mail(site.office, *site.inbox, actor_of(exchange), mail->id, recording) : app::record_request(site.office, actor_of(exchange), recording);
  if (done) return done_at("/staff/cases/" + done->about.str(), "recorded");
  bool const of_first = std::any_of(done.error().begin(), done.error().end(), [](Refusal const& one) { return one.field == "channel" || one.field.starts_with("received"); });
  return of_first ? first_sheet(site, exchange, done.error()) : second_sheet(site, exchange, done.error());
}

}  // namespace rightsdesk::web::caseload
