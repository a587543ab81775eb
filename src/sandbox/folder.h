#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace rightsdesk::sandbox {

/// A private folder (0700) under the system's folder for passing files ($TMPDIR, else /tmp), gone with the object.
/// What a sandboxed command leaves in it is not trusted: it is read without following links, and only regular files.
class Folder {
 public:
  /// Throws Fault when it cannot be made.
  Folder();
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder();
  [[nodiscard]] std::string const& path() const { return path_; }
  /// Writes a file of one plain name. Throws Fault.
  void write(std::string const& name, std::string_view bytes) const;
  /// The bytes of the file of one plain name; refused (`missing`, `too_large`) when there is no such regular file or it
  /// is larger than `most`.
  [[nodiscard]] Result<std::string> read(std::string const& name, std::size_t most) const;

 private:
  std::string path_;
};

}  // namespace rightsdesk::sandbox
