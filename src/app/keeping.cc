#include "app/keeping.h"

#include <algorithm>

#include "app/acts.h"
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

/// Those that arose from each case.
using Arisen = std::map<CaseId, std::vector<casework::Case>>;
Arisen arisen_in(Work& work) {
  Arisen arisen;
  for (auto& one : work.cases().for_rules().all()) {
    if (!one.arose_from.empty()) arisen[one.arose_from].push_back(std::move(one));
  }
  return arisen;
}

retention::CaseFacts facts_of(Work& work, Office const& office, casework::Case const& about, Arisen const& arisen) {
  retention::CaseFacts facts;
  facts.state = about.state;
  auto const events = work.cases().events(about.id);
  if (!workflow_of(office, about).state(about.state).open) facts.closed = last_worked_on(events);
  facts.disputed = went_further(events);
  auto const from_it = arisen.find(about.id);
  for (auto const& other : from_it == arisen.end() ? std::vector<casework::Case>{} : from_it->second) {
    facts.disputed = facts.disputed || went_further(work.cases().events(other.id));
    if (workflow_of(office, other).state(other.state).open) facts.holds.push_back("The case" + shown_reference(work, other) + " that arose from it is open.");
  }
  bool asked = false, ended = false;
  for (auto const& event : events) {
    asked = asked || event.what == "hold_asked";
    ended = ended || event.what == "hold_ended";
    facts.reviewed = facts.reviewed || event.what == "disposal_approved";
  }
  if (asked && !ended) facts.holds.emplace_back("The hold on the sources has not been ended.");
  return facts;
}

KeepingLine line_of(Work& work, Office const& office, casework::Case const& about) {
  return {about.id, about.reference, retention::verdict_on(facts_of(work, office, about, arisen_in(work)), schedule_in_force(work, office), office.clock.today())};
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

bool waits_for_review(Work& work, Office const& office, casework::Case const& about) {
  bool const open = workflow_of(office, about).state(about.state).open;
  return !open && line_of(work, office, about).verdict.act == retention::Act::review;
}

std::optional<Date> closed_on(std::vector<casework::CaseEvent> const& events) { return last_worked_on(events); }

std::vector<KeepingLine> keeping(Office& office) {
  std::vector<KeepingLine> lines;
  office.works.in_one([&](Work& work) {
    lines.clear();
    auto const schedule = schedule_in_force(work, office);
    for (auto const& one : closed_cases(work, office)) lines.push_back({one.about, one.reference, retention::verdict_on(one.facts, schedule, office.clock.today())});
  });
  return lines;
}

std::vector<ClosedCase> closed_cases(Work& work, Office const& office) {
  std::vector<ClosedCase> closed;
  auto const arisen = arisen_in(work);
  for (auto const& about : work.cases().all()) {
    if (!workflow_of(office, about).state(about.state).open) closed.push_back({about.id, about.reference, facts_of(work, office, about, arisen)});
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
