#include "core/durable_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <utility>

#include "core/id.h"
#include "core/result.h"

namespace rightsdesk {
namespace {

constexpr char kNotKept[] = "Something could not be kept on the disk.";

[[noreturn]] void give_up(std::string const& path, std::string const& what) {
  throw Fault(kNotKept, path + ": " + what + ": " + std::strerror(errno));
}

class Descriptor {
 public:
  Descriptor(std::string const& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (number_ < 0) give_up(path, "cannot be opened");
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  [[nodiscard]] int number() const { return number_; }
  /// Some disks tell only here that they kept nothing.
  [[nodiscard]] bool closed() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

/// Open and locked, and still the file of that name: who replaced it held the lock meanwhile.
Descriptor locked(std::string const& path, int flags) {
  for (;;) {
    Descriptor file(path, flags);
    if (::flock(file.number(), LOCK_EX) != 0) give_up(path, "cannot be locked");
    struct stat here {}, there {};
    if (::fstat(file.number(), &here) != 0) give_up(path, "cannot be read");
    if (::stat(path.c_str(), &there) == 0 && here.st_ino == there.st_ino && here.st_dev == there.st_dev) return file;
  }
}

bool written(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    auto const count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// A sync that failed is never asked for again: the kernel may have dropped what it could not write.
bool kept(Descriptor& file, std::string_view bytes) { return written(file.number(), bytes) && ::fsync(file.number()) == 0 && file.closed(); }

void sync_folder_of(std::string const& path) {
  auto const parent = std::filesystem::path(path).parent_path().string();
  Descriptor const folder(parent.empty() ? "." : parent, O_RDONLY | O_DIRECTORY);
  if (::fsync(folder.number()) != 0) give_up(path, "its folder cannot be synced");
}

}  // namespace

void write_new_file(std::string const& path, std::string_view bytes) {
  Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
  try {
    if (!kept(file, bytes)) give_up(path, "cannot be written");
    sync_folder_of(path);
  } catch (Fault const&) {
    ::unlink(path.c_str());
    throw;
  }
}

void replace_file(std::string const& path, std::string_view bytes) {
  auto const fresh = path + "." + fresh_id_text();
  write_new_file(fresh, bytes);
  if (::rename(fresh.c_str(), path.c_str()) != 0) {
    auto const why = errno;
    ::unlink(fresh.c_str());
    errno = why;
    give_up(path, "cannot be replaced");
  }
  sync_folder_of(path);
}

void append_line(std::string const& path, std::string_view line) {
  bool const fresh = ::access(path.c_str(), F_OK) != 0;
  auto file = locked(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW);
  auto const end = ::lseek(file.number(), 0, SEEK_END);
  char last = '\n';
  if (end > 0 && ::pread(file.number(), &last, 1, end - 1) != 1) give_up(path, "cannot be read");
  auto const bytes = (last == '\n' ? "" : "\n") + std::string(line) + "\n";
  if (!written(file.number(), bytes) || ::fsync(file.number()) != 0) {
    auto const why = errno;
    if (end >= 0 && ::ftruncate(file.number(), end) == 0) ::fsync(file.number());
    errno = why;
    give_up(path, "cannot be written");
  }
  if (!file.closed()) give_up(path, "cannot be written");
  if (fresh) sync_folder_of(path);
}

void rewrite_lines(std::string const& path, std::function<std::string(std::string const&)> const& changed) {
  if (::access(path.c_str(), F_OK) != 0) return;
  auto const file = locked(path, O_RDWR | O_NOFOLLOW);
  std::string fresh;
  std::istringstream lines(whole_file(path));
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) fresh += changed(line) + "\n";
  replace_file(path, fresh);
}

void make_private_folder(std::string const& path) {
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) return;
  auto const parent = std::filesystem::path(path).parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, failed);
  if (failed || (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)) give_up(path, "the folder cannot be made");
}

std::string whole_file(std::string const& path) {
  Descriptor const file(path, O_RDONLY | O_NOFOLLOW);
  std::string bytes, piece(std::size_t{64} * 1024, '\0');
  for (;;) {
    auto const count = ::read(file.number(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) give_up(path, "cannot be read");
    if (count == 0) return bytes;
    bytes.append(piece, 0, static_cast<std::size_t>(count));
  }
}

}  // namespace rightsdesk
