#include "connectors/postgres.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace rightsdesk::connectors::test {
namespace fs = std::filesystem;
namespace {

std::string program(std::string const& name) {
  for (auto const& version : fs::directory_iterator("/usr/lib/postgresql"))
    if (auto const path = version.path().string() + "/bin/" + name; fs::exists(path)) return path;
  throw std::runtime_error("no PostgreSQL on this machine");
}

int free_port() {
  std::random_device device;
  for (int attempt = 0; attempt < 200; ++attempt) {
    int const port = 20000 + static_cast<int>(device() % 10000U);
    int const descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bool const free = ::bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(descriptor);
    if (free) return port;
  }
  throw std::runtime_error("no free port between 20000 and 29999");
}

passwd const* unprivileged() {
  auto const* user = ::geteuid() != 0 ? ::getpwuid(::geteuid()) : ::getpwnam("postgres");
  return user != nullptr ? user : ::getpwnam("nobody");
}

/// Starts a program as the unprivileged user, its words going to `log`.
pid_t start(std::vector<std::string> const& command, std::string const& log,
            std::vector<std::string> const& settings = {}) {
  auto const* const user = unprivileged();
  auto const uid = user->pw_uid;
  auto const gid = user->pw_gid;
  std::vector<char*> words;
  for (auto const& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  pid_t const pid = ::fork();
  if (pid != 0) return pid;
  ::setsid();
  int const out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::dup2(out, 1);
  ::dup2(out, 2);
  for (auto const& setting : settings) ::putenv(const_cast<char*>(setting.c_str()));
  if (::geteuid() == 0 && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0)) ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  ::execv(words[0], words.data());
  ::_exit(127);
}

std::string content(std::string const& path) {
  std::ifstream in(path);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

int finished(pid_t pid) {
  int status = 0;
  ::waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace

Postgres& Postgres::shared() {
  static Postgres server;
  return server;
}

Postgres::Postgres() {
  std::string pattern = "/tmp/rd-pg-XXXXXX";
  folder_ = ::mkdtemp(pattern.data());
  std::ofstream(folder_ + "/password") << password() << "\n";
  if (::geteuid() == 0 && (::chown(folder_.c_str(), unprivileged()->pw_uid, unprivileged()->pw_gid) != 0 ||
                           ::chown((folder_ + "/password").c_str(), unprivileged()->pw_uid, unprivileged()->pw_gid) != 0))
    throw std::runtime_error("cannot give away " + folder_);
  auto const log = folder_ + "/log";
  if (finished(start({program("initdb"), "-D", folder_ + "/data", "-U", owner(), "-A", "scram-sha-256", "--pwfile",
                      folder_ + "/password", "-E", "UTF8", "--locale=C.UTF-8", "-N"},
                     log)) != 0)
    throw std::runtime_error("initdb failed: " + content(log));
  port_ = free_port();
  pid_ = start({program("postgres"), "-D", folder_ + "/data", "-p", std::to_string(port_), "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=", "-c", "fsync=off"},
               log);
  for (int attempt = 0; attempt < 600; ++attempt) {
    try {
      load("postgres", "SELECT 1;");
      return;
    } catch (std::runtime_error const&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }
  throw std::runtime_error("postgres does not answer: " + content(log));
}

Postgres::~Postgres() {
  ::kill(pid_, SIGQUIT);
  ::waitpid(pid_, nullptr, 0);
  fs::remove_all(folder_);
}

void Postgres::load(std::string const& database, std::string const& script) const {
  static int number = 0;
  auto const file = folder_ + "/script-" + std::to_string(++number) + ".sql", out = file + ".out";
  std::ofstream(file) << script;
  auto const pid = start({program("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", std::to_string(port_),
                          "-U", owner(), "-d", database, "-f", file},
                         out, {"PGPASSWORD=" + password(), "PGCONNECT_TIMEOUT=5"});
  if (finished(pid) != 0) throw std::runtime_error(content(out));
}

}  // namespace rightsdesk::connectors::test
