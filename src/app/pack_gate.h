#pragma once
// What the gate finds in a part of a pack, as blockers in words.
#include <map>
#include <string>
#include <vector>

#include "disclosure/pack.h"
#include "gate/check.h"

namespace rightsdesk::app {

struct Checked {
  std::vector<std::string> blockers = {};
  std::map<std::string, gate::Report> reports = {};  ///< by file name
};

/// Puts the part where the gate can look at it, and notes what it finds. Nothing of it is left in the file system.
gate::Report check_part(disclosure::Part const& part, gate::Expectations expected, Checked& checked);
/// Notes a report that somebody else has.
void note_report(std::string const& file_name, gate::Report const& report, Checked& checked);

/// The reports for the case's row: a JSON object by file name, without the strings looked for.
std::string reports_in_json(Checked const& checked);

}  // namespace rightsdesk::app
