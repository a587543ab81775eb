#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "reading/source.h"

namespace rightsdesk::reading {

/// A Microsoft compound file ([MS-CFB]): a small file system of storages and streams. Every chain is followed within bounds.
class Compound {
 public:
  /// `bytes` outlives this. Refused: damaged.
  static Result<Compound> opened(std::string_view bytes);

  struct Entry {
    std::string path;  ///< names joined by /
    bool storage = false;
    std::size_t size = 0;
  };
  [[nodiscard]] std::vector<Entry> const& entries() const { return entries_; }
  [[nodiscard]] bool has(std::string const& path) const;
  /// Empty when there is no such stream, or when its chain is broken.
  [[nodiscard]] std::string stream(std::string const& path) const;

 private:
  [[nodiscard]] std::string_view sector(std::size_t number) const;
  [[nodiscard]] std::string chain(std::uint32_t first, std::size_t most) const;
  [[nodiscard]] std::string mini_chain(std::uint32_t first, std::size_t size) const;
  bool load_tables();
  void load_entries();

  std::string_view bytes_;
  std::size_t sector_size_ = 512;
  std::vector<std::uint32_t> table_, mini_table_;
  std::string directory_, mini_stream_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> starts_;
};

/// The number of `size` bytes (1 to 8), least first, at `at`; 0 beyond the end.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size);

/// UTF-16, least byte first, as UTF-8.
std::string from_utf16(std::string_view bytes);

/// What a compound file holds decides: an Outlook message, an older Word, Excel or PowerPoint file, a locked newer one.
Reading read_compound(Source const& source);

}  // namespace rightsdesk::reading
