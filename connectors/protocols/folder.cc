#include "connectors/protocols/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/original.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  [[nodiscard]] int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }
  void reset(int number) {
    if (number_ >= 0) ::close(number_);
    number_ = number;
  }

 private:
  int number_;
};

bool same_file(struct stat const& a, struct stat const& b) {
  return a.st_ino == b.st_ino && a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

constexpr std::size_t kPiece = 1U << 16U;

/// Fills `piece` as far as the file goes; how many bytes. Pieces end where the file does, never where a read happened to.
std::size_t next_piece(int descriptor, std::string& piece, std::string const& title, Deadline const& deadline) {
  std::size_t have = 0;
  while (have < piece.size()) {
    deadline.check(title);
    auto const count = ::read(descriptor, piece.data() + have, piece.size() - have);
    if (count < 0) fail(Kind::unreachable, title + ": a file could not be read to its end.", std::strerror(errno));
    if (count == 0) break;
    have += static_cast<std::size_t>(count);
  }
  return have;
}

std::vector<std::string> parts_of(std::string const& path) {
  if (path.empty() || path.front() == '/' || path.find('\0') != std::string::npos) return {};
  auto parts = split(path, '/');
  for (auto const& part : parts)
    if (part.empty() || part == "." || part == "..") return {};
  return parts;
}

using TakePath = std::function<void(std::string const&)>;

struct Walk {
  TakePath const& found;
  TakePath const& passed_over;
  std::string const& title;
  Deadline const& deadline;

  void into(int descriptor, std::string const& prefix) const {
    DIR* const directory = ::fdopendir(descriptor);
    if (directory == nullptr) {
      ::close(descriptor);
      passed_over(prefix);
      return;
    }
    std::unique_ptr<DIR, int (*)(DIR*)> const closing(directory, ::closedir);
    while (dirent const* entry = ::readdir(directory)) {
      deadline.check(title);
      std::string const name = entry->d_name;
      if (name != "." && name != "..") look_at(::dirfd(directory), entry->d_type, name, prefix + name);
    }
  }
  /// `type` is what the directory says, as far as its file system says anything: asking each of a million files takes long.
  void look_at(int directory, unsigned char type, std::string const& name, std::string const& path) const {
    struct stat state {};
    if (type == DT_REG) return found(path);
    if (type == DT_UNKNOWN && ::fstatat(directory, name.c_str(), &state, AT_SYMLINK_NOFOLLOW) != 0) return passed_over(path);
    if (type == DT_UNKNOWN && S_ISREG(state.st_mode)) return found(path);
    if (type != DT_DIR && !S_ISDIR(state.st_mode)) return passed_over(path);
    int const inner = ::openat(directory, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner < 0) return passed_over(path + "/");
    into(inner, path + "/");
  }
};

}  // namespace

void Gathered::add(std::string_view one) {
  auto const hex = sha256_hex(one);
  for (std::size_t i = 0; i < sum_.size(); ++i) sum_[i] += std::stoull(hex.substr(16 * i, 16), nullptr, 16);
  ++count_;
}

std::string Gathered::text() const {
  auto text = std::to_string(count_);
  for (auto const part : sum_) text += ' ' + std::to_string(part);
  return text;
}

Folder::Folder(std::string title, std::string const& root) : title_(std::move(title)), root_(root) {
  root_descriptor_ = ::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (root_descriptor_ < 0) {
    fail(Kind::unreachable, title_ + " could not be opened: its folder is not there or may not be read.",
         root + ": " + std::strerror(errno));
  }
}

Folder::~Folder() { ::close(root_descriptor_); }

int Folder::open_inside(std::string const& path) const {
  auto const parts = parts_of(path);
  if (parts.empty())
    fail(Kind::nonsense, title_ + " names a file outside its folder.", "path refused in " + root_);
  Descriptor here(::dup(root_descriptor_));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    int const directory = i + 1 < parts.size() ? O_DIRECTORY : 0;
    int const next =
        ::openat(here.number(), parts[i].c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | directory);
    int const why = errno;
    if (next < 0 && (why == ELOOP || (why == ENOTDIR && directory != 0))) {
      fail(Kind::nonsense, title_ + " names a file behind a link, which is not followed.",
           "link in " + root_);
    }
    if (next < 0) {
      fail(Kind::unreachable, title_ + " names a file that is not there or may not be read.",
           root_ + ": " + std::strerror(why));
    }
    here.reset(next);
  }
  return here.release();
}

std::string Folder::each_piece(std::string const& path, std::size_t most, Deadline const& deadline,
                               std::function<void(std::string_view)> const& take) const {
  Descriptor const file(open_inside(path));
  struct stat before {};
  if (::fstat(file.number(), &before) != 0 || !S_ISREG(before.st_mode)) {
    fail(Kind::nonsense, title_ + " names something that is not a file.", "no regular file in " + root_);
  }
  if (static_cast<std::size_t>(before.st_size) > most) {
    fail(Kind::too_large, title_ + ": a file is larger than we take.",
         std::to_string(before.st_size) + " bytes");
  }
  std::string piece(kPiece, '\0'), hash;
  std::size_t size = 0;
  while (auto const count = next_piece(file.number(), piece, title_, deadline)) {
    std::string_view const bytes(piece.data(), count);
    size += count;
    if (size > most) fail(Kind::too_large, title_ + ": a file is larger than we take.", "it grows");
    hash = sha256_hex(hash + std::string(bytes));
    take(bytes);
  }
  struct stat after {};
  if (::fstat(file.number(), &after) != 0 || !same_file(before, after) || size != static_cast<std::size_t>(after.st_size)) {
    throw Passing(Kind::nonsense, title_ + ": a file changed while it was read.", "changed in " + root_);
  }
  return hash;
}

std::string Folder::read(std::string const& path, std::size_t most, Deadline const& deadline) const {
  std::string bytes;
  with_attempts(3, deadline, [&] {
    bytes.clear();
    auto const hash = each_piece(path, most, deadline, [&](std::string_view piece) { bytes += piece; });
    if (hash != each_piece(path, most, deadline, [](std::string_view) {})) {
      throw Passing(Kind::nonsense, title_ + ": a file changed while it was read.",
                    "hash differs in " + root_);
    }
  });
  return bytes;
}

bool Folder::ends_a_line(std::string const& path) const {
  Descriptor const file(open_inside(path));
  auto const end = ::lseek(file.number(), 0, SEEK_END);
  char last[2] = {'\n', '\0'};  // the second is the last byte of UTF-16 that stands little end first
  if (end <= 0) return true;
  auto const count = std::min<off_t>(end, 2);
  if (::pread(file.number(), last, static_cast<std::size_t>(count), end - count) != count)
    fail(Kind::unreachable, title_ + ": a file could not be read to its end.", std::strerror(errno));
  return last[count - 1] == '\n' || last[count - 1] == '\r' || (count == 2 && last[0] == '\n' && last[1] == '\0');
}

Stamp Folder::stamp(std::string const& path) const {
  Descriptor const file(open_inside(path));
  struct stat state {};
  if (::fstat(file.number(), &state) != 0 || !S_ISREG(state.st_mode))
    fail(Kind::nonsense, title_ + " names something that is not a file.", "no regular file in " + root_);
  auto const ns = [](timespec const& at) { return std::int64_t{at.tv_sec} * 1'000'000'000 + at.tv_nsec; };
  return {path, std::int64_t{state.st_size}, ns(state.st_mtim), ns(state.st_ctim)};
}

void Folder::each_file(Deadline const& deadline, TakePath const& take, TakePath const& passed_over) const {
  int const start = ::openat(root_descriptor_, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (start < 0) fail(Kind::unreachable, title_ + " could not be opened.", std::strerror(errno));
  Walk{take, passed_over, title_, deadline}.into(start, "");
}

std::vector<std::string> Folder::files(std::vector<std::string>& passed_over,
                                       Deadline const& deadline) const {
  std::vector<std::string> found;
  each_file(deadline, [&](std::string const& path) { found.push_back(path); },
            [&](std::string const& path) { passed_over.push_back(path); });
  std::sort(found.begin(), found.end());
  std::sort(passed_over.begin(), passed_over.end());
  return found;
}

}  // namespace rightsdesk::connectors
