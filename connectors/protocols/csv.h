#pragma once
// Comma separated values with quotes (RFC 4180): quotes doubled inside quotes, line ends inside quotes, CRLF
// or LF.
#include <functional>
#include <string>
#include <string_view>
#include <utility>
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

/// The same of a text that comes in pieces, cut anywhere: rows are given as soon as they are whole, and no more than a piece and
/// a row is held.
class CsvPieces {
 public:
  /// What `take` throws goes on to whoever gave the piece.
  CsvPieces(char separator, std::function<void(CsvRow const&)> take) : separator_(separator), take_(std::move(take)) {}
  /// Refused as read_csv() is; nothing may be given after that.
  Result<std::size_t> more(std::string_view piece);  ///< rows so far
  Result<std::size_t> end();                         ///< the last row may lack its line end

 private:
  enum class At { field_begins, in_field, in_quotes, quote_in_quotes };
  void look_at(std::size_t from);
  Result<std::size_t> give(std::size_t size);
  char separator_;
  std::function<void(CsvRow const&)> take_;
  std::string held_;
  std::size_t whole_ = 0;  ///< bytes of `held_` that are whole rows
  std::size_t rows_ = 0, line_ = 1;
  At at_ = At::field_begins;
};

}  // namespace rightsdesk::connectors
