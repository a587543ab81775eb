#include <algorithm>

#include "app/differences.h"
#include "app/page_times.h"
#include "app/remarks.h"
#include "web/caseload/views.h"
#include "web/pages/fields.h"
#include "web/review/find_views.h"
#include "web/review/pages.h"
#include "web/review/review_page.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

using caseload::case_of;
using intake::Kind;
using intake::Question;
using Mistakes = std::vector<Refusal>;

std::vector<Question> const& person_questions() {
  static std::vector<Question> const questions = {
      {"name", "Name", "", Kind::text, true, "Enter a name"},
      {"other_names", "Other names (optional)", "Put each name on its own line", Kind::long_text},
      {"role", "Who they are to the person", "For example neighbour, aunt, health visitor", Kind::text, true, "Enter who they are"},
      {"standing", "How do they stand?", "", Kind::radios, true, "Select how they stand",
       {{"third_party", "Somebody else", "Proposed to be withheld"},
        {"professional", "Acts in an official role", "Proposed to be released"}}}};
  return questions;
}

Reply people_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  std::map<PersonId, std::string> earlier;
  if (app::may_see_other_cases(actor_of(exchange))) {
    for (auto const& offer : app::earlier_of_people(site.office, case_of(exchange))) earlier[offer.person] = earlier_words(offer);
  }
  auto view = people_view(app::people_of(site.office, case_of(exchange)), app::exemptions(site.office), earlier);
  view.each("person_fields", field_views(person_questions(), answers_of(exchange.form), mistakes, Label::plain));
  view.when("add_open", !mistakes.empty() && exchange.form.has("standing"));
  return in_case(site, exchange, {"review/people", "", "People in the records", std::move(view), mistakes});
}

Reply home_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const id = case_of(exchange);
  auto view = caseload::progress_view(app::review_list(site.office, id));
  auto const all = app::differences(site.office, id);
  view.also(open_points_view(id, app::open_points(site.office, id, all)));
  auto const different = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](auto const& line) { return !line.justified; }));
  auto const remarks = app::remarks_of(site.office, id);
  auto const open = static_cast<std::size_t>(std::count_if(remarks.begin(), remarks.end(), [](auto const& line) { return !line.remark.closed_at; }));
  view.also(stopped_view(app::stopped_at(site.office, id, actor_of(exchange)), review_path(exchange)));
  view.text("open_remarks", open == 0 ? "" : counted(open, "remark to answer", "remarks to answer"));
  auto const brief = app::brief_pages(site.office, id);
  auto const short_looks = static_cast<std::size_t>(brief.count() - brief.explained());
  view.text("brief_words", short_looks == 0 ? "" : counted(short_looks, "page was", "pages were") + " on the screen for less than " + counted(static_cast<std::size_t>(brief.under_seconds), "second", "seconds"));
  view.text("inconsistent", different == 0 ? "" : counted(different, "text or page is treated in two ways", "texts or pages are treated in two ways"));
  return in_case(site, exchange, {"review/home", "", "Review", std::move(view), mistakes});
}

}  // namespace

Reply home(Site& site, Exchange const& exchange) { return home_page(site, exchange, {}); }

Reply people(Site& site, Exchange const& exchange) { return people_page(site, exchange, {}); }

Reply decide_people(Site& site, Exchange const& exchange) {
  auto const chosen = exchange.form.one("outcome");
  if (chosen != "withhold" && chosen != "release") throw Malformed("a decision that does not exist");
  app::Ruling ruling;
  ruling.outcome = chosen == "withhold" ? redaction::Outcome::withhold : redaction::Outcome::release;
  ruling.code = ruling.outcome == redaction::Outcome::withhold ? exchange.form.one("code") : std::string();
  ruling.reason = exchange.form.one("reason");
  auto const group = exchange.form.one("group");
  if (exchange.form.all("person").empty()) return people_page(site, exchange, {{"missing", "Select at least one person", "person-" + group, {}}});
  return show_people_contexts(site, exchange, ruling);
}

Reply add_person(Site& site, Exchange const& exchange) {
  auto const chosen = exchange.form.one("standing");
  if (chosen.empty()) return people_page(site, exchange, {{"missing", "Select how they stand", "standing", {}}});
  if (chosen != "third_party" && chosen != "professional") throw Malformed("a standing that does not exist");
  auto const standing = chosen == "professional" ? redaction::Standing::professional : redaction::Standing::third_party;
  app::NewPerson const added{exchange.form.one("name"), exchange.form.one("other_names"), exchange.form.one("role"), standing};
  auto const done = app::add_person(site.office, case_of(exchange), actor_of(exchange), added);
  if (!done) return people_page(site, exchange, {done.error()});
  return caseload::done_at(review_path(exchange) + "/people", "added");
}

Reply finish(Site& site, Exchange const& exchange) {
  auto const done = app::finish_review(site.office, case_of(exchange), actor_of(exchange));
  if (!done) return home_page(site, exchange, {done.error()});
  return caseload::done_at(caseload::case_path(exchange) + "/pack", "reviewed");
}

}  // namespace rightsdesk::web::review
