#pragma once
// Rows of a file of comma separated values (RFC 4180), one at a time: memory holds one row and one block.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace rightsdesk::matching {

struct CsvRow {
  std::size_t line = 1;      ///< where it begins, from 1
  std::uint64_t offset = 0;  ///< its first byte in the file
  std::vector<std::string> cells;
};

/// Where a row begins.
struct CsvPlace {
  std::uint64_t offset = 0;
  std::size_t line = 1;
};

/// Reads forward only. A mark at the front (UTF-8) is passed over; blank lines are skipped; lines end with LF or CRLF.
/// Faults when the file cannot be opened or read.
class CsvRows {
 public:
  static constexpr std::size_t kWholeFile = std::size_t{1} << 20;
  static constexpr std::size_t kFewRows = std::size_t{1} << 12;

  CsvRows(std::string path, char separator, CsvPlace from = {}, std::size_t block_bytes = kWholeFile);
  CsvRows(CsvRows const&) = delete;
  CsvRows& operator=(CsvRows const&) = delete;
  ~CsvRows();

  /// The next row into `row`, whose memory is used again; false at the end. Refused, as "file:line: what", when a
  /// quote is never closed or text follows a closing quote.
  Result<bool> next(CsvRow& row);
  [[nodiscard]] std::string const& path() const { return path_; }

 private:
  bool fill();
  [[nodiscard]] int peek() { return at_ < end_ || fill() ? static_cast<unsigned char>(block_[at_]) : -1; }
  bool take(char c);
  void skip_mark();
  void read_plain(std::string& cell);
  Result<void> read_quoted(std::string& cell);
  [[nodiscard]] std::uint64_t offset() const { return block_offset_ + at_; }

  std::string path_;
  char separator_;
  int file_ = -1;
  std::string block_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::uint64_t block_offset_ = 0;
  std::size_t line_ = 1;
};

}  // namespace rightsdesk::matching
