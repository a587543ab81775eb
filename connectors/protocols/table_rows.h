#pragma once
// The rows of a profile's tables, one by one, each whole and each checked against the heading.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "connectors/protocols/csv.h"
#include "connectors/protocols/folder.h"
#include "connectors/protocols/tables.h"
#include "connectors/workroom.h"

namespace rightsdesk::connectors {

struct TableRow {
  std::string file;
  std::size_t line = 1;
  std::map<std::string, std::string> cells;  ///< of the columns the profile names; what means "not held" is empty
  std::string text;                          ///< all that the row holds, as lines "Heading: value"
};

/// What a row means by the heading of its table. Throws SourceFailure in `title`'s name, as each_table_row says.
class RowMeaning {
 public:
  RowMeaning(std::string const& title, TablesProfile const& profile)
      : title_(title), profile_(profile), named_(profile.named_columns()) {}
  /// The table that the next rows are of. JSON lines have no headings.
  void begin(std::string file, std::vector<std::string> headings);
  [[nodiscard]] std::vector<std::string> const& headings() const { return headings_; }
  /// `raw.fields` are the cells; of JSON lines, one: the line.
  [[nodiscard]] TableRow row(CsvRow const& raw) const;

 private:
  [[noreturn]] void missing(std::string const& column, std::size_t line) const;
  [[nodiscard]] std::string held(std::string const& cell) const;
  [[nodiscard]] TableRow json_row(CsvRow const& raw) const;
  std::string const& title_;
  TablesProfile const& profile_;
  std::set<std::string> named_;
  std::string file_;
  std::vector<std::string> headings_;
};

/// Where a profile's tables lie, and how long reading them may take.
struct TablesPlace {
  std::string const& title;
  TablesProfile const& profile;
  Folder const& folder;
  Workroom const& room;
  Deadline const& deadline;
};

struct TablesPresent {
  std::vector<std::string> files;  ///< that the profile names, in the order they are read
  std::size_t other_files = 0;     ///< in the folder, named by no pattern
  std::size_t without_end = 0;     ///< of `files`, those whose last line has no end: cut short, it may be; none of a workbook's
  std::vector<std::string> passed_over;
};

/// Throws SourceFailure::unreachable when nothing answers to a path of the profile.
TablesPresent tables_present(TablesPlace const& place);

/// Takes a row, the same row as it is written, and its table's headings.
using TakeRow = std::function<void(TableRow const&, CsvRow const&, std::vector<std::string> const&)>;

/// Gives every row of `files`; how many there were. Throws SourceFailure in the source's name: schema_changed (a column that
/// the profile names is not there), nonsense (another number of cells than the heading, a heading twice, a broken quote,
/// another encoding than the profile says, a line that is no JSON object, no spreadsheet), unreachable (no such file),
/// too_large, timed_out.
std::size_t each_table_row(TablesPlace const& place, std::vector<std::string> const& files, TakeRow const& take);

}  // namespace rightsdesk::connectors
