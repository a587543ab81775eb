#pragma once
#include <string_view>
#include <vector>

#include "redaction/people_index.h"

namespace rightsdesk::redaction {

/// Claims on names that close a message without a word of farewell: a line of one to three capitalised words ("Bridge x",
/// "Fiona") that stands last on the page, or right above a quoted message. Possible, for the word may be any. The subject's
/// own names are left out.
std::vector<Claim> closing_names(std::string_view plain, std::vector<Token> const& list, PeopleIndex const& index, Words const& words);

}  // namespace rightsdesk::redaction
