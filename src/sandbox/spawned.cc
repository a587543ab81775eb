#include "sandbox/spawned.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "core/result.h"
#include "sandbox/confinement.h"
#include "sandbox/filter.h"

namespace rightsdesk::sandbox {
namespace {

[[noreturn]] void fail(char const* what, int error) {
  throw Fault("Files cannot be opened safely on this machine.", std::string("sandbox: ") + what + ": error " + std::to_string(error));
}

/// Above the places used in the child, so that putting one in its place never overwrites another.
Descriptor lifted(int number) {
  if (number < 0) fail("descriptor", errno);
  int const high = fcntl(number, F_DUPFD_CLOEXEC, 10);
  int const error = errno;
  close(number);
  if (high < 0) fail("descriptor", error);
  return Descriptor(high);
}

Descriptor holding(std::string const& bytes) {
  auto file = lifted(memfd_create("input", MFD_CLOEXEC));
  for (std::size_t done = 0; done < bytes.size();) {
    auto const wrote = write(file.number(), bytes.data() + done, bytes.size() - done);
    if (wrote < 0 && errno != EINTR) fail("write", errno);
    if (wrote > 0) done += static_cast<std::size_t>(wrote);
  }
  if (lseek(file.number(), 0, SEEK_SET) != 0) fail("seek", errno);
  return file;
}

std::pair<Descriptor, Descriptor> make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) fail("pipe", errno);
  auto reading = lifted(ends[0]);
  auto writing = lifted(ends[1]);
  if (fcntl(reading.number(), F_SETFL, O_NONBLOCK) != 0) fail("pipe", errno);
  return {std::move(reading), std::move(writing)};
}

class Actions {
 public:
  Actions() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    sigset_t none, pipe_signal;
    sigemptyset(&none);
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &pipe_signal);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  Actions(Actions const&) = delete;
  Actions& operator=(Actions const&) = delete;
  ~Actions() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  void place(Descriptor const& from, int at) { posix_spawn_file_actions_adddup2(&actions_, from.number(), at); }
  void close_from(int number) { posix_spawn_file_actions_addclosefrom_np(&actions_, number); }
  pid_t start(std::vector<std::string> const& argv) const {
    std::vector<char*> words;
    for (auto const& word : argv) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    char* const no_environment[] = {nullptr};
    pid_t pid = -1;
    auto const error = posix_spawn(&pid, argv.front().c_str(), &actions_, &attributes_, words.data(), no_environment);
    if (error != 0) fail("bubblewrap cannot be started", error);
    return pid;
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

void Descriptor::reset() {
  if (number_ >= 0) close(number_);
  number_ = -1;
}

Spawned spawn(std::vector<std::string> const& argv, std::string const& input) {
  auto const standard_input = holding(input);
  auto const filter = holding(system_call_filter());
  auto [output, output_end] = make_pipe();
  auto [errors, errors_end] = make_pipe();
  auto [status, status_end] = make_pipe();
  Actions actions;
  actions.place(standard_input, 0);
  actions.place(output_end, 1);
  actions.place(errors_end, 2);
  actions.place(filter, kFilterDescriptor);
  actions.place(status_end, kStatusDescriptor);
  actions.close_from(kStatusDescriptor + 1);
  auto const pid = actions.start(argv);
  return {pid, std::move(output), std::move(errors), std::move(status)};
}

}  // namespace rightsdesk::sandbox
