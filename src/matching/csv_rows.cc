#include "matching/csv_rows.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace rightsdesk::matching {

CsvRows::CsvRows(std::string path, char separator, CsvPlace from, std::size_t block_bytes)
    : path_(std::move(path)),
      separator_(separator),
      block_(block_bytes, '\0'),
      block_offset_(from.offset),
      line_(from.line) {
  file_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) throw Fault("A file cannot be read.", path_ + ": " + std::strerror(errno));
  if (from.offset == 0) skip_mark();
}

CsvRows::~CsvRows() { ::close(file_); }

bool CsvRows::fill() {
  block_offset_ += end_;
  at_ = end_ = 0;
  while (true) {
    auto const got = ::pread(file_, block_.data(), block_.size(), static_cast<off_t>(block_offset_));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Fault("A file cannot be read.", path_ + ": " + std::strerror(errno));
    end_ = static_cast<std::size_t>(got);
    return got > 0;
  }
}

bool CsvRows::take(char c) {
  if (peek() != static_cast<unsigned char>(c)) return false;
  ++at_;
  return true;
}

void CsvRows::skip_mark() {
  if (fill() && end_ >= 3 && block_.compare(0, 3, "\xEF\xBB\xBF") == 0) at_ = 3;
}

void CsvRows::read_plain(std::string& cell) {
  while (at_ < end_ || fill()) {
    auto const from = at_;
    while (at_ < end_ && block_[at_] != separator_ && block_[at_] != '\n' && block_[at_] != '\r') ++at_;
    cell.append(block_, from, at_ - from);
    if (at_ < end_) return;
  }
}

Result<void> CsvRows::read_quoted(std::string& cell) {
  auto const began = line_;
  while (true) {
    int const c = peek();
    if (c < 0)
      return refused("csv_wrong", path_ + ':' + std::to_string(began) + ": a quote is opened and never closed");
    ++at_;
    if (c == '\n') ++line_;
    if (c != '"') {
      cell += static_cast<char>(c);
    } else if (!take('"')) {
      break;
    } else {
      cell += '"';
    }
  }
  int const after = peek();
  if (after < 0 || after == separator_ || after == '\n' || after == '\r') return {};
  return refused("csv_wrong", path_ + ':' + std::to_string(line_) + ": text follows a closing quote");
}

Result<bool> CsvRows::next(CsvRow& row) {
  while (peek() == '\n' || peek() == '\r') {
    if (block_[at_++] == '\n') ++line_;
  }
  if (peek() < 0) return false;
  row.line = line_;
  row.offset = offset();
  std::size_t count = 0;
  do {
    if (count == row.cells.size()) row.cells.emplace_back();
    auto& cell = row.cells[count++];
    cell.clear();
    if (!take('"')) {
      read_plain(cell);
    } else if (auto quoted = read_quoted(cell); !quoted) {
      return tl::unexpected<Refusal>(quoted.error());
    }
  } while (take(separator_));
  row.cells.resize(count);
  take('\r');
  if (take('\n')) ++line_;
  return true;
}

}  // namespace rightsdesk::matching
