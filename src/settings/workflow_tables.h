#pragma once
// config/workflow/<name>.yaml -> workflow::Table.
#include <set>
#include <string>

#include "workflow/workflow.h"
#include "yaml/section.h"

namespace rightsdesk::settings {

/// The guards, facts and clock events a workflow table may name; app/circumstances.cc answers the guards and the facts.
workflow::Known const& known_names();
/// The roles of staff, and "requester" and "program".
std::set<std::string> const& role_names();

/// Reads and checks the table; every fault goes to `complaints` as "file:line: what" or "file: what". Kinds of task that it
/// only names (`use: kind`) come from tasks/*.yaml beside it.
workflow::Table workflow_table(std::string const& file, yaml::Complaints& complaints);

}  // namespace rightsdesk::settings
