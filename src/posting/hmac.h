#pragma once
#include <string>
#include <string_view>

namespace rightsdesk::posting {

/// The 32 bytes of HMAC-SHA256 (RFC 2104).
std::string hmac_sha256(std::string_view text, std::string const& secret);

}  // namespace rightsdesk::posting
