#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace rightsdesk {

/// Two lower-case hexadecimal digits for each byte.
std::string hex_of(std::string_view bytes);

/// The bytes that the digits, of either case, stand for; nothing for an odd number of them or any other sign.
std::optional<std::string> bytes_of_hex(std::string_view digits);

}  // namespace rightsdesk
