#include "pdf/png.h"

#include <png.h>

#include <cstring>

namespace rightsdesk::pdf {

// The simplified interface of libpng: no setjmp of ours, no abort, everything laid over white.
std::optional<Pixels> decode_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return std::nullopt;
  bool const colour = (image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  image.format = colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  Pixels pixels{{static_cast<int>(image.width), static_cast<int>(image.height), colour ? 3 : 1}, {}};
  if (!pixels.size.sane()) {
    png_image_free(&image);
    return std::nullopt;
  }
  pixels.bytes.resize(PNG_IMAGE_SIZE(image));
  png_color const white{255, 255, 255};
  bool const read = png_image_finish_read(&image, &white, pixels.bytes.data(), 0, nullptr) != 0;
  bool const warned = PNG_IMAGE_FAILED(image);
  png_image_free(&image);
  if (!read || warned) return std::nullopt;
  return pixels;
}

}  // namespace rightsdesk::pdf
