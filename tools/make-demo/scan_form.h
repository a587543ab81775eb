#pragma once
// The registration form of 2012: filled in by hand, printed, scanned askew.
#include <string>

#include "truth.h"

namespace rightsdesk::make_demo {

inline constexpr char const* scan_file = "childrens_centre_registration_2012_scan.pdf";

/// Writes the image-only PDF to `folder` and says in `truth` where what is written.
void write_scan(std::string const& folder, Truth& truth);

}  // namespace rightsdesk::make_demo
