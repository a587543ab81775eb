#pragma once
// Files of invented people, written for one test and gone after it.
#include <filesystem>
#include <fstream>
#include <string>

namespace rightsdesk::matching {

class Folder {
 public:
  explicit Folder(std::string const& test) : path_(std::string(RIGHTSDESK_BUILD) + "/matching_" + test) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;

  std::string write(std::string const& name, std::string const& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }
  [[nodiscard]] std::string at(std::string const& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace rightsdesk::matching
