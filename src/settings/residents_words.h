#pragma once
// What config/ says to residents, so that it can be said in other languages.
#include <map>
#include <string>
#include <vector>

#include "settings/rules.h"

namespace rightsdesk::settings {

/// The words of states that residents see, of letters and of the reasons they give, of the documents that show who they are, and of the accessibility statement of `controller`,
/// each with the files that say it.
std::map<std::string, std::vector<std::string>> residents_words(Rules const& rules, std::string const& controller);

}  // namespace rightsdesk::settings
