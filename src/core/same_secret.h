#pragma once
#include <string_view>

namespace rightsdesk {

/// Are they the same, in a time that does not tell how far they agree? Two empty texts are no secret, and so not the same.
bool same_secret(std::string_view one, std::string_view other);

}  // namespace rightsdesk
