#pragma once
// A member of staff's due days as a calendar that other programs read (RFC 5545), by an address that is a secret and can be taken back.
#include <optional>
#include <string>

#include "app/case_desk.h"
#include "app/office.h"

namespace rightsdesk::app {

/// A new secret for this person; the one before stops working. It is shown once: only its hash is kept.
std::string new_calendar(Office& office, Actor const& actor);
void end_calendar(Office& office, Actor const& actor);
/// Since when this person has one.
std::optional<Instant> calendar_since(Office& office, Actor const& actor);

/// Whose secret this is; none: nobody's.
std::optional<StaffId> calendar_owner(Office& office, std::string const& secret);
/// The open cases that are this person's and have a day, of those that the office shows: it must be the owner's (app/seen.h).
std::string calendar_feed(Office& office, StaffId const& owner);
/// text/calendar of these cases. References and days only. Pure: the same cases give the same bytes but for the stamp `now`.
std::string calendar_of(std::vector<CaseStanding> const& cases, Instant now);

}  // namespace rightsdesk::app
