#pragma once
#include <string>
#include <string_view>

namespace rightsdesk::reading {

struct Decoded {
  std::string text;     ///< valid UTF-8, line ends made \n, NUL and other control characters (but \t \n \f) removed
  std::string charset;  ///< the encoding it was taken for: "UTF-8", "UTF-16LE", "windows-1252", …
  bool certain = true;  ///< false: guessed, or some bytes meant nothing in it
};

/// Text from bytes. A byte-order mark decides; then `label` (as a mail or page declares it, may be empty); then whether
/// the bytes are valid UTF-8; then the look of UTF-16; else windows-1252.
Decoded decoded(std::string_view bytes, std::string_view label = {});

/// The bytes read in one encoding, whatever they look like; windows-1252 when it is unknown. Not cleaned of controls.
std::string in_charset(std::string_view bytes, std::string const& charset);

/// True for what cannot be text in any encoding we know: many control characters.
bool looks_binary(std::string_view bytes);

}  // namespace rightsdesk::reading
