#pragma once
#include <sys/types.h>

#include <cstddef>
#include <string>

namespace rightsdesk::sandbox {

/// Resident bytes of `root` and all its descendants now; 0 when it is gone.
std::size_t resident_bytes(pid_t root);

/// Bytes of all regular files in `folder`, at any depth; follows no link; 0 for an empty name.
std::size_t stored_bytes(std::string const& folder);

}  // namespace rightsdesk::sandbox
