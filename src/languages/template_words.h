#pragma once
// The words of a page's template (Mustache over HTML): found sentence by sentence, and put back in another language.
#include <string>

#include "languages/language.h"

namespace rightsdesk::languages {

/// What a template says: its text between tags that break a sentence, and the attributes that people hear or see (title, alt, aria-label,
/// placeholder, data-i18n.…). A section breaks a sentence, a value does not. `name` with its line is the place of each.
Messages messages_in(std::string const& name, std::string const& page);

/// The same template in `language`. What was not translated stays English and says so (lang="en"); where the language runs from right to
/// left, every value is set apart, so that a name or a number does not turn its neighbours round.
std::string page_in(Language const& language, std::string const& page);

}  // namespace rightsdesk::languages
