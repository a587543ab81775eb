#pragma once
// The images of the file: nothing but pixels in them, nothing legible left in the pixels.
#include <vector>

#include "gate/bench.h"
#include "gate/check.h"
#include "gate/drawing.h"
#include "gate/needles.h"

namespace rightsdesk::gate {

struct PictureSight {
  Bench const& bench;
  Objects const& file;
  Needles const& needles;
  Expectations const& expected;
};
/// Segments of a JPEG other than pixels, and images that no page draws. `drawn` are the ids drawn on any page.
void check_image_objects(PictureSight const& sight, std::set<std::string> const& drawn, std::vector<Leak>& leaks);
/// The pixels of one page's images, and of the page itself where lettering may be drawn: by OCR, for boxes that are not
/// solid and for mosaics. Touches `leaks` only.
void check_page_pixels(PictureSight const& sight, int page, Drawing const& drawing, std::vector<Leak>& leaks);
/// Has the page anything whose pixels need a look?
bool needs_eyes(Drawing const& drawing);
/// Anything but pictures that needs it.
bool draws_lettering(Drawing const& drawing);

}  // namespace rightsdesk::gate
