#pragma once
#include <string>

namespace rightsdesk::connectors {

/// RFC 4648, 4: with padding, without line ends.
std::string base64(std::string const& bytes);

}  // namespace rightsdesk::connectors
