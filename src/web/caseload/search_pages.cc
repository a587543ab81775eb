#include <algorithm>

#include "app/owners.h"
#include "app/search_again.h"
#include "web/caseload/case_page.h"
#include "web/caseload/pages.h"
#include "web/caseload/told_views.h"
#include "web/caseload/views.h"

namespace rightsdesk::web::caseload {
namespace {

using Mistakes = std::vector<Refusal>;

Reply plan_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const overview = overview_of(site, exchange);
  auto const plan = app::search_plan(site.office, overview.about.id);
  auto const proposed = plan.empty() ? app::propose_plan(site.office, overview.about.id) : std::vector<app::PlannedSource>{};
  auto view = plan_view({plan, proposed, app::commissions_of(site.office, overview.about.id)}, names(site), overview.open_events);
  view.also(told_view(app::told_terms(site.office, overview.about.id), Searching::over));
  return case_page(site, exchange, overview, {"caseload/search", "search", "Search plan", std::move(view), mistakes});
}

Reply candidates_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const overview = overview_of(site, exchange);
  auto const groups = app::candidate_groups(site.office, overview.about.id);
  auto view = candidates_view(groups, overview.about.subject.reveal(), names(site), app::restricted_records(site.office, overview.about.id));
  bool const may_search = std::count(overview.open_events.begin(), overview.open_events.end(), "search") > 0;
  view.also(told_view(app::told_terms(site.office, overview.about.id), may_search ? Searching::open : Searching::over));
  return case_page(site, exchange, overview, {"caseload/candidates", "candidates", "Candidates", std::move(view), mistakes});
}

/// The refusal with its field as the row's own: "reason" of one of many forms on the page.
Mistakes at_row(Refusal refusal, std::string const& row) {
  if (!refusal.field.empty()) refusal.field = "reason-" + row;
  return {refusal};
}

std::vector<CandidateId> chosen_in(Exchange const& exchange) {
  std::vector<CandidateId> chosen;
  for (auto const& id : exchange.form.all("candidate")) chosen.emplace_back(id);
  return chosen;
}

/// A refusal with reasons shows each: what is still open, one line each.
Mistakes each_reason(Refusal const& refusal) {
  Mistakes mistakes{refusal};
  for (auto const& step : refusal.because) mistakes.push_back({refusal.code, step.text, "", {}});
  return mistakes;
}

}  // namespace

Reply plan(Site& site, Exchange const& exchange) { return plan_page(site, exchange, {}); }

Reply start_search(Site& site, Exchange const& exchange) {
  std::vector<app::LeftOut> left_out;
  for (auto const& source : exchange.form.all("leave")) left_out.push_back({source, exchange.form.one("reason-" + source)});
  auto const done = app::start_search(site.office, case_of(exchange), actor_of(exchange), left_out);
  if (!done) return plan_page(site, exchange, each_reason(done.error()));
  return done_at(case_path(exchange) + "/search", "searching");
}

Reply ask_again(Site& site, Exchange const& exchange) {
  auto const done = app::ask_again(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("source"));
  if (!done) return plan_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/search", "again");
}

Reply search_again(Site& site, Exchange const& exchange) {
  auto const done = app::search_again(site.office, case_of(exchange), actor_of(exchange), exchange.form.all("told"));
  if (!done) return candidates_page(site, exchange, {done.error()});
  return done_at(case_path(exchange) + "/search", "searching_again");
}

Reply leave_unsearched(Site& site, Exchange const& exchange) {
  auto const source = exchange.form.one("source");
  auto const done = app::leave_unsearched(site.office, case_of(exchange), actor_of(exchange), source, exchange.form.one("reason"));
  if (!done) return plan_page(site, exchange, at_row(done.error(), source));
  return done_at(case_path(exchange) + "/search", "left");
}

Reply finish_search(Site& site, Exchange const& exchange) {
  auto const done = app::finish_search(site.office, case_of(exchange), actor_of(exchange));
  if (!done) return plan_page(site, exchange, each_reason(done.error()));
  return done_at(case_path(exchange), "to-review");
}

Reply candidates(Site& site, Exchange const& exchange) { return candidates_page(site, exchange, {}); }

Reply decide_candidate(Site& site, Exchange const& exchange) {
  auto const decision = exchange.form.one("decision");
  if (decision != "confirmed" && decision != "rejected") throw Malformed("a decision that does not exist");
  CandidateId const candidate(exchange.part("candidate"));
  auto const done = app::decide_candidate(site.office, case_of(exchange), actor_of(exchange), candidate,
                                          search::identity_from(decision), exchange.form.one("reason"));
  if (!done) return candidates_page(site, exchange, at_row(done.error(), candidate.str()));
  return done_at(case_path(exchange) + "/candidates", "candidate");
}

Reply decide_together(Site& site, Exchange const& exchange) {
  auto const decision = exchange.form.one("decision");
  if (decision != "confirmed" && decision != "rejected") throw Malformed("a decision that does not exist");
  auto const which = chosen_in(exchange);
  auto const done = app::decide_group(site.office, case_of(exchange), actor_of(exchange),
                                      {which, search::identity_from(decision), exchange.form.one("reason")});
  if (!done) return candidates_page(site, exchange, at_row(done.error(), which.empty() ? "" : which.front().str() + "-group"));
  return done_at(case_path(exchange) + "/candidates", "candidate");
}

Reply merge_candidates(Site& site, Exchange const& exchange) {
  auto const done = app::merge_candidates(site.office, case_of(exchange), actor_of(exchange), chosen_in(exchange), exchange.form.one("reason"));
  if (!done) return candidates_page(site, exchange, at_row(done.error(), "merge"));
  return done_at(case_path(exchange) + "/candidates", "merged");
}

Reply split_candidate(Site& site, Exchange const& exchange) {
  CandidateId const candidate(exchange.part("candidate"));
  auto const done = app::split_candidate(site.office, case_of(exchange), actor_of(exchange), candidate, exchange.form.one("reason"));
  if (!done) return candidates_page(site, exchange, at_row(done.error(), "split-" + candidate.str()));
  return done_at(case_path(exchange) + "/candidates", "split");
}

}  // namespace rightsdesk::web::caseload
