#include "connectors/protocols/index_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "connectors/protocols/packed.h"
#include "core/id.h"
#include "core/json.h"
#include "core/result.h"

namespace rightsdesk::connectors {
namespace {

constexpr std::size_t kBlock = 48U << 10U;
constexpr std::size_t kMarkBlock = 64U << 10U;
constexpr std::size_t kPostingsInBlock = 8'192;
constexpr std::string_view kMagic = "rightsdesk index 1";
constexpr std::size_t kNameBytes = 26;
constexpr std::size_t kFooter = kNameBytes + 8 + 4 + kMagic.size();
constexpr char kEntries = 'e', kMarks = 'm', kSigns = 's', kRun = 'r', kContents = 'c';

[[noreturn]] void broken(std::string const& why) {
  throw Fault("A local index cannot be kept on this machine.", "index: " + why);
}

int opened(std::string const& path, int flags) {
  int const descriptor = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) broken(path + ": " + std::strerror(errno));
  return descriptor;
}

Json listed(Blocks const& blocks) {
  std::string packed;
  for (auto const& [first, place] : blocks) {
    put_number(packed, first);
    put_number(packed, place.offset);
    put_number(packed, place.length);
  }
  return Json::binary(std::vector<std::uint8_t>(packed.begin(), packed.end()));
}

Blocks blocks_from(Json const& json) {
  auto const& bytes = json.get_binary();
  std::string const packed(bytes.begin(), bytes.end());
  Unpacking from(packed);
  Blocks blocks;
  while (!from.done()) {
    auto const first = from.number();
    auto const offset = from.number();
    blocks.emplace_back(first, BlockPlace{offset, static_cast<std::uint32_t>(from.number())});
  }
  return blocks;
}

/// The contents, sealed, and where they lie: what makes the blocks before them an index.
void close_with(BlockFile& file, Json const& contents) {
  auto const bytes = Json::to_cbor(contents);
  auto const place = file.add(kContents, file.size(), std::string(bytes.begin(), bytes.end()));
  std::string footer = file.name();
  for (unsigned i = 0; i < 8; ++i) footer += static_cast<char>((place.offset >> (8 * i)) & 0xFFU);
  for (unsigned i = 0; i < 4; ++i) footer += static_cast<char>((place.length >> (8 * i)) & 0xFFU);
  file.add_bare(footer + std::string(kMagic));
  file.sync();
}

std::uint64_t little(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
  return value;
}

/// The postings of one run, block by block.
class Run {
 public:
  Run(BlockFile const& file, std::vector<BlockPlace> const& places, std::size_t number)
      : file_(file), places_(places), number_(number) {
    load();
  }
  [[nodiscard]] bool done() const { return at_ == postings_.size(); }
  [[nodiscard]] std::pair<Sign, std::uint32_t> const& now() const { return postings_[at_]; }
  void onwards() {
    if (++at_ == postings_.size()) load();
  }

 private:
  void load() {
    postings_.clear();
    at_ = 0;
    if (next_ == places_.size()) return;
    auto const packed = file_.read(kRun, number_, places_[next_++]);
    Unpacking from(packed);
    while (!from.done()) {
      auto const sign = from.number();
      postings_.emplace_back(sign, static_cast<std::uint32_t>(from.number()));
    }
  }
  BlockFile const& file_;
  std::vector<BlockPlace> const& places_;
  std::size_t number_, next_ = 0, at_ = 0;
  std::vector<std::pair<Sign, std::uint32_t>> postings_;
};

}  // namespace

std::string index_path(Workroom const& room, std::string const& source) { return room.folder + "/" + source + ".index"; }

BlockFile::BlockFile(int descriptor, std::shared_ptr<Sealing const> sealing, std::string name)
    : descriptor_(descriptor), sealing_(std::move(sealing)), name_(std::move(name)) {
  auto const end = ::lseek(descriptor_, 0, SEEK_END);
  if (end < 0) broken(std::strerror(errno));
  end_ = static_cast<std::uint64_t>(end);
}

BlockFile::~BlockFile() { ::close(descriptor_); }

std::string BlockFile::place_of(char kind, std::size_t number) const {
  return "local index " + name_ + " " + kind + " " + std::to_string(number);
}

void BlockFile::add_bare(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const count = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(end_));
    if (count <= 0) broken(std::strerror(errno));
    end_ += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

BlockPlace BlockFile::add(char kind, std::size_t number, std::string_view plain) {
  auto const sealed = sealing_->seal(place_of(kind, number), plain);
  BlockPlace const place{end_, static_cast<std::uint32_t>(sealed.size())};
  add_bare(sealed);
  return place;
}

std::string BlockFile::read_bare(std::uint64_t offset, std::size_t length) const {
  std::string bytes(length, '\0');
  std::size_t have = 0;
  while (have < length) {
    auto const count = ::pread(descriptor_, bytes.data() + have, length - have, static_cast<off_t>(offset + have));
    if (count < 0) broken(std::strerror(errno));
    if (count == 0) break;
    have += static_cast<std::size_t>(count);
  }
  bytes.resize(have);
  return bytes;
}

std::string BlockFile::read(char kind, std::size_t number, BlockPlace place) const {
  return sealing_->open(place_of(kind, number), read_bare(place.offset, place.length));
}

void BlockFile::sync() const {
  if (::fsync(descriptor_) != 0) broken(std::strerror(errno));
}

IndexWriter::IndexWriter(Workroom const& room, std::string source, std::size_t most_in_memory)
    : room_(room), source_(std::move(source)), most_in_memory_(most_in_memory) {
  std::error_code error;
  std::filesystem::create_directories(room_.folder, error);
  std::filesystem::permissions(room_.folder, std::filesystem::perms::owner_all, error);
  auto const name = fresh_id_text();
  path_ = index_path(room_, source_) + "." + name;
  file_ = std::make_unique<BlockFile>(opened(path_, O_RDWR | O_CREAT | O_EXCL), room_.sealing, name);
  auto const runs = path_ + ".runs";
  runs_ = std::make_unique<BlockFile>(opened(runs, O_RDWR | O_CREAT | O_EXCL), room_.sealing, name);
  ::unlink(runs.c_str());
}

IndexWriter::~IndexWriter() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

void IndexWriter::add(std::string_view entry, std::vector<Sign> signs, std::uint8_t mark) {
  std::sort(signs.begin(), signs.end());
  signs.erase(std::unique(signs.begin(), signs.end()), signs.end());
  for (auto const sign : signs) postings_.emplace_back(sign, count_);
  put_text(entries_, entry);
  marks_ += static_cast<char>(mark);
  ++count_;
  ENSURE(count_ != 0, "an index has fewer than four thousand million entries");
  if (entries_.size() >= kBlock) end_entries();
  if (postings_.size() >= most_in_memory_) spill();
}

void IndexWriter::end_entries() {
  if (entries_.empty()) return;
  entry_blocks_.emplace_back(first_in_block_, file_->add(kEntries, entry_blocks_.size(), entries_));
  first_in_block_ = count_;
  entries_.clear();
}

void IndexWriter::spill() {
  std::sort(postings_.begin(), postings_.end());
  auto& places = run_blocks_.emplace_back();
  std::string packed;
  for (std::size_t i = 0; i < postings_.size(); ++i) {
    put_number(packed, postings_[i].first);
    put_number(packed, postings_[i].second);
    if (packed.size() < kBlock && i + 1 < postings_.size()) continue;
    places.push_back(runs_->add(kRun, run_blocks_.size() - 1, packed));
    packed.clear();
  }
  postings_.clear();
}

/// Sign, how many, and the entries' numbers as steps; a sign may go on in the next block.
void IndexWriter::write_block(std::vector<Posting> const& postings) {
  std::string packed;
  for (std::size_t i = 0; i < postings.size();) {
    auto end = i;
    while (end < postings.size() && postings[end].first == postings[i].first) ++end;
    put_number(packed, postings[i].first);
    put_number(packed, end - i);
    std::uint32_t before = 0;
    for (; i < end; ++i) {
      put_number(packed, postings[i].second - before);
      before = postings[i].second;
    }
  }
  sign_blocks_.emplace_back(postings.front().first, file_->add(kSigns, sign_blocks_.size(), packed));
}

void IndexWriter::write_postings() {
  if (!postings_.empty()) spill();
  std::vector<Run> runs;
  runs.reserve(run_blocks_.size());
  for (std::size_t i = 0; i < run_blocks_.size(); ++i) runs.emplace_back(*runs_, run_blocks_[i], i);
  std::vector<Posting> block;
  while (true) {
    Run* least = nullptr;
    for (auto& run : runs)
      if (!run.done() && (least == nullptr || run.now() < least->now())) least = &run;
    if (least == nullptr) break;
    block.push_back(least->now());
    least->onwards();
    if (block.size() < kPostingsInBlock) continue;
    write_block(block);
    block.clear();
  }
  if (!block.empty()) write_block(block);
}

void IndexWriter::finish(std::string const& facts) {
  end_entries();
  write_postings();
  Blocks mark_blocks;
  for (std::size_t at = 0; at < marks_.size(); at += kMarkBlock)
    mark_blocks.emplace_back(at, file_->add(kMarks, mark_blocks.size(), std::string_view(marks_).substr(at, kMarkBlock)));
  close_with(*file_, {{"facts", facts}, {"count", count_}, {"entries", listed(entry_blocks_)},
                      {"signs", listed(sign_blocks_)}, {"marks", listed(mark_blocks)}});
  if (::rename(path_.c_str(), index_path(room_, source_).c_str()) != 0) broken(std::strerror(errno));
  path_.clear();
}

std::unique_ptr<IndexFile> IndexFile::open(Workroom const& room, std::string const& source) {
  int const descriptor = ::open(index_path(room, source).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return nullptr;
  try {
    struct stat state {};
    auto bare = std::make_unique<BlockFile>(descriptor, room.sealing, "");
    if (::fstat(descriptor, &state) != 0 || bare->size() < kFooter) return nullptr;
    auto const footer = bare->read_bare(bare->size() - kFooter, kFooter);
    if (footer.substr(kNameBytes + 12) != kMagic) return nullptr;
    auto index = std::unique_ptr<IndexFile>(new IndexFile());
    index->file_ = std::make_unique<BlockFile>(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0), room.sealing, footer.substr(0, kNameBytes));
    BlockPlace const place{little(std::string_view(footer).substr(kNameBytes, 8)),
                           static_cast<std::uint32_t>(little(std::string_view(footer).substr(kNameBytes + 8, 4)))};
    if (place.offset + place.length + kFooter != bare->size()) return nullptr;
    auto const contents = Json::from_cbor(index->file_->read(kContents, place.offset, place));
    index->facts_ = contents.at("facts").get<std::string>();
    index->count_ = contents.at("count").get<std::uint32_t>();
    index->made_ = state.st_mtim.tv_sec;
    index->entry_blocks_ = blocks_from(contents.at("entries"));
    index->sign_blocks_ = blocks_from(contents.at("signs"));
    auto const marks = blocks_from(contents.at("marks"));
    for (std::size_t i = 0; i < marks.size(); ++i) index->marks_ += index->file_->read(kMarks, i, marks[i].second);
    return index;
  } catch (Fault const&) {
    return nullptr;  // it is made again
  } catch (Json::exception const&) {
    return nullptr;
  }
}

std::vector<std::uint32_t> IndexFile::with(Sign sign) const {
  std::vector<std::uint32_t> found;
  auto block = std::lower_bound(sign_blocks_.begin(), sign_blocks_.end(), sign,
                                [](auto const& one, Sign wanted) { return one.first < wanted; });
  if (block != sign_blocks_.begin()) --block;
  for (; block != sign_blocks_.end() && block->first <= sign; ++block) {
    auto const packed = file_->read(kSigns, static_cast<std::size_t>(block - sign_blocks_.begin()), block->second);
    Unpacking from(packed);
    while (!from.done()) {
      auto const here = from.number();
      auto const count = from.number();
      std::uint64_t number = 0;
      for (std::uint64_t i = 0; i < count; ++i) {
        number += from.number();
        if (here == sign) found.push_back(static_cast<std::uint32_t>(number));
      }
      if (here > sign) break;
    }
  }
  return found;
}

std::string const& IndexFile::entry(std::uint32_t number) {
  auto block = std::upper_bound(entry_blocks_.begin(), entry_blocks_.end(), number,
                                [](std::uint32_t wanted, auto const& one) { return wanted < one.first; });
  ENSURE(block != entry_blocks_.begin() && number < count_, "an entry of this index");
  --block;
  auto const at = static_cast<std::size_t>(block - entry_blocks_.begin());
  if (at != loaded_) {
    entries_.clear();
    auto const packed = file_->read(kEntries, at, block->second);
    Unpacking from(packed);
    while (!from.done()) entries_.emplace_back(from.text());
    loaded_ = at;
  }
  return entries_.at(number - static_cast<std::size_t>(block->first));
}

std::uint8_t IndexFile::mark(std::uint32_t number) { return static_cast<std::uint8_t>(marks_.at(number)); }

void IndexFile::restate(std::string facts) {
  facts_ = std::move(facts);
  Blocks mark_blocks;
  for (std::size_t at = 0; at < marks_.size(); at += kMarkBlock)
    mark_blocks.emplace_back(at, file_->add(kMarks, mark_blocks.size(), std::string_view(marks_).substr(at, kMarkBlock)));
  close_with(*file_, {{"facts", facts_}, {"count", count_}, {"entries", listed(entry_blocks_)}, {"signs", listed(sign_blocks_)},
                      {"marks", listed(mark_blocks)}});
}

}  // namespace rightsdesk::connectors
