#pragma once
// Searching the sources and deciding who is who; collecting what was confirmed.
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// A source that the person who starts the search leaves out, and why (Art 15(1A)).
struct LeftOut {
  std::string source, reason;
};
/// Plans a search of every connected source (search_plan.h) and asks them all, side by side, as jobs; those left out are recorded
/// as not searched, with who and why. Refused: a source left out without a reason.
Done start_search(Office& office, CaseId const& id, Actor const& actor, std::vector<LeftOut> const& left_out = {});
/// Asks a source again (failed, or answered before new facts).
Done ask_again(Office& office, CaseId const& id, Actor const& actor, std::string const& source);
/// A named person decides that a source is not searched, and says why (Art 15(1A)).
Done leave_unsearched(Office& office, CaseId const& id, Actor const& actor, std::string const& source,
                      std::string const& reason);
std::vector<search::SourceSearch> search_plan(Office& office, CaseId const& id);

/// Candidates, best first within proposed, possible, unlikely.
std::vector<search::Candidate> candidates(Office& office, CaseId const& id);
/// Confirms (its records are then collected as a job) or rejects a candidate; a reason is needed to reject
/// what was proposed, and to confirm what was not. A decision may be changed until the case is packed.
Done decide_candidate(Office& office, CaseId const& id, Actor const& actor, CandidateId const& candidate,
                      search::Identity decision, std::string const& reason);

/// What one person decides of one candidate.
struct CandidateDecision {
  Actor const& actor;
  CandidateId const& candidate;
  search::Identity identity;
  std::string const& reason;
};
/// The same within a transaction that has asked whether the actor may.
Done decide_one(Work& work, Office& office, casework::Case const& about, CandidateDecision const& decision);

std::vector<collection::CollectedRecord> records(Office& office, CaseId const& id);
/// Leaves a record out (with a reason) or takes it back in. An unreadable record needs one of the two.
Done decide_record(Office& office, CaseId const& id, Actor const& actor, RecordId const& record,
                   collection::Inclusion inclusion, std::string const& reason);
/// Moves on to review: refused with each thing still open (a source without an end, a candidate undecided, a record unread).
Done finish_search(Office& office, CaseId const& id, Actor const& actor);

}  // namespace rightsdesk::app
