#include "connectors/protocols/table_rows.h"

#include <fnmatch.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "connectors/protocols/csv.h"
#include "connectors/protocols/decoding.h"
#include "connectors/protocols/plain.h"
#include "core/json.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;

constexpr std::size_t kMostTable = 512U << 20U;

class TableReader {
 public:
  TableReader(std::string const& title, TablesProfile const& profile, Deadline const& deadline,
              std::function<void(TableRow const&)> const& take)
      : title_(title), profile_(profile), deadline_(deadline), take_(take), named_(profile.named_columns()) {}

  std::size_t read(std::string const& file, std::string const& bytes) {
    auto const text = decoded(bytes);
    if (!profile_.encoding.empty() && text.encoding != profile_.encoding && !is_ascii(text.text)) {
      fail(Kind::nonsense,
           title_ + ": its file is written in " + text.encoding + ", not in " + profile_.encoding +
               " as agreed; its letters would come out wrong.",
           file);
    }
    file_ = file;
    return profile_.format == TablesProfile::Format::csv ? read_csv_rows(text.text) : read_json_lines(text.text);
  }

 private:
  static bool is_ascii(std::string const& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  }
  [[nodiscard]] std::string held(std::string const& cell) const {
    auto value = tidied(cell);
    return profile_.not_held.contains(lower_ascii(value)) ? std::string() : value;
  }
  [[noreturn]] void missing(std::string const& column, std::size_t line) const {
    fail(Kind::schema_changed,
         title_ + " has changed: " + (line == 0 ? "its table" : "line " + std::to_string(line) + " of its table") +
             " has no column \"" + column + "\".",
         file_ + ": column missing: " + column);
  }
  void take_heading(CsvRow const& row) {
    headings_.clear();
    for (auto const& field : row.fields) headings_.push_back(tidied(field));
    for (auto const& column : named_) {
      auto const times = std::count(headings_.begin(), headings_.end(), column);
      if (times == 0) missing(column, 0);
      if (times > 1)
        fail(Kind::nonsense, title_ + ": its table has two columns \"" + column + "\".", file_);
    }
  }
  void take_row(CsvRow const& row) {
    if (row.fields.size() != headings_.size()) {
      fail(Kind::nonsense,
           title_ + ": line " + std::to_string(row.line) + " of its table has " +
               std::to_string(row.fields.size()) + " fields, its heading " + std::to_string(headings_.size()) + ".",
           file_);
    }
    TableRow out{file_, row.line, {}, {}};
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      if (named_.contains(headings_[i])) out.cells[headings_[i]] = held(row.fields[i]);
      out.text += heading(headings_[i].empty() ? "column " + std::to_string(i + 1) : headings_[i]) + ": " +
                  valid_utf8(row.fields[i]) + "\n";
    }
    take_(out);
  }
  std::size_t read_csv_rows(std::string const& text) {
    bool first = true;
    auto const rows = each_csv_row(text, profile_.separator, [&](CsvRow const& row) {
      deadline_.check(title_);
      if (first)
        take_heading(row);
      else
        take_row(row);
      first = false;
    });
    if (!rows) fail(Kind::nonsense, title_ + ": its table cannot be read. " + rows.error().text, file_);
    if (*rows == 0) fail(Kind::nonsense, title_ + ": its table is empty, not even a heading.", file_);
    return *rows - 1;
  }
  void take_line(std::string const& text, std::size_t number) {
    auto const parsed = parse_json(text);
    if (!parsed || !parsed->is_object()) {
      fail(Kind::nonsense,
           title_ + ": line " + std::to_string(number) + " of its table is not a JSON object." +
               (parsed ? "" : " " + parsed.error().text),
           file_);
    }
    TableRow out{file_, number, {}, plain_text(*parsed)};
    for (auto const& column : named_) {
      auto const pointer = Json::json_pointer(column.starts_with('/') ? column : "/" + column);
      if (!parsed->contains(pointer)) missing(column, number);
      auto const& value = parsed->at(pointer);
      out.cells[column] = value.is_null()     ? std::string()
                          : value.is_string() ? held(value.get<std::string>())
                                              : held(value.dump());
    }
    take_(out);
  }
  std::size_t read_json_lines(std::string const& text) {
    std::size_t number = 0, rows = 0;
    for (std::size_t at = 0; at < text.size();) {
      deadline_.check(title_);
      auto const end = std::min(text.find('\n', at), text.size());
      auto const line = tidied(text.substr(at, end - at));
      ++number;
      at = end + 1;
      if (line.empty()) continue;
      take_line(line, number);
      ++rows;
    }
    return rows;
  }

  std::string const& title_;
  TablesProfile const& profile_;
  Deadline const& deadline_;
  std::function<void(TableRow const&)> const& take_;
  std::set<std::string> named_;
  std::vector<std::string> headings_;
  std::string file_;
};

}  // namespace

TablesRead each_table_row(std::string const& title, TablesProfile const& profile, Folder const& folder,
                          Deadline const& deadline, std::function<void(TableRow const&)> const& take) {
  TablesRead read;
  auto const present = folder.files(read.passed_over, deadline);
  TableReader reader(title, profile, deadline, take);
  std::set<std::string> done;
  for (auto const& pattern : profile.files) {
    std::size_t matched = 0;
    for (auto const& file : present) {
      if (::fnmatch(pattern.c_str(), file.c_str(), FNM_PATHNAME) != 0) continue;
      ++matched;
      if (!done.insert(file).second) continue;
      read.rows += reader.read(file, folder.read(file, kMostTable, deadline));
      read.files.push_back(file);
    }
    if (matched == 0)
      fail(Kind::unreachable, title + ": there is no file \"" + pattern + "\" in its folder.", pattern);
  }
  read.other_files = present.size() - done.size();
  return read;
}

}  // namespace rightsdesk::connectors
