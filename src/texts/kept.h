#pragma once
// Blocks as they are kept, to be shown again as they were.
#include <string>
#include <vector>

#include "texts/texts.h"

namespace rightsdesk::texts {

/// One line of JSON: [["paragraph", "Dear …", …], …]. Marks are not kept.
std::string to_keep(std::vector<Block> const& blocks);
/// What to_keep() gave. A Fault for anything else.
std::vector<Block> as_kept(std::string const& kept);

}  // namespace rightsdesk::texts
