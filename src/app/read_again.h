#pragma once
// Records that were read by another reader than today's: they stay as they were read until somebody has them read again.
#include "app/documents.h"
#include "app/search_desk.h"

namespace rightsdesk::app {

/// Today's reader of a record, when another read it; empty: the same did, or nobody noted which.
std::string other_reader_now(Office const& office, collection::CollectedRecord const& record);

/// Has the record read again from its original; what was read of it goes, with the marks that nobody decided. Refused: not_found, not_permitted,
/// same_reader, and decided: on one of its pages a person has decided something, which stands on the words as they were read.
Done read_again(Office& office, CaseId const& id, Actor const& actor, RecordId const& record);

}  // namespace rightsdesk::app
