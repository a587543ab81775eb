#include "connectors/protocols/csv.h"

namespace rightsdesk::connectors {
namespace {

class Reader {
 public:
  Reader(std::string_view text, char separator, std::size_t line = 1) : text_(text), separator_(separator), line_(line) {}

  Result<std::size_t> each(std::function<void(CsvRow const&)> const& take_row) {
    std::size_t rows = 0;
    while (at_ < text_.size()) {
      CsvRow row{line_, {}};
      do {
        auto field = next_field();
        if (!field) return tl::unexpected<Refusal>(field.error());
        row.fields.push_back(std::move(*field));
      } while (take(separator_));
      end_of_line();
      if (row.fields.size() == 1 && row.fields[0].empty()) continue;
      take_row(row);
      ++rows;
    }
    return rows;
  }

  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void end_of_line() {
    take('\r');
    if (take('\n')) ++line_;
  }
  [[nodiscard]] bool at_field_end() const {
    return at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r';
  }
  Result<std::string> next_field() {
    std::string field;
    if (!take('"')) {
      while (!at_field_end()) field += text_[at_++];
      return field;
    }
    auto const began = line_;
    while (true) {
      if (at_ >= text_.size()) {
        return refused("csv_open_quote",
                       "The quote opened on line " + std::to_string(began) + " is never closed.");
      }
      char const c = text_[at_++];
      if (c == '\n') ++line_;
      if (c != '"')
        field += c;
      else if (take('"'))
        field += '"';
      else
        break;
    }
    if (at_field_end()) return field;
    return refused("csv_after_quote", "Line " + std::to_string(line_) + " has text after a closing quote.");
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_;
};

}  // namespace

Result<std::size_t> each_csv_row(std::string_view text, char separator, std::function<void(CsvRow const&)> const& take) {
  return Reader(text, separator).each(take);
}

Result<std::vector<CsvRow>> read_csv(std::string_view text) {
  std::vector<CsvRow> rows;
  auto const read = each_csv_row(text, ',', [&](CsvRow const& row) { rows.push_back(row); });
  if (!read) return tl::unexpected<Refusal>(read.error());
  return rows;
}

/// Finds the last line end outside quotes: a quote counts only where a field begins.
void CsvPieces::look_at(std::size_t from) {
  for (auto i = from; i < held_.size(); ++i) {
    char const c = held_[i];
    if (at_ == At::in_quotes) {
      if (c == '"') at_ = At::quote_in_quotes;
    } else if (c == '"' && at_ != At::in_field) {
      at_ = At::in_quotes;
    } else if (c == separator_ || c == '\n' || c == '\r') {
      at_ = At::field_begins;
      if (c == '\n') whole_ = i + 1;
    } else {
      at_ = At::in_field;
    }
  }
}

Result<std::size_t> CsvPieces::give(std::size_t size) {
  Reader reader(std::string_view(held_).substr(0, size), separator_, line_);
  auto const rows = reader.each(take_);
  if (!rows) return rows;
  rows_ += *rows;
  line_ = reader.line();
  held_.erase(0, size);
  whole_ = 0;
  return rows_;
}

Result<std::size_t> CsvPieces::more(std::string_view piece) {
  auto const from = held_.size();
  held_ += piece;
  look_at(from);
  return whole_ == 0 ? rows_ : give(whole_);
}

Result<std::size_t> CsvPieces::end() { return give(held_.size()); }

}  // namespace rightsdesk::connectors
