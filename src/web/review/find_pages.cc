#include "app/review_find.h"

#include <array>

#include "web/edge/decode.h"
#include "web/pages/paging.h"
#include "web/review/pages.h"
#include "web/review/find_views.h"
#include "web/review/review_page.h"

namespace rightsdesk::web::review {

using caseload::case_of;

Reply find(Site& site, Exchange const& exchange) {
  auto const wish = find_in(exchange.query);
  auto const found = app::find_pages(site.office, case_of(exchange), wish);
  auto view = find_view(found, wish, {case_of(exchange), slice_of(found.pages.size(), exchange.query), review_path(exchange)});
  return in_case(site, exchange, {"review/find", "", "Find pages", std::move(view), {}});
}

Reply stop_here(Site& site, Exchange const& exchange) {
  auto const done = app::stop_here(site.office, case_of(exchange), actor_of(exchange), record_of(exchange), number_of(exchange));
  if (!done) throw Malformed("no such page", 404);
  return caseload::done_at(review_path(exchange), "stopped-here");
}

}  // namespace rightsdesk::web::review
