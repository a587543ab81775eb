#include "app/keeping.h"

#include <algorithm>

#include "app/acts.h"
#include "app/case_desk.h"
#include "app/circumstances.h"
#include "app/figures.h"
#include "app/hold.h"
#include "app/keeping_rules.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

/// The day of the last event that is more than looking after the case: kept longer rather than shorter.
std::optional<Date> last_worked_on(std::vector<casework::CaseEvent> const& events) {
  static std::set<std::string> const kUpkeep{"disposal_approved", "hold_ended", "hold_confirmed", "hold_refused", "disposal_blocked", "evidence_destroyed",
                                              "owner_asked", "owner_opened", "owner_answered", "owner_chased", "owner_escalated"};
  std::optional<Date> last;
  for (auto const& event : events) {
    auto const day = std::max(event.on, local_date(event.at));
    if (kUpkeep.count(event.what) == 0 && (!last || *last < day)) last = day;
  }
  return last;
}

bool went_further(std::vector<casework::CaseEvent> const& events) {
  return std::any_of(events.begin(), events.end(), [](auto const& event) { return event.what == "go_to_regulator" || event.what == "go_to_tribunal"; });
}

bool stands_open(Office const& office, casework::Case const& about) { return workflow_of(office, about).state(about.state).open; }

KeepingFacts facts_in(std::vector<casework::CaseEvent> const& events) {
  KeepingFacts facts;
  facts.worked_on = last_worked_on(events);
  facts.disputed = went_further(events);
  bool asked = false, ended = false;
  for (auto const& event : events) {
    asked = asked || event.what == "hold_asked";
    ended = ended || event.what == "hold_ended";
    facts.reviewed = facts.reviewed || event.what == "disposal_approved";
  }
  facts.held = asked && !ended;
  return facts;
}

/// Of a case, and of those that arose from it.
retention::CaseFacts weighed(Work& work, KeepingFactsLine const& line, std::vector<KeepingFactsLine> const& arisen) {
  retention::CaseFacts facts;
  facts.state = line.state;
  if (!line.open) facts.closed = line.facts.worked_on;
  facts.disputed = line.facts.disputed;
  facts.reviewed = line.facts.reviewed;
  for (auto const& other : arisen) {
    facts.disputed = facts.disputed || other.facts.disputed;
    if (!other.open) continue;
    facts.holds.push_back("The case" + shown_reference(work, other.about) + " that arose from it is open.");
  }
  if (line.facts.held) facts.holds.emplace_back("The hold on the sources has not been ended.");
  return facts;
}

std::vector<KeepingFactsLine> arisen_from(Work& work, Office const& office, CaseId const& id) {
  std::vector<KeepingFactsLine> arisen;
  for (auto const& one : work.cases().for_rules().arisen_from(id)) arisen.push_back(keeping_facts_of(work, office, one));
  return arisen;
}

retention::CaseFacts facts_of(Work& work, Office const& office, casework::Case const& about) {
  return weighed(work, keeping_facts_of(work, office, about), arisen_from(work, office, about.id));
}

KeepingLine line_of(Work& work, Office const& office, casework::Case const& about) {
  return {about.id, about.reference, retention::verdict_on(facts_of(work, office, about), schedule_in_force(work, office), office.clock.today())};
}

bool is_final(retention::Act act) { return act == retention::Act::destroy || act == retention::Act::anonymise; }

GoneCase remnant_of(Work& work, Office const& office, casework::Case const& about, retention::Verdict const& verdict) {
  GoneCase gone;
  gone.about = about.id;
  gone.rule = verdict.rule;
  gone.on = office.clock.today();
  if (verdict.act != retention::Act::anonymise) return gone;
  auto const figures = figures_of_case(work, office, about);
  gone.right = law::to_string(about.right);
  gone.received = about.received;
  gone.due = figures.due;
  gone.answered = figures.answered;
  gone.withdrawn = figures.withdrawn;
  gone.outcome = figures.outcome;
  return gone;
}

/// True when the case went.
bool dispose(Work& work, Office const& office, CaseId const& id) {
  auto const about = work.cases().find(id);
  if (!about) return false;
  auto const line = line_of(work, office, *about);
  if (!is_final(line.verdict.act)) return false;
  auto const act = retention::to_string(line.verdict.act);
  work.ledger().record({"program", "case_" + act, id, "rule=" + line.verdict.rule}, office.clock.now());
  work.gone().forget(remnant_of(work, office, *about, line.verdict));
  return true;
}

}  // namespace

KeepingFactsLine keeping_facts_of(Work& work, Office const& office, casework::Case const& about) {
  return {about.id, about.arose_from, about.reference, about.state, stands_open(office, about), facts_in(work.cases().events(about.id))};
}

std::optional<Date> closed_on(std::vector<casework::CaseEvent> const& events) { return last_worked_on(events); }

std::optional<Date> keep_until(Work& work, Office const& office, casework::Case const& about) {
  auto const facts = facts_of(work, office, about);
  auto const schedule = schedule_in_force(work, office);
  auto const due = retention::verdict_on(facts, schedule, office.clock.today()).due;
  bool const asks = due && retention::verdict_on(facts, schedule, *due).act != retention::Act::keep;
  return asks ? due : std::nullopt;
}

std::vector<KeepingLine> keeping(Office& office) {
  count_all(office);
  std::vector<KeepingLine> lines;
  office.works.look([&](Work& work) {
    auto const schedule = schedule_in_force(work, office);
    for (auto const& one : closed_cases(work)) lines.push_back({one.about, one.reference, retention::verdict_on(one.facts, schedule, office.clock.today())});
  });
  return lines;
}

std::vector<ClosedCase> closed_cases(Work& work) {
  std::map<CaseId, std::vector<KeepingFactsLine>> arisen;
  for (auto& one : work.desk().figures().arisen()) arisen[one.arose_from].push_back(std::move(one));
  std::vector<ClosedCase> closed;
  for (auto const& line : work.desk().figures().closed()) {
    auto const from_it = arisen.find(line.about);
    closed.push_back({line.about, line.reference, weighed(work, line, from_it == arisen.end() ? std::vector<KeepingFactsLine>{} : from_it->second)});
  }
  return closed;
}

Result<KeepingLine> keeping_of(Office& office, CaseId const& id) {
  Result<KeepingLine> line = refused("not_found", "There is no such case.");
  office.works.in_one([&](Work& work) {
    if (auto const about = case_in(work, id)) line = line_of(work, office, *about);
  });
  return line;
}

Done approve_disposal(Office& office, CaseId const& id, Actor const& actor, std::string const& reason) {
  if (actor.roles.count("dpo") == 0 && actor.roles.count("manager") == 0) return refused("not_permitted", "The data protection officer or a manager says that a case may go.");
  if (tidied(reason).empty()) return refused("missing", "Say why the case may go.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto const line = line_of(work, office, *about);
    if (line.verdict.act != retention::Act::review) return tl::unexpected(Refusal{"not_due", "The case is not due to go.", {}, line.verdict.because});
    record(work, office, *about, actor.id.str(), {"disposal_approved", office.clock.today(), {{"reason", tidied(reason)}}, "rule=" + line.verdict.rule});
    return done();
  });
}

std::vector<KeepingLine> carry_out_disposal(Office& office) {
  std::vector<KeepingLine> carried_out;
  for (auto const& line : keeping(office)) {
    if (!is_final(line.verdict.act)) continue;
    bool gone = false;
    office.works.in_one([&](Work& work) { gone = dispose(work, office, line.about); });
    if (gone) carried_out.push_back(line);
  }
  return carried_out;
}

}  // namespace rightsdesk::app
