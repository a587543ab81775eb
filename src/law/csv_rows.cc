#include "law/csv_rows.h"

#include <algorithm>

namespace rightsdesk::law {
namespace {

/// Reads one row at a time and remembers which line it stands on.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> found;
    while (at_ < text_.size()) {
      auto row = next_row();
      bool const blank = row.fields.size() == 1 && row.fields[0].empty() && !row.torn;
      if (!blank) found.push_back(std::move(row));
    }
    return found;
  }

 private:
  CsvRow next_row() {
    auto const begin = at_, line = line_;
    CsvRow row{line, {}, false};
    do {
      if (!read_field(row)) return first_line(begin, line);
    } while (take(','));
    end_line();
    return row;
  }

  /// False when a quotation mark is not closed before the text ends, or closes where no cell ends.
  bool read_field(CsvRow& row) {
    std::string field;
    if (take('"')) {
      if (!read_quoted(field) || (at_ < text_.size() && text_[at_] != ',' && !at_line_end())) return false;
    }
    while (at_ < text_.size() && text_[at_] != ',' && !at_line_end()) field += text_[at_++];
    row.fields.push_back(std::move(field));
    return true;
  }

  bool read_quoted(std::string& field) {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] == '"' && !(at_ + 1 < text_.size() && text_[at_ + 1] == '"')) return take('"');
      if (text_[at_] == '"') ++at_;
      field += text_[at_];
    }
    return false;
  }

  CsvRow first_line(std::size_t begin, std::size_t line) {
    at_ = std::min(text_.find_first_of("\r\n", begin), text_.size());
    line_ = line;
    CsvRow row{line, {}, true};
    auto const whole = text_.substr(begin, at_ - begin);
    row.fields.emplace_back(whole.substr(0, whole.find(',')));
    end_line();
    return row;
  }

  [[nodiscard]] bool at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }
  bool take(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  void end_line() {
    bool const returned = take('\r');
    bool const fed = take('\n');
    if (returned || fed) ++line_;
  }

  std::string_view text_;
  std::size_t at_ = 0, line_ = 1;
};

}  // namespace

std::vector<CsvRow> csv_rows(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  return Reader(text).rows();
}

std::string csv_field(std::string const& field) {
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (char const next : field) quoted += next == '"' ? std::string("\"\"") : std::string(1, next);
  return quoted + "\"";
}

}  // namespace rightsdesk::law
