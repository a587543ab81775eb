#pragma once
// config/workflow/<right>.yaml -> workflow::Table.
#include <set>
#include <string>

#include "workflow/workflow.h"
#include "yaml/section.h"

namespace rightsdesk::settings {

/// The guards a workflow table may name; app/acts.cc answers them.
std::set<std::string> const& guard_names();

/// Reads and checks the table; every fault goes to `complaints` as "file:line: what" or "file: what".
workflow::Table workflow_table(std::string const& file, yaml::Complaints& complaints);

}  // namespace rightsdesk::settings
