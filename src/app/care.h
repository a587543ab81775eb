#pragma once
// Care for those who read upsetting files: a warning that one reader sets for the next, and a document that is handed over to a colleague.
#include <map>
#include <string>
#include <vector>

#include "app/assigning.h"
#include "app/review_log.h"

namespace rightsdesk::app {

/// The warning that stands on each record: the newest that was not taken off.
std::map<RecordId, ContentWarning> warnings_of(Office& office, CaseId const& id);
/// In place of the one that stands. It never leaves with the pack. Refused: missing (words), too_long (over 200 letters), not_found, and what adding a note is.
Done warn_of(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, std::string const& words);
/// Refused: not_found where none stands, and what adding a note is.
Done take_warning_off(Office& office, CaseId const& id, Actor const& actor, RecordId const& record);

/// Asks a colleague to read the record instead: a remark that is addressed to them, and is on their Today until they answer. `words` may be empty.
/// Refused: missing (to), not_found, not_among_them, and what adding a note is.
Done hand_over(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, Assignee const& to, std::string const& words);

}  // namespace rightsdesk::app
