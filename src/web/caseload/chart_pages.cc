#include "core/csv.h"
#include "web/caseload/pages.h"
#include "web/pages/charts.h"
#include "web/pages/words.h"

namespace rightsdesk::web::caseload {

Reply charts(Site& site, Exchange const& exchange) {
  std::vector<View> views;
  for (auto const& chart : app::charts_of(site.office)) views.push_back(chart_view(chart, chart.id == "due" ? state_words : plain));
  return site.staff_page(exchange, {"caseload/charts", "How the work goes", View().each("charts", std::move(views))});
}

Reply charts_csv(Site& site, Exchange const&) {
  std::string text = "\xEF\xBB\xBF";
  for (auto const& row : chart_rows(app::charts_of(site.office))) text += csv_line(row);
  return Reply::download(std::move(text), "text/csv; charset=utf-8", "charts.csv");
}

}  // namespace rightsdesk::web::caseload
