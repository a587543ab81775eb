#pragma once
// Plays a story with the app's own verbs on a real store, and says wherever it went otherwise than written.
#include <string>
#include <vector>

#include "scenario.h"

namespace rightsdesk::scenarios {

/// Every departure as "file:line: what"; empty: the story is true.
std::vector<std::string> play(Scenario const& scenario);

}  // namespace rightsdesk::scenarios
