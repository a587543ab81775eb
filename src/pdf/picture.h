#pragma once
// An image made safe to put in a file: looked at by a decoder of ours, stripped of everything that is not pixels.
#include <string>
#include <string_view>

#include "core/result.h"

namespace rightsdesk::pdf {

/// Pixels ready to stand in a PDF: baseline or progressive JPEG without any application segment, or deflated rows.
struct Picture {
  enum class Coding { jpeg, deflated } coding = Coding::jpeg;
  int width = 0, height = 0;  ///< pixels
  int channels = 1;           ///< 1 grey, 3 red-green-blue
  int bits = 8;               ///< per channel; 1 only when grey
  std::string bytes;          ///< deflated: each row starts with its PNG filter type
};

/// Decodes the whole of `bytes` to prove that it can be read, then keeps pixels only: EXIF, comments, thumbnails,
/// colour profiles and text chunks go; transparency is laid over white. `media_type` is image/jpeg or image/png.
/// Refused: any other type (not_an_image), a broken, truncated or CMYK image (unreadable_image), more than 120 megapixels.
Result<Picture> read_picture(std::string_view media_type, std::string_view bytes);

/// The picture as a file of its own: a JPEG without application segments, or a PNG of pixels alone.
std::string file_of(Picture const& picture);

}  // namespace rightsdesk::pdf
