#pragma once
// A record that could not be read because it is locked, and the password that came later (security.md D30).
#include "app/search_desk.h"
#include "core/personal.h"

namespace rightsdesk::app {

/// Was it not read for want of a password?
bool is_locked(collection::CollectedRecord const& record);

/// Reads it now, in the sandbox, with this password, which is kept nowhere; the record is read from then on as any other, and the event names who opened it. It takes as
/// long as reading does. Not within a transaction. Refused: not_found, not_permitted, not_locked, missing and wrong_password (with the field "password"), unreadable: it opened, and
/// cannot be read for another reason.
Done open_with_password(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, Personal<std::string> const& password);

}  // namespace rightsdesk::app
