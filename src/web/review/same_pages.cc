#include "web/review/pages.h"
#include "web/review/review_page.h"
#include "web/review/same_views.h"

namespace rightsdesk::web::review {
namespace {

using caseload::case_of;

Reply shown(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  auto const id = case_of(exchange);
  auto const same = app::same_pages(site.office, id, record_of(exchange), number_of(exchange));
  if (!same) throw Malformed("no such page", 404);
  auto const taking = app::take_over_shown(site.office, id, record_of(exchange), number_of(exchange));
  auto view = same_pages_view(id, *same, *taking);
  view.text("page_path", page_path(exchange)).text("page_number", exchange.part("page"));
  return in_case(site, exchange, {"review/same", "", "Where the same text stands", std::move(view), mistakes});
}

}  // namespace

Reply same(Site& site, Exchange const& exchange) { return shown(site, exchange, {}); }

Reply take_over(Site& site, Exchange const& exchange) {
  auto const done = app::take_over(site.office, case_of(exchange), actor_of(exchange), record_of(exchange), number_of(exchange), exchange.form.one("seal"));
  if (!done) return shown(site, exchange, {done.error()});
  return Reply::redirect(page_path(exchange) + "/same?done=together");
}

Reply same_groups(Site& site, Exchange const& exchange) {
  auto const id = case_of(exchange);
  auto view = same_groups_view(id, app::same_groups(site.office, id));
  return in_case(site, exchange, {"review/same-groups", "", "Pages that stand more than once", std::move(view)});
}

}  // namespace rightsdesk::web::review
