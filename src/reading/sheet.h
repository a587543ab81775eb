#pragma once
#include "reading/package.h"

namespace rightsdesk::reading {

/// An Excel workbook (OOXML): each sheet a page of its own, rows as lines, cells divided by tabs, dates written day first; hidden
/// sheets, rows and columns, comments and pivot tables' stores as hidden text.
Reading read_sheet(Package const& package);

}  // namespace rightsdesk::reading
