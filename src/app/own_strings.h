#pragma once
// What is the data subject's own on a page, and so can never be what was to go.
#include <set>
#include <string>

#include "person/description.h"

namespace rightsdesk::app {

/// The subject's names and each word of them, addresses, postcodes, day of birth (also with day and month exchanged), numbers and
/// e-mails; folded. Personal data.
std::set<std::string> own_strings(person::Description const& subject);
/// Whether words that were withheld, folded, are looked for where they might still stand: not the subject's `own`, and not a single letter.
bool is_looked_for(std::string const& words, std::set<std::string> const& own);

}  // namespace rightsdesk::app
