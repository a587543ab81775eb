#pragma once
#include <string>
#include <vector>

#include "sandbox/run.h"

namespace rightsdesk::sandbox {

/// How the command is kept from being anybody: root changes to a user id of its own (so that the bound on processes
/// counts this run alone); others use a user namespace.
enum class Privilege { own_user_id, user_namespace };

constexpr int kFilterDescriptor = 3;  ///< bubblewrap reads the seccomp program here
constexpr int kStatusDescriptor = 4;  ///< and tells its child's pid and exit code here

/// The whole command line: bubblewrap, then the limits, then `command`. `user_id` counts only for own_user_id.
std::vector<std::string> confined(Command const& command, Privilege privilege, unsigned user_id);

/// A random id in 61184..65519, the range kept for passing users.
unsigned passing_user_id();

/// Makes `folder` and all in it belong to `user_id`; follows no link. Throws Fault.
void give(std::string const& folder, unsigned user_id);

}  // namespace rightsdesk::sandbox
