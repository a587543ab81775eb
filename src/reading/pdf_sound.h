#pragma once
#include <vector>

#include "reading/pdf_facts.h"
#include "reading/source.h"

namespace rightsdesk::reading {

/// A PDF as poppler's tools can be given it: the file itself, or a copy in its folder, without its lock, and mended where a page's
/// own dictionary is broken. Without the mending poppler gives every page behind a broken one as the last that it made out.
struct SoundPdf {
  Source source;             ///< its path is the file's or the copy's; its bytes are those of the file
  PdfFacts facts;            ///< lost_from is set when mending did not help: pages from there on must not be taken
  std::vector<int> damaged;  ///< pages, from 1, of which parts may be missing
};
/// Refused: needs_password, and what pdf_facts refuses. `source.path` and `source.folder` are needed.
Result<SoundPdf> sound_pdf(Source const& source);

}  // namespace rightsdesk::reading
