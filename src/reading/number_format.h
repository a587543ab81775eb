#pragma once
#include <string>
#include <vector>

namespace rightsdesk::reading {

/// What a cell's number stands for.
enum class NumberKind { plain, date, time, date_and_time };

/// Of a built-in format's number (ECMA-376 part 1, 18.8.30) or, when `code` is not empty, of a format code.
NumberKind number_kind(int id, std::string const& code);

/// A number as the sheet shows it, near enough to be read: dates "04/03/2019", times "14:30". `zeros`: at least so many digits.
std::string shown_number(std::string const& value, NumberKind kind, bool since_1904, std::size_t zeros);

}  // namespace rightsdesk::reading
