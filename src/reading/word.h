#pragma once
#include "reading/package.h"

namespace rightsdesk::reading {

/// A Word document (OOXML, ECMA-376 part 1): text as it shows, tables as tab-divided rows, headers first, foot- and endnotes and
/// footers last; comments, tracked changes, hidden text, alternative text and properties as hidden text.
Reading read_word(Package const& package);

}  // namespace rightsdesk::reading
