#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk::law {

struct CsvRow {
  std::size_t line = 1;  ///< of the text, from 1, on which the row begins
  std::vector<std::string> fields;
  bool torn = false;  ///< its quotation marks do not match: only the first cell of its first line is kept
};

/// The rows of a CSV text (RFC 4180): quoted fields may hold commas, line ends and doubled quotes; a byte order mark,
/// CR, LF or CR LF, blank lines and a missing last line end are accepted. Quotation marks that do not match
/// spoil their own row alone: reading goes on with the line after its first.
std::vector<CsvRow> csv_rows(std::string_view text);
/// `field` quoted when it must be.
std::string csv_field(std::string const& field);

}  // namespace rightsdesk::law
