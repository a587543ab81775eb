#include "sandbox/tree.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace rightsdesk::sandbox {
namespace {

constexpr int kDeepest = 64;

std::size_t resident_at_depth(pid_t pid, int depth) {
  auto const proc = "/proc/" + std::to_string(pid);
  std::size_t total_pages = 0, resident_pages = 0;
  std::ifstream(proc + "/statm") >> total_pages >> resident_pages;
  auto sum = resident_pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  if (depth == kDeepest) return sum;
  std::error_code error;
  for (std::filesystem::directory_iterator task(proc + "/task", error), end; !error && task != end; task.increment(error)) {
    std::ifstream children(task->path() / "children");
    for (pid_t child = 0; children >> child;) sum += resident_at_depth(child, depth + 1);
  }
  return sum;
}

}  // namespace

std::size_t resident_bytes(pid_t root) { return root > 0 ? resident_at_depth(root, 0) : 0; }

std::size_t stored_bytes(std::string const& folder) {
  std::size_t sum = 0;
  if (folder.empty()) return sum;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code vanished;
    auto const status = entry->symlink_status(vanished);
    if (!vanished && std::filesystem::is_regular_file(status)) {
      auto const size = entry->file_size(vanished);
      if (!vanished) sum += size;
    }
  }
  return sum;
}

}  // namespace rightsdesk::sandbox
