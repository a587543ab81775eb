#include "signin/encoding.h"

#include <cctype>

namespace rightsdesk::signin {

std::string percent_encoded(std::string const& text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~') {
      encoded += c;
    } else {
      encoded += {'%', kHex[byte >> 4U], kHex[byte & 0x0FU]};
    }
  }
  return encoded;
}

std::string form_encoded(std::map<std::string, std::string> const& fields) {
  std::string text;
  for (auto const& [name, value] : fields) text += (text.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
  return text;
}

}  // namespace rightsdesk::signin
