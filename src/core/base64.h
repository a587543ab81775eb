#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace rightsdesk {

/// RFC 4648, 4: with padding, without line ends.
std::string base64_of(std::string_view bytes);
/// RFC 4648, 5: for addresses, without padding.
std::string base64url_of(std::string_view bytes);

/// The bytes that the text stands for; nothing for any other sign, or too much or too little padding.
std::optional<std::string> bytes_of_base64(std::string_view text);
std::optional<std::string> bytes_of_base64url(std::string_view text);

}  // namespace rightsdesk
