#pragma once
// How the connected sources are: what the last searches came to, and the last time that somebody had one tried out. No case is opened for it.
#include <optional>
#include <string>
#include <vector>

#include "app/office.h"
#include "search/search.h"

namespace rightsdesk::app {

/// The last time a source was tried out (`connectors test`); while a worker is at it, there is no end and no step.
struct SourceCheck {
  std::string source;
  std::string asked_by;  ///< StaffId
  Instant asked_at;
  std::optional<Instant> ended_at = {};
  std::vector<sources::Tried> steps = {};  ///< without `internal`
};
/// A search of one source that has ended, whichever case it was for.
struct SearchOutcome {
  std::string source;
  search::SourceState state = search::SourceState::answered;
  std::string failure = {};  ///< in words its owner understands; no personal data
  Instant ended;
};
class SourceChecks {
 public:
  virtual ~SourceChecks() = default;
  virtual void put(SourceCheck const& check) = 0;  ///< in place of the one before
  virtual std::vector<SourceCheck> all() = 0;      ///< by source
  /// Newest first; at most 5,000.
  virtual std::vector<SearchOutcome> searches_since(Instant since) = 0;
};

/// Searches of so many days are counted.
constexpr int kHealthDays = 30;

struct SourceHealth {
  sources::SourceCard card;
  std::optional<SearchOutcome> last = {};     ///< within kHealthDays
  std::optional<Instant> last_answer = {};
  int searches = 0, failures = 0;             ///< within kHealthDays
  int failures_in_a_row = 0;                  ///< up to the last one
  std::optional<SourceCheck> check = {};
  bool being_tried = false;                   ///< a worker is at it, or will be
  enum class Grade { well, look, failing, unknown } grade = Grade::unknown;  ///< unknown: nobody asked it lately
};
/// Every connected source, those that need somebody first.
std::vector<SourceHealth> source_health(Office& office);

/// Has a worker try the source out. Refused: not_permitted (a case officer, the data protection officer or a manager may), not_found, not_now (it is being tried).
Done ask_for_check(Office& office, Actor const& actor, std::string const& source);
/// Whether this person may.
bool may_check(Actor const& actor);

}  // namespace rightsdesk::app
