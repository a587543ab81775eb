#pragma once
// Looking at pixels: is a box one colour, is a part of the picture only blurred into squares?
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk::gate {

/// Grey, 0 black to 255 white, rows from the top.
struct Grey {
  int width = 0, height = 0;
  std::vector<unsigned char> values;
  [[nodiscard]] unsigned char at(int x, int y) const { return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)]; }
};

/// P4, P5 or P6 of at most 8 bits; nothing for anything else or a file cut short.
std::optional<Grey> read_pnm(std::string_view bytes);

/// Is [left, right) x [top, bottom) dark and of one value, but for a rim of 4 pixels that JPEG may have touched?
bool solid(Grey const& picture, int left, int top, int right, int bottom);

/// A dark block with traces of something under it: nearly black, box-shaped, and not of one value.
bool has_translucent_box(Grey const& picture);

/// A patch of equal squares of several greys, as pixelation leaves.
bool has_mosaic(Grey const& picture);

}  // namespace rightsdesk::gate
