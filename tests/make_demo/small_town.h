#pragma once
// A town of a thousand, made once for all tests of this program and removed with it.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "town.h"

namespace rightsdesk::make_demo {

class SmallTown {
 public:
  SmallTown(std::uint64_t seed, std::string const& name)
      : folder_(std::filesystem::temp_directory_path() /
                ("make-demo-" + std::to_string(getpid()) + "-" + name)),
        truth_(
            write_town({.seed = seed, .people = 1000, .notes_per_person = 13, .folder = folder_.string()})) {}
  ~SmallTown() { std::filesystem::remove_all(folder_); }
  SmallTown(SmallTown const&) = delete;
  SmallTown& operator=(SmallTown const&) = delete;

  [[nodiscard]] std::filesystem::path const& folder() const { return folder_; }
  [[nodiscard]] Truth const& truth() const { return truth_; }
  [[nodiscard]] std::string read(std::string const& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static SmallTown const& of_seed_one() {
    static SmallTown const town(1, "one");
    return town;
  }

 private:
  std::filesystem::path folder_;
  Truth truth_;
};

}  // namespace rightsdesk::make_demo
