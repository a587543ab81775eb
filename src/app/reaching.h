#pragma once
// How a requester may be reached, as every way of writing to them asks it.
#include <optional>
#include <string>
#include <vector>

#include "casework/case.h"

namespace rightsdesk::app {

/// Their answer to safe contact (intake/safe_contact.h): "yes", "email-only" or "ask-first"; none where nobody asked them (a request on paper, or by
/// phone): then nothing is known against any way.
std::optional<std::string> safe_contact_of(casework::Case const& about);
/// The lines of their address with the postcode last, none of them empty; nothing where none is known.
std::vector<std::string> address_lines(intake::Requester const& requester);

}  // namespace rightsdesk::app
