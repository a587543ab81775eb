#include "app/keeping_rules.h"

#include <algorithm>

#include "app/acts.h"
#include "app/case_desk.h"
#include "app/figure_desk.h"
#include "app/figures.h"
#include "app/keeping.h"

namespace rightsdesk::app {
namespace {

using retention::Schedule;
using retention::Term;

constexpr int kMostMonths = 1200;
constexpr char kWhat[] = "the rules of keeping";

std::string digits_of(Schedule const& file) { return rule_digits(retention::as_text(retention::terms_of(file))); }

Schedule schedule_of(Schedule const& file, std::optional<RuleVersion> const& version) { return version ? retention::with_terms(file, retention::terms_in(version->content)) : file; }

/// What differs from the file alone.
std::string over_file(Schedule const& file, std::vector<Term> terms) {
  auto const of_file = retention::terms_of(file);
  std::erase_if(terms, [&](auto const& term) { return std::find(of_file.begin(), of_file.end(), term) != of_file.end(); });
  return retention::as_text(terms);
}

Done fit(Schedule const& schedule) {
  for (auto const& rule : schedule.rules) {
    if (rule.months < 1 || rule.months > kMostMonths) return refused("out_of_range", "Months are a number from 1 to 1,200.", "months-" + rule.id);
  }
  return done();
}

bool is_due(std::optional<Date> const& day, Date today) { return day && *day <= today; }

retention::Act act_of(Schedule const& schedule, std::string const& id) {
  auto const rule = std::find_if(schedule.rules.begin(), schedule.rules.end(), [&](auto const& one) { return one.id == id; });
  return rule == schedule.rules.end() ? retention::Act::keep : rule->then;
}

std::vector<KeepingMove> moves_between(Work& work, Office const& office, Schedule const& before, Schedule const& after) {
  auto const today = office.clock.today();
  std::vector<KeepingMove> moves;
  for (auto const& closed : closed_cases(work)) {
    auto const was = retention::verdict_on(closed.facts, before, today), is = retention::verdict_on(closed.facts, after, today);
    KeepingMove move{KeepingMove::Becomes::later_or_sooner, closed.about, closed.reference, is.rule, was.due, is.due, act_of(before, was.rule), act_of(after, is.rule)};
    if (move.from == move.to && move.before == move.after) continue;
    if (!is_due(move.from, today) && is_due(move.to, today)) move.becomes = KeepingMove::Becomes::due;
    if (is_due(move.from, today) && !is_due(move.to, today)) move.becomes = KeepingMove::Becomes::not_due;
    moves.push_back(std::move(move));
  }
  std::stable_sort(moves.begin(), moves.end(), [](auto const& one, auto const& other) { return one.becomes != other.becomes ? one.becomes < other.becomes : one.to < other.to; });
  return moves;
}

Result<KeepingPreview> keeping_change(Work& work, Office const& office, std::vector<Term> const& wanted) {
  auto const& file = office.rules.retention;
  auto const latest = latest_rule(work, kKeepingRule);
  KeepingPreview preview;
  preview.before = schedule_of(file, latest);
  preview.after = retention::with_terms(file, retention::terms_of(retention::with_terms(preview.before, wanted)));
  preview.terms = retention::terms_of(preview.after);
  preview.seen = seen_rule(latest, digits_of(file));
  if (auto fits = fit(preview.after); !fits) return tl::unexpected(fits.error());
  if (preview.terms == retention::terms_of(preview.before)) return refused("no_change", "These are the rules in force.");
  return preview;
}

}  // namespace

Schedule schedule_in_force(Work& work, Office const& office) { return schedule_of(office.rules.retention, latest_rule(work, kKeepingRule)); }

Result<KeepingRules> keeping_rules(Office& office, Actor const& actor) {
  if (auto may = may_change_rules(actor, kWhat); !may) return tl::unexpected(may.error());
  KeepingRules rules{office.rules.retention, office.rules.retention, {}};
  office.works.look([&](Work& work) {
    rules.versions = work.rule_book().versions(kKeepingRule, {});
    rules.in_force = schedule_in_force(work, office);
  });
  return rules;
}

Result<KeepingPreview> preview_keeping(Office& office, Actor const& actor, std::vector<Term> const& wanted) {
  if (auto may = may_change_rules(actor, kWhat); !may) return tl::unexpected(may.error());
  count_all(office);
  Result<KeepingPreview> preview = tl::unexpected(Refusal{});
  office.works.for_rules().look([&](Work& work) {
    preview = keeping_change(work, office, wanted);
    if (preview) preview->moves = moves_between(work, office, preview->before, preview->after);
  });
  if (!preview) return preview;
  auto const all = preview->moves.size();
  office.works.look([&](Work& work) {
    std::set<CaseId> seen;
    for (auto const& line : work.desk().figures().closed()) seen.insert(line.about);
    std::erase_if(preview->moves, [&](KeepingMove const& move) { return !seen.contains(move.about); });
  });
  preview->others = all - preview->moves.size();
  return preview;
}

Done change_keeping(Office& office, Actor const& actor, std::vector<Term> const& wanted, std::string const& seen, std::string const& reason) {
  if (auto may = may_change_rules(actor, kWhat); !may) return may;
  return in_one(office, [&](Work& work) -> Done {
    auto const change = keeping_change(work, office, wanted);
    if (!change) return tl::unexpected(change.error());
    auto const content = over_file(office.rules.retention, change->terms);
    std::string told;
    for (auto const& term : change->terms) told += (told.empty() ? "rules=" : ",") + term.rule + ":" + std::to_string(term.months) + ":" + to_string(term.then);
    return put_rule(work, office, actor, {kKeepingRule, {}, content, digits_of(office.rules.retention), seen, reason, told});
  });
}

}  // namespace rightsdesk::app
