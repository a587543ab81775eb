#pragma once
// Reviewed records for tests.
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "redaction/review.h"
#include "redaction/room.h"

namespace rightsdesk::redaction {

inline Decision withhold(std::string code = "S2P3-16") {
  return {Outcome::withhold, std::move(code), "no consent", StaffId("reviewer"), Instant{}};
}
inline Decision release() { return {Outcome::release, {}, "acts in role", StaffId("reviewer"), Instant{}}; }

inline PageReview checked(int page) { return {page, true, {}, StaffId("reviewer")}; }

inline Proposal proposal_at(int page, std::size_t begin, std::size_t end, std::string kind, PersonId person = {}) {
  return {ProposalId("p"), Mention{{RecordId("r"), page, begin, end}, std::move(kind), Tier::confident, std::move(person), {{"test", "test"}}}};
}

/// A reviewed text record with the given stretches withheld as persons.
inline ReviewedRecord reviewed(std::string const& id, std::string const& text, std::vector<std::pair<std::size_t, std::size_t>> const& stretches) {
  std::vector<Proposal> proposals;
  for (auto const& [begin, end] : stretches) {
    proposals.push_back(proposal_at(1, begin, end, "person"));
    proposals.back().decision = withhold();
    proposals.back().mention.place.record = RecordId(id);
  }
  auto result = finish_review(RecordId(id), flow(text), proposals, {}, {checked(1)});
  ENSURE(result, "the test's record must be reviewable");
  return std::move(*result);
}

}  // namespace rightsdesk::redaction
