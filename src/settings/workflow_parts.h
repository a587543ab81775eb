#pragma once
// The parts of a workflow file that more than one of its blocks has; read by workflow_tables.cc and workflow_tasks.cc.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "workflow/workflow.h"
#include "yaml/section.h"

namespace rightsdesk::settings {

/// The roles listed under `key`; one that nobody can have is a complaint. Absent is none where `key` may be absent.
std::set<std::string> roles_of(yaml::Section& row, std::string const& key);
/// `when:` a guard's name, or a list of conditions that must all hold.
std::vector<workflow::Condition> conditions_of(yaml::Section& row);

/// Kinds of task by name, as tasks/*.yaml give them.
using Catalogue = std::map<std::string, workflow::TaskKind>;
Catalogue task_catalogue(std::string const& folder, yaml::Complaints& complaints);
/// One row of a workflow's `tasks:`: a kind of its own, or `use:` one of the catalogue.
std::optional<workflow::TaskKind> task_of(yaml::Section& row, Catalogue const& catalogue);

/// The value of `key` among `values`, or a complaint and the first of them.
template <class Value>
Value one_of(yaml::Section& row, std::string const& key, std::string const& given, std::vector<std::pair<std::string, Value>> const& values) {
  std::string offered;
  for (auto const& [name, value] : values) {
    if (name == given) return value;
    offered += (offered.empty() ? "" : ", ") + name;
  }
  row.complain_at(key, "\"" + key + "\" is one of " + offered);
  return values.front().second;
}

}  // namespace rightsdesk::settings
