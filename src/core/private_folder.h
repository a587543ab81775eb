#pragma once
// A folder on disk that only we may enter, for the length of one piece of work.
#include <chrono>
#include <filesystem>
#include <string>

namespace rightsdesk {

/// Under the system's folder for passing files ($TMPDIR, else /tmp), mode 0700, named `prefix` and six characters of chance; gone with the object.
class PrivateFolder {
 public:
  /// Throws Fault when it cannot be made.
  explicit PrivateFolder(std::string const& prefix);
  ~PrivateFolder();
  PrivateFolder(PrivateFolder const&) = delete;
  PrivateFolder& operator=(PrivateFolder const&) = delete;
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Removes folders of this prefix in which nothing was written for `age`: a process that was killed leaves its folder behind. Never throws.
void sweep_private_folders(std::string const& prefix, std::chrono::minutes age);

}  // namespace rightsdesk
