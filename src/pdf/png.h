#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "pdf/jpeg.h"

namespace rightsdesk::pdf {

/// Rows from the top, 8 bits a channel, no padding.
struct Pixels {
  Size size;
  std::vector<unsigned char> bytes;
};

/// The whole image over white, or nothing when it is broken, truncated or too big.
std::optional<Pixels> decode_png(std::string_view bytes);

}  // namespace rightsdesk::pdf
