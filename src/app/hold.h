#pragma once
// The hold on the sources from receipt (Data Protection Act 2018 s.173; law.md H-10 to H-16), and the manifest of what was collected.
#include <optional>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

struct SourceHold {
  std::string source, title, owner;
  Date asked;                             ///< the day the request reached us
  std::optional<Date> confirmed = {};     ///< the owner said that disposal is stopped
  std::string confirmed_how = {};
  int blocked = 0;                        ///< disposals or deletions that were tried and stopped
  std::optional<Date> ended = {};
  std::string cannot = {};                ///< why the owner says that it cannot be stopped; empty once it is confirmed
  bool reachable = false;                 ///< the settings name an address: the program can write to the owner
  std::optional<commission::Commission> letter = {};  ///< the last one that went out
};
std::vector<SourceHold> holds_of(Office& office, CaseId const& id);

struct HoldDesk {
  std::vector<SourceHold> sources;
  std::vector<std::string> keeps;  ///< what still keeps the hold from ending; empty: it may end
};
Result<HoldDesk> hold_desk(Office& office, CaseId const& id);

/// The owner confirmed that disposal is stopped. Refused: no_hold, missing, not_permitted.
Done confirm_hold(Office& office, CaseId const& id, Actor const& actor, std::string const& source, std::string const& how);
/// Somebody, or a disposal job, tried to delete or alter what is held: logged and shown.
Done record_blocked(Office& office, CaseId const& id, Actor const& actor, std::string const& source, std::string const& what);
/// H-14: a named person, after the answer, after the months of config/retention.yaml, with no complaint open. Refused: not_yet
/// with what keeps it; no_hold; missing.
Done end_hold(Office& office, CaseId const& id, Actor const& actor, std::string const& reason);

/// One collected original: as it came, and as it is now.
struct ManifestLine {
  RecordId record;
  std::string source, sha256, sha256_now;
  std::int64_t size = 0;
  Instant collected_at;
  [[nodiscard]] bool unchanged() const { return sha256 == sha256_now; }
};
/// Re-hashed as it stands in this transaction.
std::vector<ManifestLine> manifest_of(Work& work, CaseId const& id);

// Within a verb's own transaction.
/// What other cases of the same person keep from being disposed of, each in words (RT-9): a hold that stands at the sources, a
/// rights request or a complaint that is open.
std::vector<std::string> holds_on_person(Work& work, Office const& office, casework::Case const& about);
/// Asks every connected source to stop disposal: an event and a ledger entry each, and a letter to its owner where the settings name
/// an address. Only where s.173 reaches (access, portability, law-enforcement access).
void place_holds(Work& work, Office const& office, casework::Case const& opened);
/// Does a hold stand at this source that its owner has not confirmed?
bool hold_waits(Work& work, CaseId const& id, std::string const& source);
/// What the owner said on the one-time page: `hold_confirmed` with how, or `hold_refused` with why.
struct OwnersWord {
  std::string source, words;
  commission::Answer answer = commission::Answer::done;
};
void record_owners_word(Work& work, Office const& office, casework::Case const& about, OwnersWord const& said);

}  // namespace rightsdesk::app
