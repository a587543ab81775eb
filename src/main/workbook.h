#pragma once
// Tables for people who open them in a spreadsheet (desks.md R3.10).
#include <string>
#include <vector>

namespace rightsdesk {

struct Sheet {
  std::string name;                            ///< at most 31 characters
  std::vector<std::vector<std::string>> rows;  ///< the headings first
};

/// Writes an XLSX file. What looks like a plain number is one; everything else is text, never a formula. Throws Fault when the file
/// cannot be written.
void write_workbook(std::string const& path, std::vector<Sheet> const& sheets);

}  // namespace rightsdesk
