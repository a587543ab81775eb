#include <algorithm>
#include <cstring>
#include <map>
#include <set>

#include "core/text.h"
#include "reading/charset.h"
#include "reading/draft.h"
#include "reading/number_format.h"
#include "reading/old_office.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

/// Record types of BIFF8 ([MS-XLS] 2.3).
enum Record : unsigned {
  kFormula = 0x06, kEof = 0x0A, kDate1904 = 0x22, kFilePass = 0x2F, kContinue = 0x3C, kColInfo = 0x7D, kBoundSheet = 0x85, kMulRk = 0xBD, kXf = 0xE0,
  kSst = 0xFC, kLabelSst = 0xFD, kNumber = 0x203, kLabel = 0x204, kBoolErr = 0x205, kString = 0x207, kRow = 0x208, kRk = 0x27E, kFormat = 0x41E,
  kTxo = 0x1B6, kBof = 0x809
};

struct Piece {
  unsigned type = 0;
  std::string_view bytes;
};

std::vector<Piece> records_from(std::string_view stream, std::size_t at) {
  std::vector<Piece> records;
  while (at + 4 <= stream.size()) {
    auto const length = static_cast<std::size_t>(number_at(stream, at + 2, 2));
    records.push_back({static_cast<unsigned>(number_at(stream, at, 2)), stream.substr(at + 4, length)});
    at += 4 + length;
    if (records.back().type == kEof) break;
  }
  return records;
}

/// Text that may run on in CONTINUE records, where the width of its letters is told anew.
class Strings {
 public:
  Strings(std::vector<Piece> const& records, std::size_t index) : records_(records), index_(index), rest_(records[index].bytes) {}

  void skip(std::size_t count) {
    while (count > 0 && more()) {
      auto const now = std::min(count, rest_.size());
      rest_.remove_prefix(now);
      count -= now;
    }
  }
  std::uint64_t number(std::size_t size) {
    if (!more()) return 0;
    auto const value = number_at(rest_, 0, size);
    skip(size);
    return value;
  }
  /// `length` letters, after the flags byte.
  std::string letters(std::size_t length, bool wide) {
    std::string text;
    while (length > 0 && more()) {
      auto const width = wide ? 2U : 1U;
      auto const now = std::min(length, rest_.size() / width);
      auto const bytes = rest_.substr(0, now * width);
      text += wide ? from_utf16(bytes) : in_charset(bytes, "iso-8859-1");
      rest_.remove_prefix(now == 0 ? rest_.size() : bytes.size());
      length -= now;
      if (length > 0 && rest_.empty() && more()) wide = (number(1) & 1U) != 0;
    }
    return text;
  }
  bool more() {
    while (rest_.empty() && index_ + 1 < records_.size() && records_[index_ + 1].type == kContinue) rest_ = records_[++index_].bytes;
    return !rest_.empty();
  }

 private:
  std::vector<Piece> const& records_;
  std::size_t index_;
  std::string_view rest_;
};

/// XLUnicodeRichExtendedString: length, flags, counts of runs and of further bytes, letters, runs, further bytes.
std::string rich_string(Strings& strings) {
  auto const length = static_cast<std::size_t>(strings.number(2));
  auto const flags = strings.number(1);
  auto const runs = (flags & 8U) != 0 ? strings.number(2) : 0;
  auto const further = (flags & 4U) != 0 ? strings.number(4) : 0;
  auto text = strings.letters(length, (flags & 1U) != 0);
  strings.skip(static_cast<std::size_t>(4 * runs + further));
  return text;
}

std::string short_string(std::string_view bytes, std::size_t length, std::size_t at) {
  bool const wide = (number_at(bytes, at, 1) & 1U) != 0;
  auto const letters = at + 1 < bytes.size() ? bytes.substr(at + 1, length * (wide ? 2 : 1)) : std::string_view{};
  return wide ? from_utf16(letters) : in_charset(letters, "iso-8859-1");
}

double from_bits(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

/// RkNumber: 30 bits of a double or of a whole number, perhaps in hundredths.
double rk_number(std::uint64_t rk) {
  auto const value = (rk & 2U) != 0 ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2) : from_bits((rk & 0xFFFFFFFCU) << 32U);
  return (rk & 1U) != 0 ? value / 100 : value;
}

struct SheetPlace {
  std::string name;
  std::size_t at = 0;
  bool hidden = false;
};

struct OldBook {
  std::vector<std::string> strings;
  std::map<int, std::string> formats;
  std::vector<int> styles;  ///< format numbers of the XF records
  std::vector<SheetPlace> sheets;
  bool since_1904 = false;
  bool locked = false;
};

OldBook book_from(std::vector<Piece> const& records) {
  OldBook book;
  for (std::size_t i = 0; i < records.size(); ++i) {
    auto const& [type, bytes] = records[i];
    if (type == kFilePass) book.locked = true;
    if (type == kDate1904) book.since_1904 = number_at(bytes, 0, 2) == 1;
    if (type == kXf) book.styles.push_back(static_cast<int>(number_at(bytes, 2, 2)));
    if (type == kFormat) book.formats[static_cast<int>(number_at(bytes, 0, 2))] = short_string(bytes, static_cast<std::size_t>(number_at(bytes, 2, 2)), 4);
    if (type == kBoundSheet && number_at(bytes, 5, 1) == 0) {
      book.sheets.push_back({short_string(bytes, static_cast<std::size_t>(number_at(bytes, 6, 1)), 7), static_cast<std::size_t>(number_at(bytes, 0, 4)), (number_at(bytes, 4, 1) & 3U) != 0});
    }
    if (type == kSst) {
      auto const count = number_at(bytes, 4, 4);
      Strings strings(records, i);
      strings.skip(8);
      for (std::uint64_t n = 0; n < count && strings.more(); ++n) book.strings.push_back(rich_string(strings));
    }
  }
  return book;
}

class OldRows {
 public:
  OldRows(OldBook const& book, SheetPlace const& sheet, document::Document& document) : book_(book), sheet_(sheet), document_(document) {}

  std::string read(std::vector<Piece> const& records) {
    int depth = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
      auto const& [type, bytes] = records[i];
      if (type == kBof) ++depth;
      if (depth > 1) continue;  // a chart inside the sheet
      if (type == kRow && (number_at(bytes, 12, 2) & 0x20U) != 0) hidden_rows_.insert(static_cast<int>(number_at(bytes, 0, 2)));
      if (type == kColInfo && (number_at(bytes, 8, 2) & 1U) != 0) {
        for (auto c = number_at(bytes, 0, 2); c <= std::min<std::uint64_t>(number_at(bytes, 2, 2), 255); ++c) hidden_columns_.insert(static_cast<int>(c));
      }
      if (type == kTxo && i + 1 < records.size()) take_box(bytes, records[i + 1].bytes);
      take_cell(type, bytes);
    }
    return lines();
  }

 private:
  void take_cell(unsigned type, std::string_view bytes) {
    auto const row = static_cast<int>(number_at(bytes, 0, 2)), column = static_cast<int>(number_at(bytes, 2, 2));
    auto const style = number_at(bytes, 4, 2);
    if (type == kLabelSst) {
      auto const index = number_at(bytes, 6, 4);
      put(row, column, index < book_.strings.size() ? book_.strings[index] : std::string{});
    }
    if (type == kLabel) put(row, column, short_string(bytes, static_cast<std::size_t>(number_at(bytes, 6, 2)), 8));
    if (type == kNumber) put(row, column, number(from_bits(number_at(bytes, 6, 8)), style));
    if (type == kRk) put(row, column, number(rk_number(number_at(bytes, 6, 4)), style));
    if (type == kBoolErr && number_at(bytes, 7, 1) == 0) put(row, column, number_at(bytes, 6, 1) != 0 ? "TRUE" : "FALSE");
    if (type == kMulRk) {
      for (std::size_t at = 4, c = 0; at + 8 <= bytes.size(); at += 6, ++c) put(row, column + static_cast<int>(c), number(rk_number(number_at(bytes, at + 2, 4)), number_at(bytes, at, 2)));
    }
    if (type == kFormula) {
      last_ = {row, column};
      if (number_at(bytes, 12, 2) != 0xFFFF) put(row, column, number(from_bits(number_at(bytes, 6, 8)), style));
    }
    if (type == kString) put(last_.first, last_.second, short_string(bytes, static_cast<std::size_t>(number_at(bytes, 0, 2)), 2));
  }

  /// A comment's or a text box's letters stand in the record after it.
  void take_box(std::string_view box, std::string_view letters) {
    hide(document_, "comment", "sheet " + sheet_.name + ", comment or text box", short_string(letters, static_cast<std::size_t>(number_at(box, 10, 2)), 0));
  }

  [[nodiscard]] std::string number(double value, std::uint64_t style) const {
    auto const format = style < book_.styles.size() ? book_.styles[style] : 0;
    auto const code = book_.formats.find(format);
    auto const kind = number_kind(format, code == book_.formats.end() ? std::string{} : code->second);
    char text[64];
    std::snprintf(text, sizeof text, "%.15g", value);
    return shown_number(text, kind, book_.since_1904, 0);
  }

  void put(int row, int column, std::string const& text) {
    auto const tidy = tidied(text);
    if (!tidy.empty()) cells_[row][column] = tidy;
  }

  std::string lines() {
    std::string all;
    for (auto const& [row, cells] : cells_) {
      std::string line;
      int at = 0;
      for (auto const& [column, text] : cells) {
        if (hidden_columns_.count(column) > 0) {
          hide(document_, "hidden_column", "sheet " + sheet_.name + ", row " + std::to_string(row + 1), text);
          continue;
        }
        line.append(static_cast<std::size_t>(std::clamp(column - at, 0, 64)), '\t').append(text);
        at = column;
      }
      if (hidden_rows_.count(row) > 0) hide(document_, "hidden_row", "sheet " + sheet_.name + ", row " + std::to_string(row + 1), line);
      else if (!line.empty()) all += line + "\n";
    }
    return all;
  }

  OldBook const& book_;
  SheetPlace const& sheet_;
  document::Document& document_;
  std::map<int, std::map<int, std::string>> cells_;
  std::set<int> hidden_rows_, hidden_columns_;
  std::pair<int, int> last_{0, 0};
};

}  // namespace

Reading read_old_sheet(Compound const& file) {
  auto const stream = file.stream("Workbook");
  if (stream.empty()) return unsupported("it was made by an Excel older than that of 1997");
  auto const book = book_from(records_from(stream, 0));
  if (book.locked) return needs_password();
  if (book.sheets.empty()) return damaged("no sheet can be found in this older workbook");
  Extracted extracted;
  auto& document = extracted.document;
  document.media_type = media_type(Format::old_sheet);
  for (auto const& sheet : book.sheets) {
    auto const text = OldRows(book, sheet, document).read(records_from(stream, sheet.at));
    if (sheet.hidden) {
      hide(document, "hidden_sheet", "sheet " + sheet.name, text);
      continue;
    }
    FlowText flow;
    flow.add(sheet.name + "\n" + text);
    flow.pages_into(document);
  }
  take_summary(file, document);
  for (auto const& entry : file.entries()) {
    if (entry.path.find("VBA") != std::string::npos) warn(document, "It holds a macro, which was not run.");
  }
  if (document.pages.empty()) FlowText().pages_into(document);
  return extracted;
}

}  // namespace rightsdesk::reading
