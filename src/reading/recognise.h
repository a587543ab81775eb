#pragma once
#include "reading/source.h"

namespace rightsdesk::reading {

/// Reads by OCR what `unread` names, in the pages given: adds words, turns pages upright, and flags what stays unread
/// or unsure. Renders PDF pages anew at 300 dots an inch; other pictures are opened from the source.
void recognise(Source const& source, Format format, Extracted& extracted);

/// Without OCR: every unread page is flagged and told of, never passed as empty.
void leave_unread(Extracted& extracted);

}  // namespace rightsdesk::reading
