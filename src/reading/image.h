#pragma once
#include "reading/source.h"

namespace rightsdesk::reading {

/// A picture file: one page a frame (TIFF), each to be read by OCR. No page is ever passed as read here, but for blank ones.
Reading read_image(Source const& source, Format format);

}  // namespace rightsdesk::reading
