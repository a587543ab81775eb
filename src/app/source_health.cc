#include "app/source_health.h"

#include <algorithm>
#include <tuple>

#include "app/acts.h"
#include "app/steps.h"

namespace rightsdesk::app {
namespace {

constexpr auto kHealthSpan = std::chrono::hours(24 * kHealthDays);
constexpr auto kTakesAtMost = std::chrono::minutes(30);  ///< then whoever was at it is gone, and it can be asked for again
constexpr char kCheckSource[] = "check_source";

void count(SourceHealth& health, SearchOutcome const& one) {
  bool const failed = one.state == search::SourceState::failed;
  if (!health.last) health.last = one;
  if (!failed && !health.last_answer) health.last_answer = one.ended;
  ++health.searches;
  if (!failed) return;
  ++health.failures;
  if (!health.last_answer) ++health.failures_in_a_row;
}

SourceHealth::Grade grade_of(SourceHealth const& health) {
  using Grade = SourceHealth::Grade;
  bool const tried = health.check && health.check->ended_at.has_value();
  bool const newer = tried && (!health.last || health.last->ended < *health.check->ended_at);
  if (newer && !sources::works(health.check->steps)) return Grade::failing;
  if (!newer && health.failures_in_a_row > 0) return Grade::failing;
  if (!newer && !health.last) return Grade::unknown;
  auto const warns = [](sources::Tried const& step) { return step.outcome == sources::Tried::Outcome::warning; };
  if (newer && std::any_of(health.check->steps.begin(), health.check->steps.end(), warns)) return Grade::look;
  return health.failures > 0 && !newer ? Grade::look : Grade::well;
}

int rank(SourceHealth::Grade grade) {
  switch (grade) {
    case SourceHealth::Grade::failing: return 0;
    case SourceHealth::Grade::look: return 1;
    case SourceHealth::Grade::unknown: return 2;
    case SourceHealth::Grade::well: return 3;
  }
  throw Bug("a grade of health without a rank");
}

std::optional<SourceCheck> check_of(Work& work, std::string const& source) {
  for (auto& one : work.source_checks().all()) {
    if (one.source == source) return std::move(one);
  }
  return std::nullopt;
}

bool is_connected(Office const& office, std::string const& source) {
  auto const cards = office.sources.cards();
  return std::any_of(cards.begin(), cards.end(), [&](auto const& card) { return card.id == source && !card.commissioned(); });
}

bool under_way(SourceCheck const& check, Instant now) { return !check.ended_at && now - check.asked_at < kTakesAtMost; }

}  // namespace

std::vector<SourceHealth> source_health(Office& office) {
  std::vector<SourceCheck> checks;
  std::vector<SearchOutcome> searches;
  office.works.look([&](Work& work) {
    checks = work.source_checks().all();
    searches = work.source_checks().searches_since(office.clock.now() - kHealthSpan);
  });
  std::vector<SourceHealth> all;
  for (auto const& card : office.sources.cards()) {
    SourceHealth health;
    health.card = card;
    for (auto const& one : searches) {
      bool const ended_itself = one.state == search::SourceState::answered || one.state == search::SourceState::nothing_held || one.state == search::SourceState::failed;
      if (one.source == card.id && ended_itself) count(health, one);
    }
    for (auto const& one : checks) {
      if (one.source == card.id) health.check = one;
    }
    health.being_tried = health.check && under_way(*health.check, office.clock.now());
    health.grade = grade_of(health);
    all.push_back(std::move(health));
  }
  std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return std::tuple(rank(a.grade), a.card.title) < std::tuple(rank(b.grade), b.card.title); });
  return all;
}

bool may_check(Actor const& actor) { return actor.roles.contains("case_officer") || actor.roles.contains("dpo") || actor.roles.contains("manager"); }

Done ask_for_check(Office& office, Actor const& actor, std::string const& source) {
  if (!may_check(actor)) return refused("not_permitted", "Your role does not try systems out.");
  if (!is_connected(office, source)) return refused("not_found", "There is no such system.");
  return in_one(office, [&](Work& work) -> Done {
    auto const now = office.clock.now();
    auto const before = check_of(work, source);
    if (before && under_way(*before, now)) return refused("not_now", "This system is being tried out already. Look again in a minute.");
    work.source_checks().put({source, actor.id.str(), now});
    work.jobs().add(kCheckSource, {}, source, std::string(kCheckSource) + " " + source);
    work.ledger().record({actor.id.str(), "source_check_asked", {}, "source=" + source}, now);
    return done();
  });
}

void check_source(Office& office, Job const& job) {
  auto const steps = office.sources.try_out(job.argument, sources::Limits{});
  office.works.in_one([&](Work& work) {
    auto check = check_of(work, job.argument).value_or(SourceCheck{job.argument, "program", office.clock.now()});
    check.ended_at = office.clock.now();
    check.steps = steps;
    work.source_checks().put(check);
    work.ledger().record({"program", "source_checked", {}, "source=" + job.argument + (sources::works(steps) ? " works=yes" : " works=no")}, office.clock.now());
    work.jobs().finish(job);
  });
}

}  // namespace rightsdesk::app
