#pragma once
// Requests from another product's export: columns mapped to the form's questions as data, a line at a time, none lost.
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/take_over.h"

namespace rightsdesk::app {

enum class DayOrder { day_first, month_first, iso };  ///< 03/11/2026, 11/03/2026, 2026-11-03; a time after it is passed over

/// Where a value comes from, and what it means here.
struct Column {
  std::vector<std::string> names;               ///< of the columns, joined with `between`; empty: `always`
  std::string between = " ";
  std::string always = {};
  std::map<std::string, std::string> values = {};  ///< what is written there, whatever its case, to ours; empty: as it is
  std::optional<std::string> otherwise = {};       ///< for what `values` lacks; without it that is a mistake
};
struct Answer {
  std::string field;  ///< of the form: "full-name", "address-lines", "born"
  Column from;
};
struct LeaveOut {
  std::string column;
  std::set<std::string> values;  ///< in small letters
};
struct ImportMapping {
  std::string system;            ///< in the ledger and in what makes a line the same: "icasework"
  std::string id;                ///< the column that names the request there
  std::string received;          ///< the column of the day on which it reached the council
  DayOrder days = DayOrder::day_first;
  Column channel;
  std::vector<Answer> answers;
  std::vector<LeaveOut> leave_out = {};
};
/// What is wrong with it: a field that the form does not have, no way to know whom it is about.
std::vector<std::string> wrong_with(ImportMapping const& mapping);

struct ImportedLine {
  std::size_t line = 0;  ///< of the file, from 1
  std::string id;        ///< as the other product calls it; not personal data
  enum class Became { opened, was_there, left_out, refused } became = Became::refused;
  std::string reference = {};
  std::vector<std::string> why = {};      ///< "Date Received: this is no day"; of one left out: the column
  std::vector<std::string> missing = {};  ///< of one opened
};
struct ImportReport {
  std::vector<std::string> faults;  ///< of the file as a whole: a column that is not there, twice the same
  std::vector<ImportedLine> lines;  ///< every line with something in it, in the order of the file
};
enum class Import { for_real, dry_run };
/// Every line becomes cases, or says in which column it is wrong. A file with faults does nothing. Done again it opens what was refused before and is
/// right now, and nothing twice. `tell` hears of each line as it ends.
ImportReport import_requests(Office& office, ImportMapping const& mapping, std::string const& csv, Import how, std::string const& controller,
                             std::function<void(ImportedLine const&)> const& tell);

}  // namespace rightsdesk::app
