#pragma once
#include "reading/compound.h"

namespace rightsdesk::reading {

/// An older Word file ([MS-DOC]): its text by its piece table; foot- and endnotes, headers and text boxes follow; comments as hidden
/// text. Tracked deletions cannot be told from the rest and show as text (the document is warned). Refused: needs_password, damaged.
Reading read_old_word(Compound const& file);

/// An older Excel file ([MS-XLS], BIFF8): each sheet a page; hidden sheets as hidden text. Refused: needs_password, damaged,
/// unsupported (before Excel 97).
Reading read_old_sheet(Compound const& file);

/// An older PowerPoint file ([MS-PPT]): all text it holds, slides and notes alike.
Reading read_old_slides(Compound const& file);

/// Title, author and the like of any of these, from its summary stream ([MS-OLEPS]).
void take_summary(Compound const& file, document::Document& document);

}  // namespace rightsdesk::reading
