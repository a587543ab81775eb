#pragma once
// To whom a remark is addressed: whoever was chosen, and whoever its words name after an "@".
#include <string>
#include <vector>

#include "app/assigning.h"
#include "web/ports.h"
#include "web/templates/view.h"

namespace rightsdesk::web::review {

/// Of `colleagues`, each once, in the order in which they are named; the one chosen (an id, or empty) first. A name is the whole name, the name
/// somebody signs in with, or a first name that only one of them has; an "@" inside a word (an e-mail address) names nobody.
/// Refused: not_found with the field, "to" for a choice and "text" for a name that is nobody's or several people's.
Result<std::vector<app::Assignee>> addressed(std::vector<ColleagueLine> const& colleagues, std::string const& chosen, std::string const& text);

/// Options of a choice between them, {option, option_words, is_chosen}.
std::vector<View> colleague_options(std::vector<ColleagueLine> const& colleagues, std::string const& chosen);

}  // namespace rightsdesk::web::review
