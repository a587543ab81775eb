#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

namespace rightsdesk::sandbox {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() { reset(); }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }
  void reset();

 private:
  int number_;
};

/// A started bubblewrap and our ends of its pipes, which do not block.
struct Spawned {
  pid_t pid = -1;
  Descriptor output, errors, status;
};

/// Starts `argv` with `input` as its standard input and the seccomp program at its place; every other descriptor of
/// ours stays closed to it. The caller reaps `pid`. Throws Fault.
Spawned spawn(std::vector<std::string> const& argv, std::string const& input);

}  // namespace rightsdesk::sandbox
