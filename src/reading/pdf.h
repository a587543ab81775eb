#pragma once
#include "reading/picture.h"
#include "reading/source.h"

namespace rightsdesk::reading {

/// By poppler's tools: words with boxes, page images, and what else the file holds (see pdf_inside.h).
/// `source.path` and `source.folder` are needed.
Reading read_pdf(Source const& source);

/// One page drawn at about `dots` an inch, fewer for a very large page. Refused (damaged) when it cannot be drawn.
Result<Picture> drawn_page(Source const& source, document::Page const& page, double dots);

}  // namespace rightsdesk::reading
