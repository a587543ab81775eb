// How the connected systems are, and a button that has one tried out.
#include "web/caseload/case_page.h"
#include "web/caseload/health_views.h"
#include "web/caseload/pages.h"

namespace rightsdesk::web::caseload {
namespace {

Reply page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  auto const may = app::may_check(actor_of(exchange)) ? MayCheck::yes : MayCheck::no;
  PageSpec spec{"caseload/sources", "Connected systems", health_view(app::source_health(site.office), may, names(site)), mistakes};
  spec.view.text("done", done_words(exchange.query.one("done")));
  if (!mistakes.empty()) spec.status = 409;
  return site.staff_page(exchange, spec);
}

}  // namespace

Reply sources(Site& site, Exchange const& exchange) { return page(site, exchange, {}); }

Reply check_source(Site& site, Exchange const& exchange) {
  auto const done = app::ask_for_check(site.office, actor_of(exchange), exchange.form.one("source"));
  return done ? done_at("/staff/sources", "trying") : page(site, exchange, {done.error()});
}

}  // namespace rightsdesk::web::caseload
