#include "app/differences.h"
#include "app/earlier.h"
#include "app/page_times.h"
#include "app/reach.h"
#include "app/remarks.h"
#include "web/review/act_views.h"
#include "web/review/addressed.h"
#include "web/review/pages.h"
#include "web/review/review_page.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

using caseload::case_of;
using Mistakes = std::vector<Refusal>;
using redaction::Outcome;

app::Reach reach_in(Fields const& fields) {
  app::Reach reach;
  reach.kind = reach_from(fields.one("kind"));
  for (auto const& id : fields.all("person")) reach.people.emplace_back(id);
  reach.record = RecordId(fields.one("record"));
  reach.page = whole_number(fields.one("page")).value_or(1);
  reach.proposal = ProposalId(fields.one("proposal"));
  return reach;
}

app::Ruling ruling_in(Fields const& form) {
  auto const outcome = form.one("outcome");
  if (outcome != "withhold" && outcome != "release") throw Malformed("a decision that does not exist");
  return {outcome == "withhold" ? Outcome::withhold : Outcome::release, outcome == "withhold" ? form.one("code") : "", form.one("reason")};
}

/// Where the act was begun.
std::string back_to(Exchange const& exchange, app::Reach const& reach) {
  if (reach.kind == app::Reach::Kind::people) return review_path(exchange) + "/people";
  return review_path(exchange) + "/" + reach.record.str() + "/" + std::to_string(reach.page);
}

Reply contexts_page(Site& site, Exchange const& exchange, app::Reach const& reach, app::Ruling const& offered, Mistakes const& mistakes) {
  auto contexts = app::contexts_of(site.office, case_of(exchange), reach);
  if (!contexts) throw Malformed("nothing that a decision could reach", 404);
  auto view = contexts_view({case_of(exchange), reach, *contexts, offered}, app::exemptions(site.office));
  view.text("back", back_to(exchange, reach));
  return in_case(site, exchange, {"review/contexts", "", "Look before you decide", std::move(view), mistakes});
}

Reply acts_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto view = acts_view(app::review_acts(site.office, case_of(exchange)), caseload::names(site));
  return in_case(site, exchange, {"review/acts", "", "What was decided, act by act", std::move(view), mistakes});
}

Reply remarks_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const id = case_of(exchange);
  auto const scope = exchange.form.has("scope") ? exchange.form.one("scope") : exchange.query.one("about");
  auto lines = app::remarks_of(site.office, id);
  if (!scope.empty()) std::erase_if(lines, [&](auto const& line) { return line.remark.scope != scope; });
  auto view = remarks_view(id, lines, scope, caseload::names(site));
  view.text("text", exchange.form.one("text")).each("to_options", colleague_options(who_sees_cases(site), exchange.form.one("to")));
  return in_case(site, exchange, {"review/remarks", "", "Remarks", std::move(view), mistakes});
}

Reply differences_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const id = case_of(exchange);
  auto lines = app::differences(site.office, id);
  if (!app::may_see_other_cases(actor_of(exchange))) std::erase_if(lines, [](auto const& line) { return line.kind == app::Difference::Kind::elsewhere; });
  auto view = differences_view(id, lines, caseload::names(site));
  view.also(brief_view(id, app::brief_pages(site.office, id), caseload::names(site)));
  return in_case(site, exchange, {"review/inconsistencies", "", "Treated in two ways", std::move(view), mistakes});
}

}  // namespace

Reply contexts(Site& site, Exchange const& exchange) {
  app::Ruling offered;
  return contexts_page(site, exchange, reach_in(exchange.query), offered, {});
}

Reply show_people_contexts(Site& site, Exchange const& exchange, app::Ruling const& offered) {
  app::Reach reach;
  reach.kind = app::Reach::Kind::people;
  for (auto const& id : exchange.form.all("person")) reach.people.emplace_back(id);
  return contexts_page(site, exchange, reach, offered, {});
}

Reply decide_all(Site& site, Exchange const& exchange) {
  auto const reach = reach_in(exchange.form);
  auto const ruling = ruling_in(exchange.form);
  auto const done = app::decide_all(site.office, case_of(exchange), actor_of(exchange), reach, ruling, exchange.form.one("seal"));
  if (!done) return contexts_page(site, exchange, reach, ruling, {done.error()});
  return caseload::done_at(back_to(exchange, reach), "together");
}

Reply acts(Site& site, Exchange const& exchange) { return acts_page(site, exchange, {}); }

Reply undo(Site& site, Exchange const& exchange) {
  auto const act = exchange.part("act");
  auto const done = app::undo_act(site.office, case_of(exchange), actor_of(exchange), act, exchange.form.one("reason"));
  if (done) return caseload::done_at(review_path(exchange) + "/acts", "undone");
  auto refusal = done.error();
  if (!refusal.field.empty()) refusal.field += "-" + act;
  return acts_page(site, exchange, {refusal});
}

Reply remarks(Site& site, Exchange const& exchange) { return remarks_page(site, exchange, {}); }

Reply add_remark(Site& site, Exchange const& exchange) {
  auto const scope = exchange.form.one("scope");
  auto const to = addressed(who_sees_cases(site), exchange.form.one("to"), exchange.form.one("text"));
  if (!to) return remarks_page(site, exchange, {to.error()});
  auto const done = app::add_remark(site.office, case_of(exchange), actor_of(exchange), {scope, exchange.form.one("text"), *to});
  if (!done) return remarks_page(site, exchange, {done.error()});
  return Reply::redirect(review_path(exchange) + "/remarks?about=" + scope + "&done=remark");
}

Reply answer_remark(Site& site, Exchange const& exchange) {
  auto const id = exchange.part("remark");
  auto const then = exchange.form.one("then") == "ask_back" ? app::Then::stay_open : app::Then::close;
  auto const done = app::answer_remark(site.office, case_of(exchange), actor_of(exchange), id, exchange.form.one("answer"), then);
  if (done) return caseload::done_at(review_path(exchange) + "/remarks", "answered");
  auto refusal = done.error();
  if (!refusal.field.empty()) refusal.field += "-" + id;
  return remarks_page(site, exchange, {refusal});
}

Reply inconsistencies(Site& site, Exchange const& exchange) { return differences_page(site, exchange, {}); }

Reply justify(Site& site, Exchange const& exchange) {
  auto const brief = exchange.form.one("brief");
  auto const key = brief.empty() ? exchange.form.one("difference") : brief;
  auto const& reason = exchange.form.one("reason");
  auto const done = brief.empty() ? app::justify_difference(site.office, case_of(exchange), actor_of(exchange), key, reason)
                                  : app::justify_brief_pages(site.office, case_of(exchange), actor_of(exchange), RecordId(brief), reason);
  if (done) return caseload::done_at(review_path(exchange) + "/inconsistencies", "justified");
  auto refusal = done.error();
  if (!refusal.field.empty()) refusal.field += "-" + key;
  return differences_page(site, exchange, {refusal});
}

}  // namespace rightsdesk::web::review
