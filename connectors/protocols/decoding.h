#pragma once
// Text files as people save them: UTF-8 with or without a mark, UTF-16 with a mark, Windows-1252.
#include <string>
#include <string_view>
#include <utility>

namespace rightsdesk::connectors {

struct Decoded {
  std::string text;      ///< valid UTF-8 without a byte order mark
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252"
};

/// A byte order mark decides; else what is valid UTF-8 is UTF-8; else every byte is Windows-1252, which never
/// fails.
Decoded decoded(std::string_view bytes);

/// Finds out what decoded() would say of a text that comes in pieces, cut anywhere.
class EncodingSeen {
 public:
  void more(std::string_view piece);
  [[nodiscard]] std::string encoding() const;

 private:
  std::string mark_, held_;  ///< the first three bytes; a code point that is not whole yet
  bool utf8_ = true;
};

/// Decodes such pieces once their encoding is known; holds less than one code point of them.
class DecodedPieces {
 public:
  explicit DecodedPieces(std::string encoding) : encoding_(std::move(encoding)) {}
  std::string more(std::string_view piece);
  std::string end();

 private:
  std::string encoding_, held_;
  bool begun_ = false;
};

}  // namespace rightsdesk::connectors
