#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk::law {

/// The rows of a CSV text (RFC 4180): quoted fields may hold commas, line ends and doubled quotes; a byte order mark,
/// blank lines and a missing last line end are accepted. An unclosed quote ends with the text.
std::vector<std::vector<std::string>> csv_rows(std::string_view text);
/// `field` quoted when it must be.
std::string csv_field(std::string const& field);

}  // namespace rightsdesk::law
