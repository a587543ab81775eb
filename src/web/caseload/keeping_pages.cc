#include "app/owners.h"
#include "web/caseload/case_page.h"
#include "web/caseload/keeping_views.h"
#include "web/caseload/pages.h"

namespace rightsdesk::web::caseload {
namespace {

using Mistakes = std::vector<Refusal>;

/// Each thing that holds an act back is a line of the summary.
Mistakes mistakes_of(Refusal const& refusal) {
  Mistakes mistakes{{refusal.code, refusal.text, refusal.field, {}}};
  for (auto const& step : refusal.because) mistakes.push_back({refusal.code, step.text, {}, {}});
  return mistakes;
}

Reply hold_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const overview = overview_of(site, exchange);
  auto const desk = app::hold_desk(site.office, overview.about.id);
  auto const keeping = app::keeping_of(site.office, overview.about.id);
  if (!desk || !keeping) throw Malformed("no such case", 404);
  return case_page(site, exchange, overview, {"caseload/hold", "hold", "Hold and keeping", hold_view(*desk, *keeping), mistakes});
}

Reply ended(Site& site, Exchange const& exchange, app::Done const& done, std::string const& what) {
  if (!done) return hold_page(site, exchange, mistakes_of(done.error()));
  return done_at(case_path(exchange) + "/hold", what);
}

Reply rights_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const overview = overview_of(site, exchange);
  return case_page(site, exchange, overview, {"caseload/rights", "rights", "Rights", rights_view(app::rights_of_case(site.office, overview.about.id)), mistakes});
}

}  // namespace

Reply hold(Site& site, Exchange const& exchange) { return hold_page(site, exchange, {}); }

Reply send_hold_letter(Site& site, Exchange const& exchange) {
  return ended(site, exchange, app::send_hold_letter(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("source")), "hold-letter");
}

Reply chase_owner(Site& site, Exchange const& exchange) {
  auto const back = exchange.form.one("back");
  if (back != "search" && back != "work" && back != "hold") throw Malformed("no such page to go back to");
  auto const done = app::chase_owner(site.office, case_of(exchange), actor_of(exchange), CommissionId(exchange.part("commission")));
  if (!done) return hold_page(site, exchange, mistakes_of(done.error()));
  return done_at(case_path(exchange) + "/" + back, "owner-chased");
}

Reply confirm_hold(Site& site, Exchange const& exchange) {
  auto const& form = exchange.form;
  return ended(site, exchange, app::confirm_hold(site.office, case_of(exchange), actor_of(exchange), form.one("source"), form.one("how")), "hold");
}

Reply record_blocked(Site& site, Exchange const& exchange) {
  auto const& form = exchange.form;
  return ended(site, exchange, app::record_blocked(site.office, case_of(exchange), actor_of(exchange), form.one("source"), form.one("tried")), "blocked");
}

Reply end_hold(Site& site, Exchange const& exchange) {
  return ended(site, exchange, app::end_hold(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("reason")), "hold-ended");
}

Reply approve_disposal(Site& site, Exchange const& exchange) {
  return ended(site, exchange, app::approve_disposal(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("reason")), "may-go");
}

Reply rights(Site& site, Exchange const& exchange) { return rights_page(site, exchange, {}); }

Reply choose_basis(Site& site, Exchange const& exchange) {
  auto const& form = exchange.form;
  auto const done = app::choose_basis(site.office, case_of(exchange), actor_of(exchange), {form.one("service"), form.one("purpose"), form.one("basis"), form.one("reason")});
  if (!done) return rights_page(site, exchange, mistakes_of(done.error()));
  return done_at(case_path(exchange) + "/rights", "basis");
}

Reply notice(Site& site, Exchange const& exchange) {
  auto const& rules = site.office.rules;
  return site.staff_page(exchange, {"caseload/notice", "The privacy notice", notice_view(rules.controllers.at(site.settings.controller))});
}

}  // namespace rightsdesk::web::caseload
