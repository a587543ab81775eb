#pragma once
// Tables for people to open: RFC 4180.
#include <string>
#include <vector>

namespace rightsdesk {

/// One cell, quoted where it must be. A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a
/// carriage return) has an apostrophe put before it.
std::string csv_cell(std::string const& text);
/// The cells with commas between, ended by CR LF.
std::string csv_line(std::vector<std::string> const& cells);

}  // namespace rightsdesk
