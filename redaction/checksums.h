#pragma once
// The checks a recogniser row may name. Each is given the text found, in plain bytes.
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk::redaction {

using Checksum = bool (*)(std::string_view found);

/// nhs_number, upn, nino, uk_phone, phone_abroad, postcode, email, luhn, date; null for any other name.
Checksum checksum_named(std::string_view name);

}  // namespace rightsdesk::redaction
