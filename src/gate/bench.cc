#include "gate/bench.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/result.h"

namespace rightsdesk::gate {

std::string read_whole(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Fault("A file could not be read.", "cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

Bench::Bench(std::string const& path) : bytes_(read_whole(path)) {
  std::string pattern = (std::filesystem::temp_directory_path() / "rightsdesk-gate-XXXXXX").string();
  if (!mkdtemp(pattern.data())) throw Fault("A file could not be checked.", "mkdtemp failed");
  folder_ = pattern;
  std::ofstream copy(file(), std::ios::binary);
  copy << bytes_;
  if (!copy.flush()) throw Fault("A file could not be checked.", "cannot write in " + folder_);
}

Bench::~Bench() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

sandbox::Outcome Bench::run(std::vector<std::string> argv, std::string input) const {
  sandbox::Command command{std::move(argv), folder_};
  command.input = std::move(input);
  command.environment = {{"OMP_THREAD_LIMIT", "1"}};
  command.bounds.wall = std::chrono::minutes(10);
  command.bounds.cpu_seconds = 600;
  command.bounds.memory_bytes = std::size_t{3} << 30U;
  std::lock_guard const lock(one_at_a_time_);
  return sandbox::run(command);
}

}  // namespace rightsdesk::gate
