#pragma once
// Comma separated values with quotes (RFC 4180): quotes doubled inside quotes, line ends inside quotes, CRLF
// or LF.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace rightsdesk::connectors {

struct CsvRow {
  std::size_t line = 1;  ///< where it begins, from 1
  std::vector<std::string> fields;
};

/// Every row that is not blank. Refused, with the line, when a quote is never closed or text follows a
/// closing quote.
Result<std::vector<CsvRow>> read_csv(std::string_view text);
/// The same row by row, with another separator than the comma if need be; gives how many there were. What `take` throws
/// goes on to the caller.
Result<std::size_t> each_csv_row(std::string_view text, char separator, std::function<void(CsvRow const&)> const& take);

}  // namespace rightsdesk::connectors
