#include <algorithm>

#include "app/about_them.h"
#include "core/text.h"
#include "web/pages/fields.h"
#include "web/review/pages.h"
#include "web/review/review_page.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

using caseload::case_of;
using intake::Kind;
using intake::Question;
using Mistakes = std::vector<Refusal>;

std::vector<Question> const& questions() {
  static std::vector<Question> const asked = {
      {"consent", "Have they agreed that it is given?", "", Kind::radios, true, "Select what they said",
       {{"not_asked", "They have not been asked", ""}, {"asked", "They were asked and have not answered", ""}, {"given", "They agreed", ""},
        {"refused", "They refused", ""}, {"not_to_be_asked", "They are not to be asked", "For example because asking would tell them of the request"}}},
      {"consent_on", "On which day were they asked, or did they answer?", "For example, 27 3 2026", Kind::date},
      {"consent_note", "How, and on which terms; or why they are not to be asked", "", Kind::long_text},
      {"known_to_subject", "What does the requester know or say of them already?", "For example: they lived together until 2015; named in the request", Kind::long_text},
      {"safeguarding", "Somebody may come to harm if it is given", "Say who, and why. Leave empty if nobody would", Kind::long_text}};
  return asked;
}

intake::FormAnswers answers_from(app::AboutThem const& about) {
  intake::FormAnswers answers{{"consent", {app::to_string(about.consent)}}, {"consent_note", {about.consent_note}},
                              {"known_to_subject", {about.known_to_subject}}, {"safeguarding", {about.safeguarding}}};
  if (!about.consent_on) return answers;
  answers["consent_on-day"] = {std::to_string(static_cast<unsigned>(about.consent_on->day()))};
  answers["consent_on-month"] = {std::to_string(static_cast<unsigned>(about.consent_on->month()))};
  answers["consent_on-year"] = {std::to_string(static_cast<int>(about.consent_on->year()))};
  return answers;
}

app::PersonLine line_of(Site& site, Exchange const& exchange) {
  for (auto& line : app::people_of(site.office, case_of(exchange))) {
    if (line.person.known.id.str() == exchange.part("person") && line.group != app::EntryGroup::subject) return line;
  }
  throw Malformed("no such person", 404);
}

Reply person_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const line = line_of(site, exchange);
  auto view = person_view(line);
  auto const answers = mistakes.empty() ? answers_from(line.person.about_them) : answers_of(exchange.form);
  view.each("fields", field_views(questions(), answers, mistakes, Label::plain));
  return in_case(site, exchange, {"review/person", "", "What they were asked, and what is known", std::move(view), mistakes});
}

}  // namespace

Reply person(Site& site, Exchange const& exchange) { return person_page(site, exchange, {}); }

Reply describe_person(Site& site, Exchange const& exchange) {
  auto const& form = exchange.form;
  auto const consent = app::consent_from(form.one("consent"));
  if (!consent) throw Malformed("an answer that does not exist");
  bool const typed = !tidied(form.one("consent_on-day") + form.one("consent_on-month") + form.one("consent_on-year")).empty();
  auto const day = caseload::day_in(form, "consent_on");
  if (typed && !day) return person_page(site, exchange, {{"not_real", "The day must be a real date", "consent_on", {}}});
  app::AboutThem const about{*consent, day, form.one("consent_note"), form.one("known_to_subject"), form.one("safeguarding")};
  auto const done = app::describe_about_them(site.office, case_of(exchange), actor_of(exchange), PersonId(exchange.part("person")), about);
  if (!done) return person_page(site, exchange, {done.error()});
  return caseload::done_at(review_path(exchange) + "/people", "described");
}

Reply consent_letter(Site& site, Exchange const& exchange) {
  auto const line = line_of(site, exchange);
  auto const overview = caseload::overview_of(site, exchange);
  auto view = person_view(line);
  view.text("council", site.office.rules.controllers.at(overview.about.controller).name).text("our_reference", overview.about.reference);
  view.text("today", in_words(site.office.clock.today())).text("answer_by", in_words(plus_days(site.office.clock.today(), 10)));
  return in_case(site, exchange, {"review/consent-letter", "", "A letter that asks for consent", std::move(view)});
}

}  // namespace rightsdesk::web::review
