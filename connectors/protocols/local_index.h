#pragma once
// A source that cannot search is read once into an index of its own on this machine, and again when its export has changed.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "connectors/protocols/attempt.h"
#include "connectors/protocols/folder.h"
#include "connectors/protocols/index_file.h"
#include "connectors/protocols/mentions.h"

namespace rightsdesk::connectors {

/// An export as a protocol reads it.
struct Export {
  std::string source;  ///< SourceCard::id
  std::string title;
  /// For looking, and for `use` below, each time; making the index is not counted.
  std::chrono::milliseconds limit;
  /// Its files as they lie now, in a fixed order. Throws SourceFailure.
  std::function<std::vector<Stamp>(Deadline const& deadline)> look;
  /// The SHA-256 of one of them: a file that was saved anew with the same content needs no new index. May be absent.
  std::function<std::string(std::string const& path)> hash;
  /// Adds every entry and gives what the protocol wants to know later, as it likes. Throws SourceFailure.
  std::function<std::string(IndexWriter& writer, Deadline const& deadline)> read_in;
};

/// An index of the export as it lies now.
class LocalIndex {
 public:
  explicit LocalIndex(std::unique_ptr<IndexFile> file);
  [[nodiscard]] IndexFile& file() { return *file_; }
  [[nodiscard]] std::string const& facts() const { return facts_; }  ///< what read_in gave
  /// For the search certificate: when the index was made, and when the export was saved.
  [[nodiscard]] std::string freshness() const;

 private:
  std::unique_ptr<IndexFile> file_;
  std::string facts_;
  std::int64_t saved_ = 0;  ///< the newest of its files, seconds since 1970
};

/// Gives `use` an index that fits the export; makes it first when there is none that does, which may take half an hour, whatever
/// the time limit of the search is; `use` has the whole of that limit once the index is there. Two that want it at a time make it
/// once. An index that turns out to be damaged is made again, and `use` is called again from its beginning. Throws SourceFailure of the reading, Fault when the machine cannot keep it.
void with_local_index(Workroom const& room, Export const& of, std::function<void(LocalIndex&, Deadline const&)> const& use);

/// Numbers of the entries, rising, in whose words find() of `mentions` could find something.
std::vector<std::uint32_t> entries_naming(IndexFile const& index, Mentions const& mentions);
/// … or find_given().
std::vector<std::uint32_t> entries_with_given(IndexFile const& index, Mentions const& mentions);

}  // namespace rightsdesk::connectors
