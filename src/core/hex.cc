#include "core/hex.h"

#include <sodium.h>

namespace rightsdesk {

std::string hex_of(std::string_view bytes) {
  std::string digits(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  digits.pop_back();
  return digits;
}

std::optional<std::string> bytes_of_hex(std::string_view digits) {
  std::string bytes(digits.size() / 2, '\0');
  std::size_t size = 0;
  char const* end = nullptr;
  bool const read = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), digits.data(), digits.size(), nullptr, &size, &end) == 0;
  if (!read || size * 2 != digits.size()) return std::nullopt;
  return bytes;
}

}  // namespace rightsdesk
