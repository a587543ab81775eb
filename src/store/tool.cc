#include "store/tool.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "core/result.h"
#include "core/text.h"

namespace rightsdesk::store {
namespace {

constexpr char const* kPublicWords = "The database's own program cannot be used at the moment.";
constexpr std::size_t kLastWords = 400;

/// What it is given as standard input, output and error.
class Wiring {
 public:
  Wiring(int in, int out, int error) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, error, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
  }
  ~Wiring() { posix_spawn_file_actions_destroy(&actions_); }
  Wiring(Wiring const&) = delete;
  Wiring& operator=(Wiring const&) = delete;

  pid_t start(std::vector<std::string> const& argv) {
    std::vector<char*> words;
    for (auto const& word : argv) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    auto const* path = std::getenv("PATH");
    auto const where = std::string("PATH=") + (path == nullptr ? "/usr/bin:/bin" : path);
    std::array<char*, 2> environment{const_cast<char*>(where.c_str()), nullptr};
    pid_t pid = -1;
    auto const error = posix_spawnp(&pid, words[0], &actions_, nullptr, words.data(), environment.data());
    if (error != 0) throw Fault(kPublicWords, argv.front() + ": " + std::strerror(error));
    return pid;
  }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

Tool::Tool(std::vector<std::string> const& argv, We we) : name_(argv.front()) {
  int ends[2] = {-1, -1};
  int const nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  said_ = ::memfd_create("said", MFD_CLOEXEC);
  if (nothing < 0 || said_ < 0 || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    throw Fault(kPublicWords, name_ + ": " + std::strerror(errno));
  stream_ = ends[0];
  try {
    pid_ = Wiring(we == We::write ? ends[1] : nothing, we == We::read ? ends[1] : nothing, said_).start(argv);
  } catch (Fault const&) {
    for (int const one : {ends[0], ends[1], nothing, said_}) ::close(one);
    throw;
  }
  ::close(ends[1]);
  ::close(nothing);
}

Tool::~Tool() {
  if (stream_ >= 0) ::close(stream_);
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  ::close(said_);
}

std::string Tool::read(std::size_t most) {
  std::string bytes(most, '\0');
  ssize_t count = 0;
  do {
    count = ::recv(stream_, bytes.data(), bytes.size(), 0);
  } while (count < 0 && errno == EINTR);
  if (count < 0) throw Fault(kPublicWords, name_ + ": " + std::strerror(errno));
  bytes.resize(static_cast<std::size_t>(count));
  return bytes;
}

void Tool::write(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const count = ::send(stream_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      end();  // why it went says more than that it went
      throw Fault(kPublicWords, name_ + " takes no more");
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void Tool::end() {
  if (stream_ >= 0) ::close(stream_);
  stream_ = -1;
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  throw Fault(kPublicWords, name_ + " did not end well: " + last_words());
}

std::string Tool::last_words() const {
  auto const size = ::lseek(said_, 0, SEEK_END);
  auto const from = std::max<off_t>(0, size - static_cast<off_t>(kLastWords));
  std::string words(static_cast<std::size_t>(size - from), '\0');
  auto const count = ::pread(said_, words.data(), words.size(), from);
  words.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  return tidied(words);
}

}  // namespace rightsdesk::store
