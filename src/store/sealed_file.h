#pragma once
// One long file sealed in pieces under a key: written once, read from the front; what is changed, cut short, lengthened or of another
// file is found.
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace rightsdesk::store {

/// Begins with `mark`, a hash that tells the key (and nothing of it), and an id of its own; then pieces, each bound to that id and its
/// place. Mode 0600.
class SealedFile {
 public:
  /// Fault: the file is there already, or cannot be written.
  SealedFile(std::string path, std::string_view mark, std::string key);
  ~SealedFile();  ///< removes what was not finished
  SealedFile(SealedFile const&) = delete;
  SealedFile& operator=(SealedFile const&) = delete;
  /// At most kMostPiece bytes.
  void add(std::string_view piece);
  /// The last: synced, and so is its folder.
  void finish();
  static constexpr std::size_t kMostPiece = 1U << 20U;

 private:
  void write(std::string_view bytes);
  std::string path_, key_, id_;
  std::FILE* file_ = nullptr;
  std::uint64_t next_ = 0;
};

class SealedFileReader {
 public:
  /// Refused: not_sealed (does not begin with `mark`), another_key. Fault when it cannot be read.
  static Result<std::unique_ptr<SealedFileReader>> open(std::string const& path, std::string_view mark, std::string key);
  ~SealedFileReader();
  SealedFileReader(SealedFileReader const&) = delete;
  SealedFileReader& operator=(SealedFileReader const&) = delete;
  /// The next piece; empty after the last. Refused (damaged): changed, cut short, or something follows the last.
  Result<std::string> next();

 private:
  SealedFileReader() = default;
  [[nodiscard]] Refusal damaged() const;
  std::string key_, id_;
  std::FILE* file_ = nullptr;
  std::uint64_t next_ = 0;
  bool ended_ = false;
};

}  // namespace rightsdesk::store
