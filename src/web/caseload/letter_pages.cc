#include <charconv>

#include "core/text.h"
#include "web/caseload/case_page.h"
#include "web/caseload/inbox_views.h"
#include "web/caseload/letter_views.h"
#include "web/caseload/pages.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::caseload {
namespace {

using Mistakes = std::vector<Refusal>;

std::string letters_path(Exchange const& exchange) { return case_path(exchange) + "/letters"; }

app::LetterDraft draft_of(Site& site, Exchange const& exchange) {
  auto draft = app::letter_draft(site.office, case_of(exchange), exchange.part("letter"));
  if (!draft) throw Malformed("no such letter", 404);
  return *draft;
}

/// What was typed, as the verbs take it: a day of three fields is one.
app::Typed typed_in(Exchange const& exchange, app::LetterDraft const& draft) {
  app::Typed typed;
  for (auto const& need : draft.to_add) {
    if (need.kind != notices::FactKind::date) {
      typed[need.name] = exchange.form.one(need.name);
    } else if (!tidied(exchange.form.one(need.name + "-year")).empty()) {
      auto const day = day_in(exchange.form, need.name);
      typed[need.name] = day ? to_iso(*day) : "no day";
    }
  }
  return typed;
}

/// A fact that is missing is a mistake at its own field.
Mistakes mistakes_of(Refusal const& refusal) {
  if (refusal.code != "missing_fact") return {refusal};
  Mistakes mistakes;
  for (auto const& step : refusal.because) mistakes.push_back({"missing", "Enter: " + step.text, step.rule, {}});
  return mistakes;
}

std::vector<app::InboxMessage> mail_for(Site& site, CaseId const& about) {
  std::vector<app::InboxMessage> messages;
  if (site.inbox != nullptr) site.inbox->in_one([&](app::Work&, app::InboxStore& store) { messages = store.of_case(about); });
  return messages;
}

Reply letter_page(Site& site, Exchange const& exchange, Mistakes const& mistakes, std::optional<notices::Rendered> const& preview) {
  auto const overview = overview_of(site, exchange);
  auto const draft = draft_of(site, exchange);
  CasePage page{"caseload/letter", "letters", draft.letter->title, letter_view(draft, preview), mistakes};
  page.view.each("letter_fields", field_views(letter_questions(draft), answers_of(exchange.form), mistakes, Label::plain));
  page.view.text("letter_path", letters_path(exchange) + "/" + draft.letter->id);
  return case_page(site, exchange, overview, std::move(page));
}

std::int64_t number_in(Exchange const& exchange) {
  auto const text = exchange.part("number");
  std::int64_t number = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size()) throw Malformed("no such letter", 404);
  return number;
}

}  // namespace

Reply letters(Site& site, Exchange const& exchange) {
  auto const overview = overview_of(site, exchange);
  auto const lines = app::letters_for(site.office, overview.about.id, actor_of(exchange));
  if (!lines) throw Malformed("no such case", 404);
  return case_page(site, exchange, overview,
                   {"caseload/letters", "letters", "Letters", letters_view(*lines, app::letters_sent(site.office, overview.about.id), names(site)).also(case_mail_view(mail_for(site, overview.about.id)))});
}

Reply letter(Site& site, Exchange const& exchange) { return letter_page(site, exchange, {}, {}); }

Reply write_letter(Site& site, Exchange const& exchange) {
  auto const draft = draft_of(site, exchange);
  auto const typed = typed_in(exchange, draft);
  auto const preview = app::letter_preview(site.office, case_of(exchange), draft.letter->id, typed);
  if (!preview) return letter_page(site, exchange, mistakes_of(preview.error()), {});
  if (exchange.form.one("act") != "send") return letter_page(site, exchange, {}, *preview);
  auto const sent = app::send_letter(site.office, case_of(exchange), actor_of(exchange), draft.letter->id, typed);
  if (!sent) return letter_page(site, exchange, mistakes_of(sent.error()), *preview);
  return done_at(letters_path(exchange), "letter");
}

Reply letter_copy(Site& site, Exchange const& exchange) {
  auto copy = app::letter_copy(site.office, case_of(exchange), actor_of(exchange), number_in(exchange));
  if (!copy) throw Malformed("no such letter", 404);
  return Reply::download(std::move(copy->bytes), copy->media_type, copy->file_name);
}

}  // namespace rightsdesk::web::caseload
