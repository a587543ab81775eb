#pragma once
#include <string>
#include <vector>

#include "redaction/burn.h"

namespace rightsdesk::redaction {

/// The lines of a text with `removals` (sorted, of this page, none overlapping) replaced by markers. White space beside a
/// marker is one space, or one tab where there was a tab, and none at a line's ends; markers of one code with nothing but
/// spaces between them are one marker; a removal over several lines leaves one marker and no empty lines. So neither gaps
/// nor the number of words or lines tells what was removed.
std::vector<std::vector<Run>> flow_lines(std::string const& text, std::vector<ReviewedRecord::Removal> const& removals);

}  // namespace rightsdesk::redaction
