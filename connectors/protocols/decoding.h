#pragma once
// Text files as people save them: UTF-8 with or without a mark, UTF-16 with a mark, Windows-1252.
#include <string>
#include <string_view>

namespace rightsdesk::connectors {

struct Decoded {
  std::string text;      ///< valid UTF-8 without a byte order mark
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252"
};

/// A byte order mark decides; else what is valid UTF-8 is UTF-8; else every byte is Windows-1252, which never
/// fails.
Decoded decoded(std::string_view bytes);

}  // namespace rightsdesk::connectors
