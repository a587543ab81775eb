#pragma once
#include <chrono>
#include <string>
#include <vector>

namespace rightsdesk::reading {

struct ToolRun {
  int status = -1;  ///< exit status; -1: it was ended by a signal or its time
  bool timed_out = false;
  std::string output;  ///< at most 512 MiB
  std::string errors;  ///< at most 16 KiB
  [[nodiscard]] bool ok() const { return status == 0; }
};

/// Runs an outside program (absolute path first) from within the sandboxed child, and kills it at its time.
ToolRun run_tool(std::vector<std::string> const& argv, std::chrono::seconds time);

}  // namespace rightsdesk::reading
