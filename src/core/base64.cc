#include "core/base64.h"

#include <sodium.h>

namespace rightsdesk {
namespace {

std::string encoded(std::string_view bytes, int variant) {
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), variant);
  text.pop_back();  // the NUL that libsodium counts
  return text;
}

std::optional<std::string> decoded(std::string_view text, int variant) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  int const failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr, variant);
  if (failed != 0) return std::nullopt;
  bytes.resize(length);
  return bytes;
}

}  // namespace

std::string base64_of(std::string_view bytes) { return encoded(bytes, sodium_base64_VARIANT_ORIGINAL); }
std::string base64url_of(std::string_view bytes) { return encoded(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING); }
std::optional<std::string> bytes_of_base64(std::string_view text) { return decoded(text, sodium_base64_VARIANT_ORIGINAL); }
std::optional<std::string> bytes_of_base64url(std::string_view text) { return decoded(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING); }

}  // namespace rightsdesk
