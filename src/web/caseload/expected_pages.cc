#include "web/caseload/case_page.h"
#include "web/caseload/expected_views.h"
#include "web/caseload/pages.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::caseload {
namespace {

View spoken_of_view(CaseId const& about, app::SpokenOf const& one, NameOf const& name_of) {
  View view;
  view.text("expected", one.id).text("expected_title", one.title).text("expected_why", one.why);
  view.text("told_words", counted(static_cast<std::size_t>(one.records), "record speaks of it", "records speak of it"));
  std::vector<View> places;
  for (auto const& place : one.told) {
    places.push_back(View().text("place_href", "/staff/cases/" + about.str() + "/review/" + place.record.str() + "/" + std::to_string(place.page))
                         .text("place_title", place.title).text("place_page", std::to_string(place.page)).text("around", place.around));
  }
  std::string sources;
  for (auto const& source : one.nothing_from) sources += (sources.empty() ? "" : "; ") + source.title + " (" + standing_words(search::to_string(source.state)) + ")";
  view.each("places", std::move(places)).when("any_sources", !sources.empty()).text("sources_words", sources);
  view.text("ended_by", one.ended ? actor_words(one.ended->by, name_of) : "").text("ended_on", one.ended ? in_words(one.ended->on) : "");
  return view.text("ended_reason", one.ended ? one.ended->reason : "");
}

Reply expected_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  auto const overview = overview_of(site, exchange);
  auto view = expected_view(overview.about.id, app::spoken_of(site.office, overview.about.id), names(site), answers_of(exchange.form), mistakes);
  return case_page(site, exchange, overview, {"caseload/expected", "search", "Spoken of and not found", std::move(view), mistakes});
}

}  // namespace

View expected_view(CaseId const& about, std::vector<app::SpokenOf> const& found, NameOf const& name_of, intake::FormAnswers const& typed, std::vector<Refusal> const& mistakes) {
  std::vector<View> views;
  for (auto const& one : found) {
    intake::Question const reason{"reason-" + one.id, "What did you find out?", "Where it is, or why there is none", intake::Kind::text, true};
    views.push_back(spoken_of_view(about, one, name_of).each("end_fields", field_views({reason}, typed, mistakes, Label::plain)));
  }
  return View().when("any_spoken_of", !views.empty()).each("spoken_of", std::move(views));
}

Reply expected(Site& site, Exchange const& exchange) { return expected_page(site, exchange, {}); }

Reply end_expected(Site& site, Exchange const& exchange) {
  auto const what = exchange.form.one("what");
  auto const done = app::end_spoken_of(site.office, case_of(exchange), actor_of(exchange), what, exchange.form.one("reason-" + what));
  if (!done) return expected_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/expected", "spoken-of");
}

}  // namespace rightsdesk::web::caseload
