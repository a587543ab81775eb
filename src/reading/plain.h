#pragma once
#include "reading/source.h"

namespace rightsdesk::reading {

/// Text as it stands, a page at each form feed.
Reading read_plain(Source const& source);
/// Rows as lines, cells divided by tabs; the separator (comma, semicolon, tab, bar) is the one most used in the first lines.
Reading read_csv(Source const& source);
/// Set out with two spaces a level, escapes made letters; as it stands, with a warning, when it is not sound JSON.
Reading read_json(Source const& source);

}  // namespace rightsdesk::reading
