#pragma once
// The file of a local index: entries in order, each found by its signs. Sealed block by block; memory holds a few blocks.
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "connectors/protocols/signs.h"
#include "connectors/workroom.h"

namespace rightsdesk::connectors {

/// Where a block lies in its file.
struct BlockPlace {
  std::uint64_t offset = 0;
  std::uint32_t length = 0;  ///< sealed
};

/// Sealed blocks in one file, each bound to the file (by its random name), its kind and its number.
class BlockFile {
 public:
  /// Takes the descriptor over.
  BlockFile(int descriptor, std::shared_ptr<Sealing const> sealing, std::string name);
  ~BlockFile();
  BlockFile(BlockFile const&) = delete;
  BlockFile& operator=(BlockFile const&) = delete;
  BlockPlace add(char kind, std::size_t number, std::string_view plain);
  /// Throws Fault when it was changed, moved or cut.
  [[nodiscard]] std::string read(char kind, std::size_t number, BlockPlace place) const;
  void add_bare(std::string_view bytes);
  [[nodiscard]] std::string read_bare(std::uint64_t offset, std::size_t length) const;  ///< shorter at the end
  [[nodiscard]] std::uint64_t size() const { return end_; }
  [[nodiscard]] std::string const& name() const { return name_; }
  void sync() const;

 private:
  [[nodiscard]] std::string place_of(char kind, std::size_t number) const;
  int descriptor_;
  std::shared_ptr<Sealing const> sealing_;
  std::string name_;
  std::uint64_t end_ = 0;
};

/// One part of an index in blocks: the first thing in each (an entry's number, or a sign), and where it lies.
using Blocks = std::vector<std::pair<std::uint64_t, BlockPlace>>;

/// Writes an index beside its place and puts it there when it is whole. Memory: so many signs of entries, then runs of them go
/// to a file that has no name.
class IndexWriter {
 public:
  /// `room.folder` is made when missing, for us alone. Throws Fault.
  IndexWriter(Workroom const& room, std::string source, std::size_t most_in_memory = 2'000'000);
  ~IndexWriter();
  IndexWriter(IndexWriter const&) = delete;
  IndexWriter& operator=(IndexWriter const&) = delete;
  /// `mark` is the caller's own word about the entry.
  void add(std::string_view entry, std::vector<Sign> signs, std::uint8_t mark = 0);
  /// Nothing may be added after; `facts` are the caller's own. Throws Fault: a full disk.
  void finish(std::string const& facts);

 private:
  using Posting = std::pair<Sign, std::uint32_t>;
  void end_entries();
  void spill();
  void write_postings();
  void write_block(std::vector<Posting> const& postings);
  Workroom room_;
  std::string source_, path_;
  std::size_t most_in_memory_;
  std::unique_ptr<BlockFile> file_, runs_;
  std::string entries_, marks_;
  std::uint32_t count_ = 0, first_in_block_ = 0;
  Blocks entry_blocks_, sign_blocks_;
  std::vector<Posting> postings_;
  std::vector<std::vector<BlockPlace>> run_blocks_;
};

/// An index as it was finished. Not shared between threads.
class IndexFile {
 public:
  /// Nothing when there is none, or it cannot be opened: damaged, of another version or sealed with another key.
  static std::unique_ptr<IndexFile> open(Workroom const& room, std::string const& source);
  [[nodiscard]] std::string const& facts() const { return facts_; }
  /// When it was finished, seconds since 1970.
  [[nodiscard]] std::int64_t made() const { return made_; }
  [[nodiscard]] std::uint32_t size() const { return count_; }
  /// Numbers of the entries with this sign, rising, from 0. Throws Fault, as the two below.
  [[nodiscard]] std::vector<std::uint32_t> with(Sign sign) const;
  [[nodiscard]] std::string const& entry(std::uint32_t number);  ///< until the next call
  [[nodiscard]] std::uint8_t mark(std::uint32_t number);
  /// Other facts in place of these; the rest stays.
  void restate(std::string facts);

 private:
  IndexFile() = default;
  std::unique_ptr<BlockFile> file_;
  std::string facts_;
  std::int64_t made_ = 0;
  std::uint32_t count_ = 0;
  Blocks entry_blocks_, sign_blocks_;
  std::string marks_;
  std::size_t loaded_ = static_cast<std::size_t>(-1);
  std::vector<std::string> entries_;
};

/// The path of a source's index in `room.folder`.
std::string index_path(Workroom const& room, std::string const& source);

}  // namespace rightsdesk::connectors
