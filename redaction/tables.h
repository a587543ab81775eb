#pragma once
// What a heading says of the cells below it.
#include <string_view>
#include <vector>

#include "redaction/people_index.h"

namespace rightsdesk::redaction {

/// Full dates under a heading such as "DOB": confident in the same cell of a table (cells parted by tabs), possible anywhere
/// on the lines below a heading without cells, until an empty line.
std::vector<Claim> dates_under_headings(std::string_view plain);

}  // namespace rightsdesk::redaction
