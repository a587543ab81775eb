#pragma once
// What is the data subject's own on a page, and so can never be what was to go.
#include <set>
#include <string>

#include "person/description.h"

namespace rightsdesk::app {

/// The subject's names and each word of them, addresses, postcodes, day of birth (also with day and month exchanged), numbers and
/// e-mails; folded. Personal data.
std::set<std::string> own_strings(person::Description const& subject);

}  // namespace rightsdesk::app
