#pragma once
// What a regulator asks for of one case: the clock with its reasons, what happened, what was decided and why, where we looked, the
// originals' hashes, the letters, the ledger.
#include <string>
#include <vector>

#include "app/office.h"
#include "app/release.h"
#include "disclosure/bundle.h"

namespace rightsdesk::app {

/// Columns: number, what, on, at, actor, detail.
disclosure::Sheet events_sheet(std::vector<casework::CaseEvent> const& events);
/// Columns: about, outcome, code, reason, by, at. Candidates, people of the register, places, and the records of their grounds.
disclosure::Sheet decisions_sheet(Work& work, CaseId const& id);
/// Columns: record, source, bytes, collected_at, sha256_at_collection, sha256_now, unchanged.
disclosure::Sheet originals_sheet(Work& work, CaseId const& id);
/// Columns: number, at, actor, what, detail, previous, hash.
disclosure::Sheet ledger_sheet(std::vector<audit::Entry> const& entries);

/// All of it as one PDF. Words that hold a name or detail of somebody of the case's register who is not to be disclosed are left out of it, with a note
/// in their place; then the release gate looks at the file. Written down in the ledger with its hash.
/// Refused: not_found; leak, with what the gate found.
Result<FormFile> regulators_bundle(Office& office, CaseId const& id, Actor const& actor);

}  // namespace rightsdesk::app
