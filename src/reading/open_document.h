#pragma once
#include "reading/package.h"

namespace rightsdesk::reading {

/// OpenDocument text, spreadsheet or presentation (ISO 26300): sheets and slides as pages; comments, tracked deletions, notes of
/// slides, hidden sheets and rows, alternative text and properties as hidden text. Refused: needs_password.
Reading read_open_document(Package const& package);

}  // namespace rightsdesk::reading
