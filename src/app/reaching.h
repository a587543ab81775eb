#pragma once
// How a requester may be reached, as every way of writing to them asks it.
#include <string>
#include <vector>

#include "casework/case.h"
#include "intake/safe_contact.h"

namespace rightsdesk::app {

/// Where nobody asked them (a request on paper, or by phone) nothing is known against any way.
intake::SafeContact safe_contact_of(casework::Case const& about);
/// What colleagues heed before they call: "Calls are not safe: do not ring. Only at these times: before 3pm. Leave no message." Empty: nothing.
std::string heed_on_the_phone(intake::SafeContact const& safe);
/// The answers in words for colleagues, a line each; one line that says that nobody asked.
std::vector<std::string> safe_contact_words(intake::SafeContact const& safe);
/// The lines of their address with the postcode last, none of them empty; nothing where none is known.
std::vector<std::string> address_lines(intake::Requester const& requester);

}  // namespace rightsdesk::app
