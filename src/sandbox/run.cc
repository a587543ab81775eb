#include "sandbox/run.h"

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "core/result.h"
#include "sandbox/confinement.h"
#include "sandbox/spawned.h"
#include "sandbox/tree.h"

namespace rightsdesk::sandbox {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::size_t kErrorsKept = 64U << 10U;
constexpr auto kWatchEvery = std::chrono::milliseconds(100);

[[noreturn]] void cannot(std::string const& why) {
  throw Fault("Files cannot be opened safely on this machine.", "sandbox: " + why);
}

/// The number after `"key":` in what bubblewrap tells of itself, or -1.
long told(std::string const& status, char const* key) {
  auto const at = status.find('"' + std::string(key) + "\":");
  return at == std::string::npos ? -1 : std::strtol(status.c_str() + status.find(':', at) + 1, nullptr, 10);
}

/// One started command, watched until its end.
class Watch {
 public:
  Watch(Spawned spawned, Command const& command)
      : child_(std::move(spawned)),
        bounds_(command.bounds),
        folder_(command.folder),
        stored_before_(stored_bytes(command.folder)),
        deadline_(Steady::now() + command.bounds.wall) {}
  Watch(Watch const&) = delete;
  Watch& operator=(Watch const&) = delete;
  ~Watch() {
    if (child_.pid > 0) {
      kill_tree();
      waitpid(child_.pid, nullptr, 0);
    }
  }

  Outcome finish() {
    auto next_look = Steady::now() + kWatchEvery;
    while (child_.output.open() || child_.errors.open() || child_.status.open()) {
      wait_for_bytes(std::min(next_look, killed_ ? next_look : deadline_));
      drain(child_.output, outcome_.output, bounds_.output_bytes + 1);
      drain(child_.errors, outcome_.errors, kErrorsKept);
      drain(child_.status, status_, kErrorsKept);
      auto const now = Steady::now();
      if (outcome_.output.size() > bounds_.output_bytes) end(Ending::too_much_output);
      if (now >= deadline_) end(Ending::timed_out);
      if (now >= next_look) {
        look();
        next_look = now + kWatchEvery;
      }
    }
    reap();
    return std::move(outcome_);
  }

 private:
  void wait_for_bytes(Steady::time_point until) {
    std::vector<pollfd> waiting;
    for (auto const* descriptor : {&child_.output, &child_.errors, &child_.status}) {
      if (descriptor->open()) waiting.push_back({descriptor->number(), POLLIN, 0});
    }
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(until - Steady::now()).count();
    poll(waiting.data(), waiting.size(), static_cast<int>(std::clamp<long>(left, 0, 1000)));
  }

  static void drain(Descriptor& from, std::string& into, std::size_t most) {
    if (!from.open()) return;
    char buffer[65536];
    auto const got = read(from.number(), buffer, sizeof buffer);
    if (got > 0) {
      auto const room = most - std::min(most, into.size());
      into.append(buffer, std::min(static_cast<std::size_t>(got), room));
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
      from.reset();
    }
  }

  void look() {
    auto const resident = resident_bytes(static_cast<pid_t>(told(status_, "child-pid")));
    outcome_.peak_memory_bytes = std::max(outcome_.peak_memory_bytes, resident);
    bool const too_big = bounds_.memory_bytes != 0 && resident > bounds_.memory_bytes;
    if (too_big || stored_bytes(folder_) > stored_before_ + bounds_.file_bytes) end(Ending::killed);
  }

  void end(Ending how) {
    if (!killed_) outcome_.ending = how;
    killed_ = true;
    kill_tree();
  }

  /// The first process of the namespace takes all others with it.
  void kill_tree() {
    auto const first = told(status_, "child-pid");
    if (first > 0 && told(status_, "exit-code") < 0) kill(static_cast<pid_t>(first), SIGKILL);
    kill(child_.pid, SIGKILL);
  }

  void reap() {
    rusage used{};
    int status = 0;
    while (wait4(child_.pid, &status, 0, &used) < 0 && errno == EINTR) {
    }
    child_.pid = -1;
    auto const seconds = [](timeval const& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    outcome_.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
    outcome_.peak_memory_bytes = std::max(outcome_.peak_memory_bytes, static_cast<std::size_t>(used.ru_maxrss) * 1024);
    if (outcome_.output.size() > bounds_.output_bytes) outcome_.output.resize(bounds_.output_bytes);
    if (killed_) {
      outcome_.status = SIGKILL;
      return;
    }
    auto const code = told(status_, "exit-code");
    if (code < 0) cannot(outcome_.errors.substr(0, 400));
    bool const by_signal = code > 128 && code <= 128 + 64;
    outcome_.ending = by_signal ? Ending::killed : Ending::exited;
    outcome_.status = static_cast<int>(by_signal ? code - 128 : code);
  }

  Spawned child_;
  Bounds bounds_;
  std::string folder_;
  std::size_t stored_before_;
  Steady::time_point deadline_;
  std::string status_;
  bool killed_ = false;
  Outcome outcome_;
};

Outcome run_as(Command const& command, Privilege privilege) {
  auto const user_id = passing_user_id();
  if (privilege == Privilege::own_user_id && !command.folder.empty()) give(command.folder, user_id);
  Watch watch(spawn(confined(command, privilege, user_id), command.input), command);
  return watch.finish();
}

/// Root in a container may lack the right to change its user id: then a user namespace is tried.
Privilege best_privilege() {
  if (geteuid() != 0) return Privilege::user_namespace;
  try {
    Command probe;
    probe.argv = {"/usr/bin/true"};
    if (run_as(probe, Privilege::own_user_id).ok()) return Privilege::own_user_id;
  } catch (Fault const&) {
    return Privilege::user_namespace;
  }
  return Privilege::user_namespace;
}

}  // namespace

Outcome run(Command const& command) {
  ENSURE(!command.argv.empty(), "a sandboxed command names its program");
  ENSURE(command.folder.empty() || command.folder.front() == '/', "a sandboxed folder has an absolute path");
  static Privilege const privilege = best_privilege();
  return run_as(command, privilege);
}

}  // namespace rightsdesk::sandbox
