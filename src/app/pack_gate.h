#pragma once
// What the gate finds in a part of a pack, as blockers in words.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/work.h"
#include "disclosure/pack.h"
#include "gate/check.h"

namespace rightsdesk::app {

struct Checked {
  std::vector<OpenPoint> blockers = {};
  std::map<std::string, gate::Report> reports = {};  ///< by file name
};

/// OpenPoint::where for a page of a part; empty where no page of a record stands on it.
using WhereItStands = std::function<std::string(int page)>;

/// Puts the part where the gate can look at it, and notes what it finds. Nothing of it is left in the file system.
gate::Report check_part(disclosure::Part const& part, gate::Expectations expected, WhereItStands const& where, Checked& checked);
/// Notes a report that somebody else has.
void note_report(std::string const& file_name, gate::Report const& report, WhereItStands const& where, Checked& checked);

/// The reports for the case's row: a JSON object by file name, without the strings looked for.
std::string reports_in_json(Checked const& checked);

}  // namespace rightsdesk::app
