#pragma once
// HEIC, as telephones photograph, by libheif.
#include "reading/picture.h"

namespace rightsdesk::reading {

/// The primary picture, turned as the file says. Refused: too_large beyond 100 million points, damaged when it cannot be decoded.
Result<Picture> heic_picture(std::string_view bytes);
/// Its Exif block as a JPEG would carry it, for exif.h; empty when it has none.
std::string heic_exif(std::string_view bytes);

}  // namespace rightsdesk::reading
