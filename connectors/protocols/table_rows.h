#pragma once
// The rows of a profile's tables, one by one, each whole and each checked against the heading.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "connectors/protocols/folder.h"
#include "connectors/protocols/tables.h"

namespace rightsdesk::connectors {

struct TableRow {
  std::string file;
  std::size_t line = 1;
  std::map<std::string, std::string> cells;  ///< of the columns the profile names; what means "not held" is empty
  std::string text;                          ///< all that the row holds, as lines "Heading: value"
};

struct TablesRead {
  std::vector<std::string> files;  ///< that were read
  std::size_t rows = 0;
  std::size_t other_files = 0;  ///< in the folder, named by no pattern
  std::vector<std::string> passed_over;
};

/// Gives every row of every file the profile names. Throws SourceFailure in `title`'s name: schema_changed (a column that
/// the profile names is not there), nonsense (another number of cells than the heading, a heading twice, a broken quote,
/// another encoding than the profile says, a line that is no JSON object), unreachable (no such file), too_large,
/// timed_out.
TablesRead each_table_row(std::string const& title, TablesProfile const& profile, Folder const& folder,
                          Deadline const& deadline, std::function<void(TableRow const&)> const& take);

}  // namespace rightsdesk::connectors
