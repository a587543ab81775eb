#pragma once
// How long our own cases are kept, and how they go: proposed by config/retention.yaml, released by a named person, carried out by
// `rightsdesk retention run`.
#include <optional>
#include <string>
#include <vector>

#include "app/figure_desk.h"
#include "app/office.h"
#include "retention/schedule.h"

namespace rightsdesk::app {

struct KeepingLine {
  CaseId about;
  std::string reference;
  retention::Verdict verdict;
};
/// Every closed case with what is due for it today.
std::vector<KeepingLine> keeping(Office& office);
Result<KeepingLine> keeping_of(Office& office, CaseId const& id);

/// A named person says that the case may go when its time has come. Refused: not_permitted (data protection officer or
/// manager), missing, not_due where the rule does not ask for it yet.
Done approve_disposal(Office& office, CaseId const& id, Actor const& actor, std::string const& reason);

/// Destroys or anonymises what is due and approved, each case in a transaction of its own: its key is forgotten, its rows are
/// removed but for its events' bare facts, and the ledger says so. Gives the lines that were carried out.
std::vector<KeepingLine> carry_out_disposal(Office& office);

// Within a verb's own transaction.
struct ClosedCase {
  CaseId about;
  std::string reference;
  retention::CaseFacts facts;
};
/// Every closed case with what its keeping depends on, by id, as it was last counted (count_all): none is opened for it.
std::vector<ClosedCase> closed_cases(Work& work);
/// As the case stands in this transaction.
KeepingFactsLine keeping_facts_of(Work& work, Office const& office, casework::Case const& about);
/// Of a closed case: the day of the last event that is more than looking after it, so that it is kept longer rather than shorter.
std::optional<Date> closed_on(std::vector<casework::CaseEvent> const& events);
/// Of a closed case: the first day on which its rule asks for more than to keep it. None while something holds it.
std::optional<Date> keep_until(Work& work, Office const& office, casework::Case const& about);

}  // namespace rightsdesk::app
