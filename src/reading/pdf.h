#pragma once
#include "reading/picture.h"
#include "reading/source.h"

namespace rightsdesk::reading {

/// By poppler's tools: words with boxes, page images, and what else the file holds (see pdf_inside.h).
/// `source.path` and `source.folder` are needed. Of a long one the first pages wanted, as many as a child may read.
Reading read_pdf(Source const& source);

/// One page of a PDF as sound_pdf gives it, drawn at about `dots` an inch, fewer for a very large page. Refused (damaged) when it cannot be drawn.
Result<Picture> drawn_page(Source const& source, document::Page const& page, double dots);

}  // namespace rightsdesk::reading
