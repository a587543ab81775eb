#pragma once
// A private folder with a copy of the file, and the outside tools run on it in the sandbox.
#include <mutex>
#include <string>
#include <vector>

#include "sandbox/run.h"

namespace rightsdesk::gate {

class Bench {
 public:
  /// Copies the file at `path`; throws Fault when it cannot be read.
  explicit Bench(std::string const& path);
  ~Bench();
  Bench(Bench const&) = delete;
  Bench& operator=(Bench const&) = delete;

  [[nodiscard]] std::string const& folder() const { return folder_; }
  [[nodiscard]] std::string file() const { return folder_ + "/file.pdf"; }
  [[nodiscard]] std::string const& bytes() const { return bytes_; }
  /// Runs a program of /usr/bin with the folder as its only writable place. One at a time: the sandbox lends the folder to
  /// the program and takes it back.
  [[nodiscard]] sandbox::Outcome run(std::vector<std::string> argv, std::string input = {}) const;

 private:
  std::string folder_;
  std::string bytes_;
  mutable std::mutex one_at_a_time_;
};

std::string read_whole(std::string const& path);

}  // namespace rightsdesk::gate
