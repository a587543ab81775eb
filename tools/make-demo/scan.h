#pragma once
// What a scanner makes of a printed page: grey, a little tilted, speckled.
#include <string>
#include <vector>

#include "truth.h"

namespace rightsdesk::make_demo {

struct Grey {
  int width = 0, height = 0;
  std::vector<unsigned char> pixels;  ///< row by row from the top, 0 black
};

/// The first page of the PDF file at `dpi`, by pdftoppm. Throws Fault when that fails.
Grey printed_page(std::string const& pdf_path, int dpi);
/// Turned by `degrees` clockwise about its middle, with noise, dust and a shadow at one edge; always the
/// same.
Grey scanned(Grey const& page, double degrees);
/// Where `box` (pixels from the top left) lies after scanned(): the upright rectangle around it.
Box turned(Box const& box, Grey const& page, double degrees);
/// A JPEG of quality 80.
std::string jpeg(Grey const& image);

}  // namespace rightsdesk::make_demo
