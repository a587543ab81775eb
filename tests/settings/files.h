#pragma once
#include <filesystem>
#include <fstream>
#include <string>

namespace rightsdesk::settings {

inline std::string tree(std::string const& path) { return std::string(RIGHTSDESK_TREE) + "/" + path; }

/// A folder of the build tree, empty at the start of a test.
inline std::string fresh_folder(std::string const& name) {
  auto const folder = std::string(RIGHTSDESK_BUILD) + "/settings-files/" + name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

inline std::string write(std::string const& path, std::string const& text) {
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

}  // namespace rightsdesk::settings
