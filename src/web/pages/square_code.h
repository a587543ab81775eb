#pragma once
#include <string>

namespace rightsdesk::web {

/// A QR code (ISO/IEC 18004, error correction M, a quiet zone of four) as an address for an image: "data:image/svg+xml;base64,…".
/// Throws Fault for a text too long to be shown.
std::string square_code_picture(std::string const& text);

/// The drawing itself: each dark square is 1 unit wide.
std::string square_code_svg(std::string const& text);

}  // namespace rightsdesk::web
