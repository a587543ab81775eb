#pragma once
// Case -> search of every source -> candidate records. A source that no program can ask waits for its owner. Every source ends answered, nothing held, failed, or not searched
// by somebody's decision. Decides nobody's identity.
#include <optional>
#include <string>
#include <vector>

#include "core/because.h"
#include "core/date.h"
#include "core/id.h"
#include "core/personal.h"
#include "sources/source.h"

namespace rightsdesk::search {

enum class SourceState { planned, asked, awaiting_owner, answered, nothing_held, failed, not_searched };
std::string to_string(SourceState state);
SourceState source_state_from(std::string const& text);

/// One source of a case's search plan and what became of it. A row of the search certificate.
struct SourceSearch {
  CaseId about;
  std::string source;  ///< SourceCard::id
  std::string title, owner;
  SourceState state = SourceState::planned;
  std::vector<std::string> terms = {};
  std::int64_t found = 0;
  bool truncated = false;
  int attempts = 0;
  std::string failure = {};        ///< in words its owner understands
  std::string reason = {};         ///< why in the plan, or why not searched
  std::string decided_by = {};     ///< StaffId of who decided not to search
  std::optional<Instant> started = {}, ended = {};
  /// Has a final state: nothing more will come unless somebody asks again.
  [[nodiscard]] bool ended_well() const {
    return state == SourceState::answered || state == SourceState::nothing_held || state == SourceState::not_searched;
  }
};

enum class Verdict { proposed, possible, unlikely };
std::string to_string(Verdict verdict);
Verdict verdict_from(std::string const& text);

enum class Identity { undecided, confirmed, rejected };
std::string to_string(Identity identity);
Identity identity_from(std::string const& text);

/// A record a source offered, the program's view of it with reasons, and a person's decision.
struct Candidate {
  CandidateId id;
  CaseId about;
  sources::CandidateRecord offered;
  double weight = 0;  ///< bits; the sum of what `because` shows
  Verdict verdict = Verdict::possible;
  Because because;
  Identity identity = Identity::undecided;
  std::string decided_by = {}, reason = {};
  std::optional<Instant> decided_at = {};
};

class SearchStore {
 public:
  virtual ~SearchStore() = default;
  virtual void plan(SourceSearch const& row) = 0;  ///< keeps an existing row for the same source
  virtual std::vector<SourceSearch> plan_of(CaseId const& about) = 0;
  virtual void update(SourceSearch const& row) = 0;
  /// Adds what is new by (source, key); a candidate already decided keeps its decision.
  virtual void offer(Candidate const& candidate) = 0;
  virtual void reweigh(Candidate const& candidate) = 0;  ///< weight, verdict, because
  virtual std::vector<Candidate> candidates(CaseId const& about) = 0;
  virtual int undecided(CaseId const& about) = 0;  ///< how many of them nobody has decided
  virtual std::optional<Candidate> candidate(CandidateId const& id) = 0;
  virtual void decide(Candidate const& candidate) = 0;
  /// What other cases rejected of the records that this case was offered, whomever they were about; each under its own case.
  virtual std::vector<Candidate> rejected_elsewhere(CaseId const& about) = 0;
};

}  // namespace rightsdesk::search
