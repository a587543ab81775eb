#include "app/decided.h"
#include "web/caseload/case_page.h"
#include "web/caseload/pages.h"
#include "web/caseload/views.h"

namespace rightsdesk::web::caseload {

View decisions_view(CaseId const& about, std::vector<app::Decided> const& all, Slice const& slice, NameOf const& name_of) {
  std::vector<View> rows;
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    auto const& one = all.at(i);
    auto const outcome = one.outcome == "withhold" ? "Withheld" : one.outcome == "release" ? "Released" : plain(one.outcome);
    rows.push_back(View().text("decided_about", one.about).text("decided_href", review_link(about, one.where)).text("decided", outcome).text("decided_colour", tag_colour(one.outcome))
                       .text("code", one.code).text("reason", one.reason).text("by", actor_words(one.by, name_of)).text("at", one.at ? in_words(*one.at) : ""));
  }
  return View().when("any_decisions", !rows.empty()).each("decisions", std::move(rows));
}

Reply decisions(Site& site, Exchange const& exchange) {
  auto const overview = overview_of(site, exchange);
  auto const& id = overview.about.id;
  auto const all = app::decided_in(site.office, id);
  auto const slice = slice_of(all.size(), exchange.query);
  auto view = decisions_view(id, all, slice, names(site));
  view.also(paging_view(slice, case_path(exchange) + "/decisions"));
  return case_page(site, exchange, overview, {"caseload/decisions", "decisions", "Decisions", std::move(view)});
}

}  // namespace rightsdesk::web::caseload
