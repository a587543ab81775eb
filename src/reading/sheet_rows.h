#pragma once
// A workbook as tables: every row of every sheet with its cells, for those who read a spreadsheet as an extract of a system.
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace rightsdesk::reading {

/// The rows of each sheet as JSON lines, `[row number, cell, cell, …]`, cells as they show and empty ones before the last kept;
/// hidden sheets, rows and columns as well: they are held all the same.
struct SheetRows {
  std::string name;
  std::string lines;
};

/// Refused: damaged (also when part of a sheet cannot be read: half a table is no table), needs_password, too_large, unsupported
/// (not a workbook of Excel's newer kind). For the sandboxed child; never called on a file from outside in our own process.
Result<std::vector<SheetRows>> sheet_rows(std::string_view bytes);

/// The sandboxed child's work for it: `folder` holds `input`; sheets.json (names, or code and reason of a refusal) and
/// rows-0, rows-1 … are left there. `rightsdesk sheet-child FOLDER` calls this and nothing else.
int sheet_child(std::string const& folder);

}  // namespace rightsdesk::reading
