#pragma once
// A folder we read and never leave: no "..", no symbolic link, regular files only, unchanged while read.
#include <cstdint>
#include <memory>
#include <string>
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
  [[nodiscard]] std::string read_once(std::string const& path, std::size_t most,
                                      Deadline const& deadline) const;
  std::string title_, root_;
  int root_descriptor_ = -1;
};

}  // namespace rightsdesk::connectors
