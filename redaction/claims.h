#pragma once
#include <string_view>
#include <vector>

#include "redaction/people_index.h"

namespace rightsdesk::redaction {

/// The claims that hold, sorted by begin, none overlapping, shields left out. The longer claim wins; of two equally long
/// ones a shield, then the more confident. A claim swallowed by a longer one lends it its confidence and its person.
/// Background claims keep only what no other claim covers.
std::vector<Claim> settled(std::vector<Claim> claims, std::string_view plain);

}  // namespace rightsdesk::redaction
