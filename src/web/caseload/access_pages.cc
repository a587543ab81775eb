#include "app/keep_to.h"
#include "web/caseload/case_page.h"
#include "web/caseload/pages.h"
#include "web/caseload/staff_views.h"
#include "web/pages/fields.h"

namespace rightsdesk::web::caseload {
namespace {

using Mistakes = std::vector<Refusal>;

Reply access_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const overview = overview_of(site, exchange);
  auto const kept = app::kept_to(site.office, overview.about.id);
  CasePage page{"caseload/access", "", "Who may see this case", access_view(kept, names(site)), mistakes};
  auto answers = answers_of(exchange.form);
  if (answers.empty() && kept) answers = answers_of(*kept);
  page.view.each("keep_fields", field_views(keep_questions(site.door.colleagues()), answers, mistakes, Label::plain));
  page.view.each("open_fields", field_views(open_questions(), answers, mistakes, Label::plain));
  page.view.when("may_keep", app::may_keep_to_named(actor_of(exchange)));
  return case_page(site, exchange, overview, std::move(page));
}

Reply ended(Site& site, Exchange const& exchange, app::Done const& done, std::string const& what) {
  if (!done) return access_page(site, exchange, {{done.error().code, done.error().text, done.error().field, {}}});
  return done_at(case_path(exchange) + "/access", what);
}

}  // namespace

Reply case_access(Site& site, Exchange const& exchange) { return access_page(site, exchange, {}); }

Reply keep_case(Site& site, Exchange const& exchange) {
  app::WishToKeep wish{{}, exchange.form.one("ground"), exchange.form.one("reason")};
  std::set<std::string> known;
  for (auto const& colleague : site.door.colleagues()) known.insert(colleague.id);
  for (auto const& id : exchange.form.all("readers")) {
    if (known.contains(id)) wish.readers.insert(StaffId(id));
  }
  return ended(site, exchange, app::keep_to_named(site.office, case_of(exchange), actor_of(exchange), wish), "kept-to-named");
}

Reply open_case(Site& site, Exchange const& exchange) {
  return ended(site, exchange, app::open_to_all(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("open-reason")), "opened-to-all");
}

}  // namespace rightsdesk::web::caseload
