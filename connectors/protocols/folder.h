#pragma once
// A folder we read and never leave: no "..", no symbolic link, regular files only, unchanged while read.
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/protocols/attempt.h"

namespace rightsdesk::connectors {

/// A file as it lies: when these are the same, so is what is in it.
struct Stamp {
  std::string path;
  std::int64_t size = 0;
  std::int64_t written_ns = 0, changed_ns = 0;  ///< its content last written; it or its name last changed; since 1970
  friend bool operator==(Stamp const&, Stamp const&) = default;
};

/// A hash of things however they are ordered, for what is too much to be kept and sorted.
class Gathered {
 public:
  void add(std::string_view one);
  [[nodiscard]] std::string text() const;  ///< how many and the hash

 private:
  std::array<std::uint64_t, 4> sum_{};  ///< of the SHA-256 of each
  std::uint64_t count_ = 0;
};

class Folder {
 public:
  /// Throws SourceFailure::unreachable in `title`'s name when `root` is not a folder that can be read.
  Folder(std::string title, std::string const& root);
  ~Folder();
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;

  /// The bytes of `path` (relative, "/" between parts). Throws SourceFailure: unreachable (not there, no
  /// permission), too_large, nonsense (a path that leads out, a link, no regular file, or a file that changes
  /// each time it is read).
  [[nodiscard]] std::string read(std::string const& path, std::size_t most, Deadline const& deadline) const;
  /// The same bytes piece by piece, 64 KiB at most, so that a large file need not be held; gives a hash of them all, to know them
  /// by when they are read again. Throws as read(); Passing (nonsense) when it changes meanwhile, once all pieces were given.
  std::string each_piece(std::string const& path, std::size_t most, Deadline const& deadline,
                         std::function<void(std::string_view)> const& take) const;
  /// Every regular file below, relative, in the order the disk gives them, which may be another the next time; links and what cannot
  /// be entered go to `passed_over`. Holds no more than the way down to one of them.
  void each_file(Deadline const& deadline, std::function<void(std::string const&)> const& take,
                 std::function<void(std::string const&)> const& passed_over) const;
  /// Every regular file below, relative, sorted. Links and what cannot be entered are listed in
  /// `passed_over`.
  [[nodiscard]] std::vector<std::string> files(std::vector<std::string>& passed_over,
                                               Deadline const& deadline) const;

  /// Whether the last byte of `path` ends a line; an empty file does. Throws SourceFailure as read().
  [[nodiscard]] bool ends_a_line(std::string const& path) const;
  /// Throws SourceFailure as read().
  [[nodiscard]] Stamp stamp(std::string const& path) const;

 private:
  [[nodiscard]] int open_inside(std::string const& path) const;
  std::string title_, root_;
  int root_descriptor_ = -1;
};

}  // namespace rightsdesk::connectors
