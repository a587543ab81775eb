#include "delivery/unzipped.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace rightsdesk::delivery {
namespace {

using disclosure::PackFile;
using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;

constexpr std::size_t kMostFiles = 100'000;
constexpr std::size_t kMostBytes = std::size_t{8} << 30U;

std::string inside(std::string const& name) {
  auto const slash = name.find('/');
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

Refusal damaged() { return {"damaged", "The file is not a ZIP, or it is damaged.", "", {}}; }
Refusal too_large() { return {"too_large", "The file holds more than it can.", "", {}}; }

/// The bytes of the entry that stands next; `total` counts those of all.
Result<std::string> bytes_of(Reader const& reader, std::size_t& total) {
  std::string bytes;
  char block[65536];
  for (la_ssize_t size = 0; (size = archive_read_data(reader.get(), block, sizeof block)) != 0;) {
    if (size < 0) return tl::unexpected(damaged());
    total += static_cast<std::size_t>(size);
    if (total > kMostBytes) return tl::unexpected(too_large());
    bytes.append(block, static_cast<std::size_t>(size));
  }
  return bytes;
}

}  // namespace

Result<std::vector<PackFile>> unzipped(std::string_view zip) {
  Reader const reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(reader.get());
  if (archive_read_open_memory(reader.get(), zip.data(), zip.size()) != ARCHIVE_OK) return tl::unexpected(damaged());
  std::vector<PackFile> files;
  std::size_t total = 0;
  archive_entry* entry = nullptr;
  for (int read = 0; (read = archive_read_next_header(reader.get(), &entry)) != ARCHIVE_EOF;) {
    if (read != ARCHIVE_OK || archive_entry_pathname(entry) == nullptr) return tl::unexpected(damaged());
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    std::string const name = inside(archive_entry_pathname(entry));
    auto bytes = bytes_of(reader, total);
    if (!bytes) return tl::unexpected(bytes.error());
    files.push_back({name, std::move(*bytes)});
    if (files.size() > kMostFiles) return tl::unexpected(too_large());
  }
  return files;
}

}  // namespace rightsdesk::delivery
