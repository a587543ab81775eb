#pragma once
// Runs a program where it can do no harm: no network, no home, its own folder, bounded CPU, memory, time and output.
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace rightsdesk::sandbox {

struct Bounds {
  std::chrono::milliseconds wall{60'000};
  int cpu_seconds = 60;
  std::size_t memory_bytes = 1U << 30U;       ///< address space of each process, and resident memory of all; 0: no bound
  std::size_t file_bytes = 512U << 20U;       ///< the largest file it may write, and what it may add to its folder
  std::size_t output_bytes = 256U << 20U;     ///< of standard output kept; more ends the run
  int processes = 64;                         ///< at one time, threads counted
};

struct Command {
  std::vector<std::string> argv;           ///< program first; never passed through a shell
  std::string folder;                      ///< bound read-write at the same path, and made the working directory; empty: none
  std::vector<std::string> readable = {};  ///< further files or folders, bound read-only at the same path
  std::string input = {};                  ///< standard input
  std::vector<std::pair<std::string, std::string>> environment = {};
  Bounds bounds = {};
};

/// `killed`: by a signal, also by the bounds on CPU, memory and files. `too_much_output`: of standard output.
enum class Ending { exited, timed_out, killed, too_much_output };

struct Outcome {
  Ending ending = Ending::exited;
  int status = 0;  ///< exit status, or the signal's number when killed
  std::string output;
  std::string errors;  ///< standard error, at most 64 KiB
  double cpu_seconds = 0;
  std::size_t peak_memory_bytes = 0;
  [[nodiscard]] bool ok() const { return ending == Ending::exited && status == 0; }
};

/// Runs `command` in bubblewrap (own pid, network, mount, ipc and host-name namespaces, /usr read-only, nothing else)
/// under a seccomp filter, and waits; kills the whole tree at its bounds. Started by root, it runs under a user id of its
/// own, picked afresh, and `folder` is given to that id; started by anybody else, in a user namespace.
/// It runs 5 nicer than the caller, and with that at a lower I/O priority.
/// A program that cannot be started ends with status 127. Safe to call from several threads at a time.
/// Throws Fault when the sandbox itself cannot be made: nothing is ever run outside it.
Outcome run(Command const& command);

}  // namespace rightsdesk::sandbox
