#pragma once
#include "reading/package.h"

namespace rightsdesk::reading {

/// A PowerPoint presentation (OOXML): a page a slide; notes, comments, hidden slides and alternative text as hidden text.
Reading read_slides(Package const& package);

}  // namespace rightsdesk::reading
