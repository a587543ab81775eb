#include "main/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>

#include "core/result.h"
#include "core/text.h"

namespace rightsdesk {
namespace {

constexpr double kWidest = 60;

/// "12", "-3", "45.5": not "007" or "2026-11-01".
bool as_number(std::string const& text, double& value) {
  auto const digits = text.substr(!text.empty() && text.front() == '-' ? 1 : 0);
  bool const padded = digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
  if (digits.empty() || digits[0] < '0' || digits[0] > '9' || padded) return false;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return fault == std::errc{} && end == text.data() + text.size();
}

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string const& text, lxw_format* format) {
  double value = 0;
  if (row > 0 && as_number(text, value)) {
    worksheet_write_number(sheet, row, column, value, format);
  } else {
    worksheet_write_string(sheet, row, column, text.c_str(), format);
  }
}

void set_widths(lxw_worksheet* sheet, Sheet const& given) {
  std::vector<std::size_t> widths;
  for (auto const& row : given.rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t at = 0; at < row.size(); ++at) widths[at] = std::max(widths[at], count_code_points(row[at]));
  }
  for (std::size_t at = 0; at < widths.size(); ++at) {
    auto const column = static_cast<lxw_col_t>(at);
    worksheet_set_column(sheet, column, column, std::min(kWidest, static_cast<double>(widths[at]) + 2), nullptr);
  }
}

void write_sheet(lxw_workbook* book, Sheet const& given, lxw_format* heading) {
  auto* sheet = workbook_add_worksheet(book, given.name.c_str());
  if (sheet == nullptr) throw Bug("a sheet's name that no workbook takes");
  for (std::size_t row = 0; row < given.rows.size(); ++row) {
    for (std::size_t column = 0; column < given.rows[row].size(); ++column) {
      write_cell(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), given.rows[row][column], row == 0 ? heading : nullptr);
    }
  }
  set_widths(sheet, given);
  worksheet_freeze_panes(sheet, 1, 0);
}

}  // namespace

void write_workbook(std::string const& path, std::vector<Sheet> const& sheets) {
  auto* book = workbook_new(path.c_str());
  if (book == nullptr) throw Fault("The file cannot be written.", path);
  auto* heading = workbook_add_format(book);
  format_set_bold(heading);
  for (auto const& sheet : sheets) write_sheet(book, sheet, heading);
  if (auto const error = workbook_close(book); error != LXW_NO_ERROR) throw Fault("The file cannot be written.", path + ": " + lxw_strerror(error));
}

}  // namespace rightsdesk
