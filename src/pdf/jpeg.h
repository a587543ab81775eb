#pragma once
#include <string>
#include <string_view>

namespace rightsdesk::pdf {

struct Size {
  int width = 0, height = 0, channels = 0;
  [[nodiscard]] bool sane() const {
    return width > 0 && height > 0 && static_cast<long>(width) * height <= 120'000'000L;
  }
};

/// True when every row of a grey or YCbCr JPEG decodes without a single warning.
bool decode_jpeg(std::string_view bytes, Size& size);
/// The same coded pixels without application segments (but APP14), comments, or anything after the end; empty if broken.
std::string stripped_jpeg(std::string_view bytes);

}  // namespace rightsdesk::pdf
