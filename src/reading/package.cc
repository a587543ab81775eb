#include "reading/package.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

#include "core/text.h"
#include "reading/draft.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

constexpr std::size_t kMostMembers = 20'000;
constexpr std::size_t kRatioCounts = 20U << 20U;  ///< a high ratio is no matter below this
constexpr std::size_t kMostRatio = 250;

using Archive = std::unique_ptr<struct archive, decltype(&archive_read_free)>;

Archive archive_of(std::string_view bytes, Options const& options) {
  Archive archive(archive_read_new(), &archive_read_free);
  archive_read_support_format_zip(archive.get());
  archive_read_support_format_tar(archive.get());
  archive_read_support_format_7zip(archive.get());
  archive_read_support_filter_gzip(archive.get());
  if (bytes.starts_with("\x1F\x8B")) archive_read_support_format_raw(archive.get());
  archive_read_set_options(archive.get(), "zip:ignorecrc32=0");
  if (!options.password.empty()) archive_read_add_passphrase(archive.get(), options.password.c_str());
  if (archive_read_open_memory(archive.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) archive.reset();
  return archive;
}

std::string name_of(archive_entry* entry) {
  if (auto const* name = archive_entry_pathname_utf8(entry); name != nullptr) return valid_utf8(name);
  auto const* raw = archive_entry_pathname(entry);
  return raw == nullptr ? std::string{} : valid_utf8(raw);
}

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MB"; }

/// Reads member after member, watching the limits.
class Unpacking {
 public:
  Unpacking(std::string_view bytes, Options const& options) : packed_(bytes.size()), most_(options.max_unpacked_bytes), archive_(archive_of(bytes, options)) {}

  Result<void> run(std::vector<std::string>& names, std::map<std::string, std::string>& members) {
    if (!archive_) return damaged("this archive cannot be opened");
    archive_entry* entry = nullptr;
    for (;;) {
      auto const status = archive_read_next_header(archive_.get(), &entry);
      if (status == ARCHIVE_EOF) break;
      if (status < ARCHIVE_WARN) return failure();
      if (names.size() == kMostMembers) return too_large("it holds more than 20,000 files, the most that are unpacked");
      if (archive_entry_filetype(entry) == AE_IFDIR) continue;
      auto const name = name_of(entry);
      if (archive_entry_is_encrypted(entry) != 0) locked_ = true;
      auto bytes = content();
      if (!bytes) return tl::unexpected(bytes.error());
      if (members.count(name) > 0) return damaged("it holds two files of one name");
      names.push_back(name);
      members.emplace(name, std::move(*bytes));
    }
    if (names.empty()) return empty_file();
    return {};
  }

 private:
  Result<std::string> content() {
    std::string bytes;
    void const* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    for (;;) {
      auto const status = archive_read_data_block(archive_.get(), &block, &size, &offset);
      if (status == ARCHIVE_EOF) return bytes;
      if (status < ARCHIVE_WARN) return tl::unexpected(failure().error());
      total_ += size;
      if (total_ > most_) return too_large("unpacked it would be more than " + megabytes(most_));
      if (total_ > kRatioCounts && total_ / kMostRatio > packed_) return too_large("it unpacks to more than 250 times its size");
      bytes.append(static_cast<char const*>(block), size);
    }
  }

  Result<void> failure() const {
    auto const* const why = archive_error_string(archive_.get());
    std::string const text = lower_ascii(why == nullptr ? "" : why);
    if (locked_ || text.find("passphrase") != std::string::npos || text.find("encrypt") != std::string::npos) return needs_password();
    if (text.find("crc") != std::string::npos) return damaged("a file in it is not as it was packed");
    return damaged("it is not a sound archive, or it ends too early");
  }

  std::size_t packed_, most_, total_ = 0;
  bool locked_ = false;
  Archive archive_;
};

/// "slide10.xml" after "slide2.xml".
bool by_number(std::string const& a, std::string const& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; }

}  // namespace

Result<Package> Package::opened(std::string_view bytes, Options const& options) {
  Package package;
  auto const done = Unpacking(bytes, options).run(package.names_, package.members_);
  if (!done) return tl::unexpected(done.error());
  return package;
}

Format Package::format() const {
  if (has("word/document.xml")) return Format::word;
  if (has("xl/workbook.xml")) return Format::sheet;
  if (has("ppt/presentation.xml")) return Format::slides;
  auto const type = member("mimetype");
  if (has("content.xml") && (type.find("opendocument.spreadsheet") != std::string_view::npos)) return Format::open_sheet;
  if (has("content.xml") && (type.find("opendocument.presentation") != std::string_view::npos)) return Format::open_slides;
  if (has("content.xml") && has("META-INF/manifest.xml")) return Format::open_text;
  return Format::zip;
}

std::string_view Package::member(std::string const& name) const {
  auto const found = members_.find(name);
  return found == members_.end() ? std::string_view{} : std::string_view(found->second);
}

std::vector<std::string> Package::matching(std::string_view prefix, std::string_view suffix) const {
  std::vector<std::string> found;
  for (auto const& name : names_) {
    if (name.starts_with(prefix) && name.ends_with(suffix)) found.push_back(name);
  }
  std::sort(found.begin(), found.end(), by_number);
  return found;
}

Reading read_archive(Package const& package) {
  Extracted extracted;
  auto& document = extracted.document;
  document.media_type = media_type(Format::zip);
  FlowText text;
  for (auto const& name : package.names()) {
    auto const bytes = package.member(name);
    text.add("- " + shown_name(name) + "\n");
    document.attachments.push_back({shown_name(name), media_type(sniffed(bytes, name)), std::string(bytes)});
  }
  if (document.attachments.size() > 2'000) return too_large("it holds more than 2,000 documents");
  text.pages_into(document);
  return extracted;
}

}  // namespace rightsdesk::reading
