#pragma once
#include <string_view>

namespace rightsdesk::reading {

/// How a JPEG's camera was held: 1 (upright) to 8, as tag 0112 of CIPA DC-008 (Exif) says; 1 for anything else.
int exif_orientation(std::string_view bytes);
/// True when the camera wrote down where the picture was taken (tag 8825).
bool exif_has_place(std::string_view bytes);

}  // namespace rightsdesk::reading
