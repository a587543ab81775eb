#include "web/caseload/case_page.h"
#include "web/pages/fields.h"
#include "web/review/pages.h"
#include "web/review/review_page.h"
#include "web/review/short_form_views.h"

namespace rightsdesk::web::review {
namespace {

using intake::Kind;
using intake::Question;

Question const written_question{"written", "The short form, as it stands in the records", "", Kind::text, true};
Question const meaning_question{"meaning", "What it means", "The person reads this in the pack. Name nobody", Kind::text, true};

Reply short_forms_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  auto view = short_forms_view(app::short_forms(site.office, caseload::case_of(exchange)));
  auto typed = answers_of(exchange.form);
  if (typed.empty()) typed["written"] = {exchange.query.one("written")};
  view.each("explain_fields", field_views({written_question, meaning_question}, typed, mistakes, Label::plain));
  return in_case(site, exchange, {"review/short-forms", "", "Words and short forms", std::move(view), mistakes});
}

}  // namespace

Reply short_forms(Site& site, Exchange const& exchange) { return short_forms_page(site, exchange, {}); }

Reply explain_short_form(Site& site, Exchange const& exchange) {
  auto const done = app::explain_short_form(site.office, caseload::case_of(exchange), actor_of(exchange), exchange.form.one("written"), exchange.form.one("meaning"));
  if (!done) return short_forms_page(site, exchange, {done.error()});
  return caseload::done_at(caseload::case_path(exchange) + "/review/short-forms", "explained");
}

}  // namespace rightsdesk::web::review
