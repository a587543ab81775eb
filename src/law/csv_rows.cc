#include "law/csv_rows.h"

namespace rightsdesk::law {
namespace {

/// Reads one character at a time; a row is kept unless it is an empty line.
class Rows {
 public:
  void take(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (quoted_ && text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"') {
        field_ += '"';
        ++at;
      } else {
        take(text[at]);
      }
    }
    end_row();
  }
  std::vector<std::vector<std::string>> rows;

 private:
  void take(char next) {
    if (next == '"' && (quoted_ || field_.empty())) {
      quoted_ = !quoted_;
    } else if (quoted_ || (next != ',' && next != '\n' && next != '\r')) {
      field_ += next;
    } else if (next == ',') {
      end_field();
    } else {
      end_row();
    }
  }
  void end_field() {
    row_.push_back(std::move(field_));
    field_.clear();
  }
  void end_row() {
    if (row_.empty() && field_.empty()) return;
    end_field();
    rows.push_back(std::move(row_));
    row_.clear();
  }
  std::vector<std::string> row_;
  std::string field_;
  bool quoted_ = false;
};

}  // namespace

std::vector<std::vector<std::string>> csv_rows(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  Rows reader;
  reader.take(text);
  return std::move(reader.rows);
}

std::string csv_field(std::string const& field) {
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (char const next : field) quoted += next == '"' ? std::string("\"\"") : std::string(1, next);
  return quoted + "\"";
}

}  // namespace rightsdesk::law
