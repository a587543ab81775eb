#pragma once
// Where boxes go on the image of a page, so that neither their width nor what is left beside them tells a name.
#include <string>
#include <vector>

#include "document/document.h"
#include "redaction/burn.h"
#include "redaction/review.h"

namespace rightsdesk::redaction {

/// Widths of boxes over words are multiples of this, in points (redaction.md 5.3), where the page has room.
inline constexpr double kBoxStep = 25;

/// The boxes for `removals` (all of this page), top to bottom, left to right. A box over words covers every word that it
/// touches, whole; its height is that of its line of text, whatever the word. A drawn area is covered as drawn, and each
/// word that it touches, whole.
std::vector<Painted> boxes_for(document::Page const& page, std::vector<ReviewedRecord::Removal> const& removals);

bool overlap(document::Region const& a, document::Region const& b);

}  // namespace rightsdesk::redaction
