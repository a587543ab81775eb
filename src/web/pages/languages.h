#pragma once
// The languages of a council's pages: which there are, what they lack, how a resident chooses one.
#include <string>
#include <vector>

#include "languages/language.h"
#include "web/templates/view.h"

namespace rightsdesk::web {

/// Everything that is said to residents: by the templates, by the program (templates/languages/program.pot), and `own_words`.
/// Throws Fault when a template or the .pot cannot be read.
languages::Messages all_messages(std::string const& templates_folder, languages::Messages const& own_words);

/// The languages with these codes, in their order. Throws Fault with every fault of their catalogues, or for a code that has none.
std::vector<languages::Language> languages_of(std::string const& templates_folder, std::vector<std::string> const& codes, languages::Messages const& own_words);

/// Each message that a language lacks: "templates/portal/start.html:4: Ask for your information".
std::vector<std::string> missing_in(languages::Language const& language, languages::Messages const& messages);

/// lang and dir of a page in `chosen`, and links to the others that lead back to `path`; without links where that is empty.
View language_view(std::vector<languages::Language> const& spoken, std::string const& chosen, std::string const& path);

}  // namespace rightsdesk::web
