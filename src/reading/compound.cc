#include "reading/compound.h"

#include <algorithm>
#include <set>

#include "core/text.h"
#include "reading/old_office.h"
#include "reading/outlook.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  ///< numbers from here on are marks ([MS-CFB] 2.1)
constexpr std::size_t kMiniSector = 64, kMiniCutoff = 4096, kEntry = 128;
constexpr std::size_t kMostEntries = 50'000;

std::uint32_t number32(std::string_view bytes, std::size_t at) { return static_cast<std::uint32_t>(number_at(bytes, at, 4)); }

}  // namespace

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint64_t number = 0;
  for (std::size_t i = size; i > 0; --i) number = number << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  return number;
}

std::string from_utf16(std::string_view bytes) {
  std::u32string points;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    auto const unit = static_cast<char32_t>(number_at(bytes, at, 2));
    auto const next = static_cast<char32_t>(number_at(bytes, at + 2, 2));
    if (unit >= 0xD800 && unit <= 0xDBFF && next >= 0xDC00 && next <= 0xDFFF) {
      points += 0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00);
      at += 2;
    } else if (unit != 0) {
      points += unit >= 0xD800 && unit <= 0xDFFF ? U'\uFFFD' : unit;
    }
  }
  return to_utf8(points);
}

std::string_view Compound::sector(std::size_t number) const {
  auto const at = (number + 1) * sector_size_;
  return at >= bytes_.size() ? std::string_view{} : bytes_.substr(at, sector_size_);
}

/// At most `most` bytes; each sector at most once.
std::string Compound::chain(std::uint32_t first, std::size_t most) const {
  std::string out;
  std::size_t steps = 0;
  for (auto at = first; at < kLastSector && steps <= table_.size() && out.size() < most; ++steps) {
    auto const part = sector(at);
    if (part.empty()) break;
    out += part;
    at = at < table_.size() ? table_[at] : kLastSector;
  }
  if (out.size() > most) out.resize(most);
  return out;
}

std::string Compound::mini_chain(std::uint32_t first, std::size_t size) const {
  std::string out;
  std::size_t steps = 0;
  for (auto at = first; at < kLastSector && steps <= mini_table_.size() && out.size() < size; ++steps) {
    auto const from = std::size_t{at} * kMiniSector;
    if (from >= mini_stream_.size()) break;
    out.append(mini_stream_, from, kMiniSector);
    at = at < mini_table_.size() ? mini_table_[at] : kLastSector;
  }
  if (out.size() > size) out.resize(size);
  return out;
}

/// The sector table's own sectors are named in the header (109) and in a chain of further lists.
bool Compound::load_tables() {
  auto const shift = number_at(bytes_, 30, 2);
  if (shift != 9 && shift != 12) return false;
  sector_size_ = std::size_t{1} << shift;
  auto const sectors = bytes_.size() / sector_size_ + 1;
  std::vector<std::uint32_t> lists;
  for (std::size_t i = 0; i < 109; ++i) lists.push_back(number32(bytes_, 76 + 4 * i));
  auto further = number32(bytes_, 68);
  for (std::size_t steps = 0; further < kLastSector && steps < sectors; ++steps) {
    auto const list = sector(further);
    if (list.size() < sector_size_) break;
    for (std::size_t i = 0; i + 1 < sector_size_ / 4; ++i) lists.push_back(number32(list, 4 * i));
    further = number32(list, sector_size_ - 4);
  }
  for (auto const number : lists) {
    if (number >= kLastSector || table_.size() > sectors) continue;
    auto const part = sector(number);
    for (std::size_t at = 0; at + 4 <= part.size(); at += 4) table_.push_back(number32(part, at));
  }
  return !table_.empty();
}

void Compound::load_entries() {
  struct Waiting {
    std::uint32_t number;
    std::string folder;
  };
  auto const count = std::min(directory_.size() / kEntry, kMostEntries);
  std::set<std::uint32_t> seen;
  std::vector<Waiting> waiting{{number32(directory_, 76), ""}};
  while (!waiting.empty()) {
    auto const [number, folder] = std::move(waiting.back());
    waiting.pop_back();
    if (number >= count || !seen.insert(number).second) continue;
    std::string_view const entry(directory_.data() + number * kEntry, kEntry);
    auto const length = std::min<std::size_t>(number_at(entry, 64, 2), 64);
    auto const path = folder + from_utf16(entry.substr(0, length < 2 ? 0 : length - 2));
    bool const storage = number_at(entry, 66, 1) == 1;
    entries_.push_back({path, storage, static_cast<std::size_t>(number_at(entry, 120, sector_size_ == 512 ? 4 : 8))});
    starts_.push_back(number32(entry, 116));
    waiting.push_back({number32(entry, 68), folder});
    waiting.push_back({number32(entry, 72), folder});
    if (storage && folder.size() < 2000) waiting.push_back({number32(entry, 76), path + "/"});
  }
}

Result<Compound> Compound::opened(std::string_view bytes) {
  Compound file;
  file.bytes_ = bytes;
  if (bytes.size() < 1024 || !file.load_tables()) return damaged("this Microsoft file ends too early or its tables are broken");
  file.directory_ = file.chain(number32(bytes, 48), bytes.size());
  if (file.directory_.size() < kEntry) return damaged("this Microsoft file has no directory");
  auto const mini = file.chain(number32(bytes, 60), bytes.size());
  for (std::size_t at = 0; at + 4 <= mini.size(); at += 4) file.mini_table_.push_back(number32(mini, at));
  file.mini_stream_ = file.chain(number32(file.directory_, 116), bytes.size());
  file.load_entries();
  return file;
}

bool Compound::has(std::string const& path) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](Entry const& entry) { return entry.path == path; });
}

std::string Compound::stream(std::string const& path) const {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    auto const& entry = entries_[i];
    if (entry.path != path || entry.storage) continue;
    auto const size = std::min(entry.size, bytes_.size());
    return entry.size < kMiniCutoff ? mini_chain(starts_[i], size) : chain(starts_[i], size);
  }
  return {};
}

Reading read_compound(Source const& source) {
  auto const file = Compound::opened(source.bytes);
  if (!file) return tl::unexpected(file.error());
  if (file->has("EncryptedPackage")) return needs_password();
  if (file->has("__properties_version1.0")) return read_outlook(*file);
  if (file->has("WordDocument")) return read_old_word(*file);
  if (file->has("Workbook") || file->has("Book")) return read_old_sheet(*file);
  if (file->has("PowerPoint Document")) return read_old_slides(*file);
  return unsupported("it is a Microsoft file of a kind that is not known here");
}

}  // namespace rightsdesk::reading
