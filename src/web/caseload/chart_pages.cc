#include "app/house_figures.h"
#include "core/csv.h"
#include "web/caseload/chart_views.h"
#include "web/caseload/pages.h"
#include "web/pages/charts.h"
#include "web/pages/words.h"

namespace rightsdesk::web::caseload {

View charts_view(std::vector<app::Chart> const& charts, int not_counted) {
  std::vector<View> views, links;
  for (auto const& chart : charts) {
    views.push_back(chart_view(chart, chart.id == "due" ? state_words : plain));
    links.push_back(View().text("link_id", chart.id).text("link_title", chart.title));
  }
  View view;
  view.each("charts", std::move(views)).each("chart_links", std::move(links));
  return view.text("not_counted", not_counted > 0 ? counted(static_cast<std::size_t>(not_counted), "case", "cases") : "");
}

Reply charts(Site& site, Exchange const& exchange) {
  auto view = charts_view(app::charts_of(site.office), app::cases_not_counted(site.office));
  view.when("may_count_house", app::may_count_house(actor_of(exchange)));
  return site.staff_page(exchange, {"caseload/charts", "How the work goes", std::move(view)});
}

Reply charts_csv(Site& site, Exchange const&) {
  std::string text = "\xEF\xBB\xBF";
  for (auto const& row : chart_rows(app::charts_of(site.office))) text += csv_line(row);
  return Reply::download(std::move(text), "text/csv; charset=utf-8", "charts.csv");
}

}  // namespace rightsdesk::web::caseload
