#include "web/review/review_page.h"

#include "web/review/views.h"
#include "web/routes.h"

namespace rightsdesk::web::review {

RecordId record_of(Exchange const& exchange) { return RecordId(exchange.part("record")); }

int number_of(Exchange const& exchange) {
  auto const number = whole_number(exchange.part("page"));
  if (!number || *number < 1) throw Malformed("no such page", 404);
  return *number;
}

std::string review_path(Exchange const& exchange) { return caseload::case_path(exchange) + "/review"; }

std::string page_path(Exchange const& exchange) {
  return review_path(exchange) + "/" + exchange.part("record") + "/" + exchange.part("page");
}

app::ReviewPage page_of(Site& site, Exchange const& exchange) {
  auto page = app::review_page(site.office, caseload::case_of(exchange), record_of(exchange), number_of(exchange));
  if (!page) throw Malformed("no such page", 404);
  return *page;
}

std::vector<ColleagueLine> who_sees_cases(Site& site) {
  auto all = site.door.colleagues();
  std::erase_if(all, [](auto const& one) { return !sees_cases(one); });
  return all;
}

Reply in_case(Site& site, Exchange const& exchange, caseload::CasePage spec) {
  auto const overview = caseload::overview_of(site, exchange);
  spec.tab = "redaction";
  spec.view.text("review_path", review_path(exchange));
  return caseload::case_page(site, exchange, overview, std::move(spec));
}

}  // namespace rightsdesk::web::review
