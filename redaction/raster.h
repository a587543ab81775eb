#pragma once
// Page images as pixels: decoded from what reading made, painted, and encoded anew without any metadata.
#include <cstddef>
#include <string>
#include <vector>

#include "document/document.h"

namespace rightsdesk::redaction {

/// 8-bit samples, rows from the top, `channels` 1 (grey) or 3 (RGB).
struct Raster {
  int width = 0, height = 0, channels = 1;
  std::vector<unsigned char> samples;
};

/// A rectangle of pixels, half-open, rows from the top.
struct PixelBox {
  int left = 0, top = 0, right = 0, bottom = 0;
};

/// Throws Fault when the image cannot be decoded, is not what it says it is, or has more than 100 million pixels.
Raster decoded(document::PageImage const& image);
/// Black, opaque, one colour; what lies outside the raster is ignored.
void paint(Raster& raster, PixelBox const& box);
/// In the given media type (image/png or image/jpeg): a fresh file that holds the pixels and nothing else.
document::PageImage encoded(Raster const& raster, std::string const& media_type);

}  // namespace rightsdesk::redaction
