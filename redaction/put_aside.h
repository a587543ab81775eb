#pragma once
// Burned pages as bytes and back, so that a pack of ten thousand pages is made without all of them in memory.
#include <string>
#include <string_view>
#include <vector>

#include "redaction/burn.h"

namespace rightsdesk::redaction {

/// CBOR (RFC 8949) of ours, read by this program alone while it makes one pack.
std::string bytes_of(std::vector<BurnedPage> const& pages);
/// The same pages. Throws Fault for bytes that are not of bytes_of.
std::vector<BurnedPage> pages_of(std::string_view bytes);

}  // namespace rightsdesk::redaction
