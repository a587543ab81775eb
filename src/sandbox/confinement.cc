#include "sandbox/confinement.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <random>

#include "core/result.h"

namespace rightsdesk::sandbox {
namespace {

using Words = std::vector<std::string>;
constexpr int kNicer = 5;

void add(Words& to, Words const& more) { to.insert(to.end(), more.begin(), more.end()); }

Words namespaces(Privilege privilege) {
  Words words{"--unshare-ipc", "--unshare-pid", "--unshare-net",     "--unshare-uts", "--unshare-cgroup-try",
              "--as-pid-1",    "--new-session", "--die-with-parent", "--cap-drop",    "ALL"};
  if (privilege == Privilege::user_namespace) {
    add(words, {"--unshare-user"});
  } else {
    add(words, {"--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP"});
  }
  return words;
}

/// Folders above `path`, open to the new id: bubblewrap would make them for root alone.
void add_parents(Words& words, std::string const& path) {
  for (auto at = path.find('/', 1); at != std::string::npos; at = path.find('/', at + 1)) {
    add(words, {"--perms", "0755", "--dir", path.substr(0, at)});
  }
}

Words file_system(Command const& command) {
  Words words{"--ro-bind", "/usr", "/usr"};
  for (auto const* name : {"bin", "sbin", "lib", "lib64"}) {
    add(words, {"--symlink", std::string("usr/") + name, std::string("/") + name});
  }
  for (auto const* path : {"/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/etc/libreoffice",
                           "/var/cache/fontconfig"}) {
    add_parents(words, path);
    add(words, {"--ro-bind-try", path, path});
  }
  add(words, {"--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"});
  add(words, {"--perms", "1777", "--size", std::to_string(command.bounds.file_bytes), "--tmpfs", "/tmp"});
  for (auto const& path : command.readable) {
    add_parents(words, path);
    add(words, {"--ro-bind", path, path});
  }
  if (!command.folder.empty()) {
    add_parents(words, command.folder);
    add(words, {"--bind", command.folder, command.folder});
  }
  add(words, {"--remount-ro", "/", "--chdir", "/tmp"});
  return words;
}

Words environment(Command const& command) {
  Words words{"--clearenv"};
  for (auto const& [name, value] : std::vector<std::pair<std::string, std::string>>{
           {"PATH", "/usr/bin"}, {"HOME", "/tmp"}, {"LANG", "C.UTF-8"}, {"TZ", "UTC"}}) {
    add(words, {"--setenv", name, value});
  }
  for (auto const& [name, value] : command.environment) add(words, {"--setenv", name, value});
  return words;
}

std::string limit(std::size_t bytes) { return bytes == 0 ? "unlimited" : std::to_string(bytes); }

/// Set from within: outside, the bound on processes would count those of the whole service.
Words limits(Bounds const& bounds) {
  auto const cpu = std::to_string(bounds.cpu_seconds) + ":" + std::to_string(bounds.cpu_seconds + 1);
  return {"/usr/bin/prlimit",
          "--core=0",
          "--cpu=" + cpu,
          "--as=" + limit(bounds.memory_bytes),
          "--fsize=" + limit(bounds.file_bytes),
          "--nproc=" + std::to_string(bounds.processes + 1),  // and end_of_time
          "--nofile=256",
          "--"};
}

/// Changing the user id forgets the signal bubblewrap asked for at its own death: asked for again here.
Words change_of_user(unsigned user_id) {
  auto const id = std::to_string(user_id);
  return {"/usr/bin/setpriv", "--reuid",           id,            "--regid", id, "--clear-groups",
          "--inh-caps=-all",  "--bounding-set=-all", "--pdeathsig", "KILL",    "--"};
}

/// A service that is killed cannot end what it started, and bubblewrap, which dies with it, may send no signal to another user's
/// process: what is left ends by itself, a second after its time.
Words end_of_time(Bounds const& bounds) {
  auto const milliseconds = bounds.wall.count() + 1000;
  return {"/usr/bin/timeout", "--signal=KILL", std::to_string(milliseconds / 1000) + "." + std::to_string(1000 + milliseconds % 1000).substr(1)};
}

}  // namespace

std::vector<std::string> confined(Command const& command, Privilege privilege, unsigned user_id) {
  // Whoever waits for a page goes before whoever waits for a file to be read.
  Words words{"/usr/bin/nice", "-n", std::to_string(kNicer), "/usr/bin/bwrap"};
  add(words, namespaces(privilege));
  add(words, file_system(command));
  add(words, environment(command));
  add(words, {"--seccomp", std::to_string(kFilterDescriptor), "--json-status-fd", std::to_string(kStatusDescriptor), "--"});
  if (privilege == Privilege::own_user_id) add(words, change_of_user(user_id));
  // Only now, for root without its capabilities may not enter a folder of the new id.
  if (!command.folder.empty()) add(words, {"/usr/bin/env", "--chdir=" + command.folder});
  add(words, limits(command.bounds));
  add(words, end_of_time(command.bounds));
  add(words, command.argv);
  return words;
}

unsigned passing_user_id() {
  std::random_device random;
  return std::uniform_int_distribution<unsigned>(61184, 65519)(random);
}

void give(std::string const& folder, unsigned user_id) {
  auto const change = [&](std::string const& path) {
    if (lchown(path.c_str(), user_id, user_id) != 0 && errno != ENOENT) {
      throw Fault("Files cannot be opened safely on this machine.", "chown of a private folder: error " + std::to_string(errno));
    }
  };
  change(folder);
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    change(entry->path().string());
  }
  if (error) throw Fault("Files cannot be opened safely on this machine.", "listing a private folder: " + error.message());
}

}  // namespace rightsdesk::sandbox
