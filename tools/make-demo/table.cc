#include "table.h"

#include "core/result.h"

namespace rightsdesk::make_demo {
namespace {

constexpr std::size_t statement_bytes = 400'000;

void append_quoted(std::string& out, std::string const& text) {
  out += '\'';
  for (char const c : text) {
    if (c == '\'')
      out += "''";
    else if (c == '\\')
      out += "\\\\";
    else if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  out += '\'';
}

}  // namespace

Cell held(std::string const& text) { return text.empty() ? Cell{} : Cell{text}; }
Cell held(std::optional<Date> const& day) { return day ? Cell{to_iso(*day)} : Cell{}; }

Table::Table(std::string const& folder, std::string name)
    : name_(std::move(name)), file_(folder + "/10_" + name_ + ".sql", std::ios::binary | std::ios::trunc) {
  if (!file_)
    throw Fault("A file of the demo data could not be made.",
                "cannot write " + folder + "/10_" + name_ + ".sql");
  file_ << "SET NAMES utf8mb4, unique_checks = 0, foreign_key_checks = 0, autocommit = 0;\n";
}

Table::~Table() = default;

void Table::row(std::vector<Cell> const& cells) {
  statement_ += statement_.empty() ? "INSERT INTO " + name_ + " VALUES\n(" : ",\n(";
  bool first = true;
  for (Cell const& cell : cells) {
    if (!first) statement_ += ',';
    first = false;
    if (cell)
      append_quoted(statement_, *cell);
    else
      statement_ += "NULL";
  }
  statement_ += ')';
  ++rows_;
  if (statement_.size() < statement_bytes) return;
  file_ << statement_ << ";\n";
  statement_.clear();
}

void Table::close() {
  if (closed_) return;
  closed_ = true;
  if (!statement_.empty()) file_ << statement_ << ";\n";
  file_ << "COMMIT;\n";
  file_.close();
  if (!file_)
    throw Fault("A file of the demo data could not be written in full.", "short write: table " + name_);
}

}  // namespace rightsdesk::make_demo
