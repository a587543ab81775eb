#pragma once
// Catalogues as translators keep them (GNU gettext's .po and .pot), read and written with gettext's own library.
#include <string>
#include <vector>

#include "languages/language.h"

namespace rightsdesk::languages {

/// The catalogue of one language, against everything that is said. Its header names the language (Language: cy), what its speakers call
/// it (X-Own-Name: Cymraeg) and, where it runs from right to left, X-Runs: right-to-left. Messages marked fuzzy are not used. Appends to
/// `faults`, with file and line: what gettext cannot read, a header that lacks something, a translation that wrong_with() refuses.
Language read_catalogue(std::string const& path, Messages const& messages, std::vector<std::string>& faults);
/// The same with every message that stands in it, known to us or not: words of letters may be changed on a page.
Language read_whole_catalogue(std::string const& path, std::vector<std::string>& faults);

/// Messages of a .pot. Appends to `faults` what cannot be read.
Messages read_template(std::string const& path, std::vector<std::string>& faults);

/// Every message with its places, as a .pot for translators. Throws Fault when it cannot be written.
void write_template(std::string const& path, Messages const& messages);

}  // namespace rightsdesk::languages
