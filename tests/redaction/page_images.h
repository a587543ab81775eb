#pragma once
// A page kept as an image, drawn by the test: grey bars where words stand.
#include <string>

#include "core/text.h"
#include "redaction/raster.h"
#include "redaction/room.h"

namespace rightsdesk::redaction {

/// 300 by 200 points at 2 pixels a point: "From Joan Pike about the visit Rose made" over "Second line".
inline document::Document scanned_page(std::string const& media_type) {
  document::Document out;
  document::Page page{1, document::Layout::fixed, 300, 200, "From Joan Pike about the visit Rose made\nSecond line"};
  Raster raster{600, 400, 1, std::vector<unsigned char>(600UL * 400UL, 255)};
  double x = 20, y = 150;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= page.text.size(); ++at) {
    bool const ends = at == page.text.size() || page.text[at] == ' ' || page.text[at] == '\n';
    if (!ends) continue;
    double const width = 5.5 * static_cast<double>(at - begin);
    page.words.push_back({begin, at, {x, y, width, 9}, 0.9});
    for (int row = static_cast<int>(2 * (191 - y)); row < static_cast<int>(2 * (200 - y)); ++row) {
      for (int column = static_cast<int>(2 * x); column < static_cast<int>(2 * (x + width)); ++column) {
        raster.samples[static_cast<std::size_t>(row * 600 + column)] = static_cast<unsigned char>(60 + (row * column) % 90);
      }
    }
    x += width + 3;
    if (at < page.text.size() && page.text[at] == '\n') {
      x = 40;
      y = 96;
    }
    begin = at + 1;
  }
  page.image = encoded(raster, media_type);
  out.pages.push_back(page);
  return out;
}

}  // namespace rightsdesk::redaction
