#pragma once
// Spreadsheets (.xlsx), opened where they can do no harm.
#include <functional>
#include <string>

#include "connectors/protocols/attempt.h"
#include "connectors/protocols/csv.h"
#include "connectors/workroom.h"

namespace rightsdesk::connectors {

/// What is wanted of a workbook, and who says what is wrong with it.
struct SheetQuestion {
  std::string const& title;  ///< of the source
  std::string const& sheet;  ///< its name; empty: the one that has rows
  Deadline const& deadline;
};

/// Gives each row that is not empty, `line` being its number in the sheet, every row as wide as the first; cells as they show,
/// dates day first. A sandboxed child takes the workbook apart. Throws SourceFailure: nonsense (no workbook, damaged, locked, no
/// such sheet, or several with rows and none named), too_large, timed_out.
void each_sheet_row(std::string const& bytes, Workroom const& room, SheetQuestion const& question,
                    std::function<void(CsvRow const&)> const& take);

}  // namespace rightsdesk::connectors
