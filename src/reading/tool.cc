#include "reading/tool.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "core/result.h"

namespace rightsdesk::reading {
namespace {

using Steady = std::chrono::steady_clock;

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw Fault("A file could not be opened.", "pipe: error " + std::to_string(errno));
  }
  Pipe(Pipe const&) = delete;
  Pipe& operator=(Pipe const&) = delete;
  ~Pipe() {
    shut(0);
    shut(1);
  }
  void shut(std::size_t end) {
    if (ends[end] >= 0) close(ends[end]);
    ends[end] = -1;
  }
  /// False at the end.
  bool take(std::string& into, std::size_t most) {
    std::array<char, 65536> buffer{};
    auto const got = ::read(ends[0], buffer.data(), buffer.size());
    if (got <= 0) return got < 0 && errno == EINTR;
    into.append(buffer.data(), std::min(static_cast<std::size_t>(got), most - std::min(most, into.size())));
    return true;
  }
};

pid_t started(std::vector<std::string> const& argv, Pipe const& output, Pipe const& errors) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.ends[1], 1);
  posix_spawn_file_actions_adddup2(&actions, errors.ends[1], 2);
  std::vector<char*> words;
  for (auto const& word : argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  // One thread: two on a busy machine make tesseract ten times slower.
  char limit[] = "OMP_THREAD_LIMIT=1", path[] = "PATH=/usr/bin", home[] = "HOME=/tmp", language[] = "LANG=C.UTF-8";
  std::array<char*, 5> environment{limit, path, home, language, nullptr};
  pid_t pid = -1;
  auto const error = posix_spawn(&pid, argv.front().c_str(), &actions, nullptr, words.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw Fault("A file could not be opened.", argv.front() + " cannot be started: error " + std::to_string(error));
  return pid;
}

/// False when its time ran out.
bool pumped(Pipe& output, Pipe& errors, ToolRun& run, Steady::time_point deadline) {
  while (output.ends[0] >= 0 || errors.ends[0] >= 0) {
    std::array<pollfd, 2> waiting{pollfd{output.ends[0], POLLIN, 0}, pollfd{errors.ends[0], POLLIN, 0}};
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now()).count();
    if (left <= 0) return false;
    poll(waiting.data(), waiting.size(), static_cast<int>(std::min<long>(left, 1000)));
    if (waiting[0].revents != 0 && !output.take(run.output, 512U << 20U)) output.shut(0);
    if (waiting[1].revents != 0 && !errors.take(run.errors, 16U << 10U)) errors.shut(0);
  }
  return true;
}

}  // namespace

ToolRun run_tool(std::vector<std::string> const& argv, std::chrono::seconds time) {
  Pipe output, errors;
  auto const pid = started(argv, output, errors);
  output.shut(1);
  errors.shut(1);
  ToolRun run;
  run.timed_out = !pumped(output, errors, run, Steady::now() + time);
  if (run.timed_out) kill(pid, SIGKILL);
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (!run.timed_out && WIFEXITED(status)) run.status = WEXITSTATUS(status);
  return run;
}

}  // namespace rightsdesk::reading
