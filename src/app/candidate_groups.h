#pragma once
// Candidates of several systems that look like one person's, for a person to confirm, reject, split or merge.
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// At least one candidate; every candidate of the case is in exactly one group.
struct CandidateGroup {
  std::vector<search::Candidate> members;  ///< best first
  Because because;                         ///< how they hang together, and who split or merged them and why
};

/// By the best of their members. The program groups what is plainly one person's (matching::Ranking); what people split or merged
/// since then stands over it, also when a source is asked again.
std::vector<CandidateGroup> candidate_groups(Office& office, CaseId const& id);

/// These are one person's. Refused without a reason, for fewer than two, or when one was rejected and another confirmed.
Done merge_candidates(Office& office, CaseId const& id, Actor const& actor, std::vector<CandidateId> const& which,
                      std::string const& reason);
/// This one is not the same person as the others of its group. Refused without a reason, or when it stands alone.
Done split_candidate(Office& office, CaseId const& id, Actor const& actor, CandidateId const& which, std::string const& reason);

/// What one person decided of a whole group: each candidate is decided as by decide_candidate, all or none.
struct GroupDecision {
  std::vector<CandidateId> which;
  search::Identity identity = search::Identity::confirmed;
  std::string reason;
};
Done decide_group(Office& office, CaseId const& id, Actor const& actor, GroupDecision const& decision);

}  // namespace rightsdesk::app
