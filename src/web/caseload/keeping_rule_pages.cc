// The rules of keeping that an administrator changes: shown with every closed case that it would make due, then put in force with a reason.
#include <charconv>

#include "web/caseload/case_page.h"
#include "web/caseload/keeping_rule_views.h"
#include "web/caseload/pages.h"
#include "web/pages/reason.h"

namespace rightsdesk::web::caseload {
namespace {

using Mistakes = std::vector<Refusal>;
using retention::Term;

constexpr std::string_view kMonthsOf = "months-";

app::KeepingRules rules_of(Site& site, Exchange const& exchange) { return app::keeping_rules(site.office, actor_of(exchange)).value(); }

/// Months that are no number are 0, which is refused beside their field.
int months_in(std::string const& text) {
  int months = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), months);
  return fault != std::errc{} || end != text.data() + text.size() ? 0 : months;
}

std::vector<Term> typed_terms(Exchange const& exchange, app::KeepingRules const& rules) {
  std::vector<Term> terms;
  for (auto const& rule : rules.in_force.rules) {
    auto const then = retention::act_from(exchange.form.one("then-" + rule.id));
    if (!then) throw Malformed("no such end of keeping");
    terms.push_back({rule.id, months_in(exchange.form.one(std::string(kMonthsOf) + rule.id)), *then});
  }
  return terms;
}

/// As confirmed, as an earlier version has it, or as typed.
std::vector<Term> wanted_terms(Exchange const& exchange, app::KeepingRules const& rules) {
  if (exchange.form.has("terms")) return retention::terms_in(exchange.form.one("terms"));
  auto const to = exchange.form.one("to");
  if (to.empty()) return typed_terms(exchange, rules);
  auto const file = retention::terms_of(rules.file);
  if (to == "0") return file;
  for (auto const& version : rules.versions) {
    if (std::to_string(version.number) == to) return retention::terms_of(retention::with_terms(rules.file, retention::terms_in(version.content)));
  }
  throw Malformed("no such version", 404);
}

Reply rules_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  auto const rules = rules_of(site, exchange);
  TypedTerms typed;
  for (auto const& rule : rules.in_force.rules) {
    if (exchange.form.has(std::string(kMonthsOf) + rule.id)) typed.months[rule.id] = exchange.form.one(std::string(kMonthsOf) + rule.id);
    if (exchange.form.has("then-" + rule.id)) typed.then[rule.id] = exchange.form.one("then-" + rule.id);
  }
  if (!mistakes.empty() && mistakes.front().field.starts_with(kMonthsOf)) {
    typed.wrong_rule = mistakes.front().field.substr(kMonthsOf.size());
    typed.mistake = mistakes.front().text;
  }
  PageSpec spec{"caseload/keeping-rules", "How long cases are kept", keeping_rules_view(rules, typed, names(site)), mistakes};
  spec.view.text("done", exchange.query.one("done") == "changed" ? "The rules of keeping are changed" : "");
  return site.staff_page(exchange, spec);
}

Reply keeping_shown(Site& site, Exchange const& exchange, std::vector<Term> const& wanted, Mistakes const& mistakes) {
  auto const preview = app::preview_keeping(site.office, actor_of(exchange), wanted);
  if (!preview) return rules_page(site, exchange, {preview.error()});
  PageSpec spec{"caseload/keeping-rules-look", "What this will do", keeping_look_view(*preview), mistakes, "/staff/keeping"};
  spec.view.each("reason_fields", {reason_field(exchange.form, mistakes)});
  return site.staff_page(exchange, spec);
}

}  // namespace

Reply keeping_rules(Site& site, Exchange const& exchange) { return rules_page(site, exchange, {}); }

Reply look_at_keeping(Site& site, Exchange const& exchange) { return keeping_shown(site, exchange, wanted_terms(exchange, rules_of(site, exchange)), {}); }

Reply change_keeping(Site& site, Exchange const& exchange) {
  auto const wanted = wanted_terms(exchange, rules_of(site, exchange));
  auto const done = app::change_keeping(site.office, actor_of(exchange), wanted, exchange.form.one("seen"), exchange.form.one("reason"));
  return done ? Reply::redirect("/staff/keeping?done=changed") : keeping_shown(site, exchange, wanted, {done.error()});
}

}  // namespace rightsdesk::web::caseload
