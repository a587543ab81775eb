#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace rightsdesk::person {

/// "+447700900123" for a mobile of the United Kingdom, whatever the punctuation: 071 to 075 and 077 to 079 (Ofcom, National Telephone Numbering
/// Plan: 070 is personal numbers, 076 pagers), without those of Jersey, Guernsey and the Isle of Man.
std::optional<std::string> uk_mobile(std::string_view written);

}  // namespace rightsdesk::person
