#include "core/private_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <cstring>

#include "core/result.h"

namespace rightsdesk {

PrivateFolder::PrivateFolder(std::string const& prefix) {
  auto pattern = (std::filesystem::temp_directory_path() / (prefix + "XXXXXX")).string();
  if (mkdtemp(pattern.data()) == nullptr) throw Fault("There is no room to work in.", pattern + ": " + std::strerror(errno));
  path_ = pattern;
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void sweep_private_folders(std::string const& prefix, std::chrono::minutes age) {
  std::error_code ignored;
  auto const old = std::filesystem::file_time_type::clock::now() - age;
  for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path(), ignored)) {
    bool const ours = entry.path().filename().string().starts_with(prefix);
    if (ours && entry.last_write_time(ignored) < old) std::filesystem::remove_all(entry.path(), ignored);
  }
}

}  // namespace rightsdesk
