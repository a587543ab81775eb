#include "connectors/protocols/table_rows.h"

#include <fnmatch.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "connectors/protocols/decoding.h"
#include "connectors/protocols/plain.h"
#include "connectors/protocols/sheet.h"
#include "core/json.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;
using Format = TablesProfile::Format;

constexpr std::size_t kMostTable = 512U << 20U;

bool is_ascii(std::string const& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

class TableReader {
 public:
  TableReader(TablesPlace const& place, TakeRow const& take)
      : place_(place), take_(take), meaning_(place.title, place.profile) {}

  std::size_t read(std::string const& file, std::string const& bytes) {
    file_ = file;
    first_ = true;
    if (place_.profile.format == Format::xlsx) return read_sheet_rows(bytes);
    auto const text = decoded(bytes);
    auto const& agreed = place_.profile.encoding;
    if (!agreed.empty() && text.encoding != agreed && !is_ascii(text.text)) {
      fail(Kind::nonsense,
           place_.title + ": its file is written in " + text.encoding + ", not in " + agreed +
               " as agreed; its letters would come out wrong.",
           file);
    }
    return place_.profile.format == Format::csv ? read_csv_rows(text.text) : read_json_lines(text.text);
  }

 private:
  void take(CsvRow const& raw) {
    place_.deadline.check(place_.title);
    if (first_ && place_.profile.format != Format::json_lines)
      meaning_.begin(file_, raw.fields);
    else
      take_(meaning_.row(raw), raw, meaning_.headings());
    first_ = false;
  }
  std::size_t read_csv_rows(std::string const& text) {
    auto const rows = each_csv_row(text, place_.profile.separator, [&](CsvRow const& row) { take(row); });
    if (!rows) fail(Kind::nonsense, place_.title + ": its table cannot be read. " + rows.error().text, file_);
    return without_heading(*rows);
  }
  std::size_t read_sheet_rows(std::string const& bytes) {
    std::size_t rows = 0;
    each_sheet_row(bytes, place_.room, {place_.title, place_.profile.sheet, place_.deadline}, [&](CsvRow const& row) {
      ++rows;
      take(row);
    });
    return without_heading(rows);
  }
  [[nodiscard]] std::size_t without_heading(std::size_t rows) const {
    if (rows == 0) fail(Kind::nonsense, place_.title + ": its table is empty, not even a heading.", file_);
    return rows - 1;
  }
  std::size_t read_json_lines(std::string const& text) {
    std::size_t number = 0, rows = 0;
    meaning_.begin(file_, {});
    for (std::size_t at = 0; at < text.size();) {
      auto const end = std::min(text.find('\n', at), text.size());
      auto line = tidied(text.substr(at, end - at));
      ++number;
      at = end + 1;
      if (line.empty()) continue;
      take({number, {std::move(line)}});
      ++rows;
    }
    return rows;
  }

  TablesPlace const& place_;
  TakeRow const& take_;
  RowMeaning meaning_;
  std::string file_;
  bool first_ = true;
};

}  // namespace

void RowMeaning::missing(std::string const& column, std::size_t line) const {
  fail(Kind::schema_changed,
       title_ + " has changed: " + (line == 0 ? "its table" : "line " + std::to_string(line) + " of its table") +
           " has no column \"" + column + "\".",
       file_ + ": column missing: " + column);
}

std::string RowMeaning::held(std::string const& cell) const {
  auto value = tidied(cell);
  return profile_.not_held.contains(lower_ascii(value)) ? std::string() : value;
}

void RowMeaning::begin(std::string file, std::vector<std::string> headings) {
  file_ = std::move(file);
  headings_.clear();
  if (profile_.format == Format::json_lines) return;
  for (auto const& field : headings) headings_.push_back(tidied(field));
  for (auto const& column : named_) {
    auto const times = std::count(headings_.begin(), headings_.end(), column);
    if (times == 0) missing(column, 0);
    if (times > 1) fail(Kind::nonsense, title_ + ": its table has two columns \"" + column + "\".", file_);
  }
}

TableRow RowMeaning::row(CsvRow const& raw) const {
  if (profile_.format == Format::json_lines) return json_row(raw);
  if (raw.fields.size() != headings_.size()) {
    fail(Kind::nonsense,
         title_ + ": line " + std::to_string(raw.line) + " of its table has " + std::to_string(raw.fields.size()) +
             " fields, its heading " + std::to_string(headings_.size()) + ".",
         file_);
  }
  TableRow out{file_, raw.line, {}, {}};
  for (std::size_t i = 0; i < headings_.size(); ++i) {
    if (named_.contains(headings_[i])) out.cells[headings_[i]] = held(raw.fields[i]);
    out.text += heading(headings_[i].empty() ? "column " + std::to_string(i + 1) : headings_[i]) + ": " +
                valid_utf8(raw.fields[i]) + "\n";
  }
  return out;
}

TableRow RowMeaning::json_row(CsvRow const& raw) const {
  auto const parsed = parse_json(raw.fields.front());
  if (!parsed || !parsed->is_object()) {
    fail(Kind::nonsense,
         title_ + ": line " + std::to_string(raw.line) + " of its table is not a JSON object." +
             (parsed ? "" : " " + parsed.error().text),
         file_);
  }
  TableRow out{file_, raw.line, {}, plain_text(*parsed)};
  for (auto const& column : named_) {
    auto const pointer = Json::json_pointer(column.starts_with('/') ? column : "/" + column);
    if (!parsed->contains(pointer)) missing(column, raw.line);
    auto const& value = parsed->at(pointer);
    out.cells[column] = value.is_null()     ? std::string()
                        : value.is_string() ? held(value.get<std::string>())
                                            : held(value.dump());
  }
  return out;
}

TablesPresent tables_present(TablesPlace const& place) {
  TablesPresent present;
  auto const all = place.folder.files(present.passed_over, place.deadline);
  for (auto const& pattern : place.profile.files) {
    std::size_t matched = 0;
    for (auto const& file : all) {
      if (::fnmatch(pattern.c_str(), file.c_str(), FNM_PATHNAME) != 0) continue;
      ++matched;
      if (std::find(present.files.begin(), present.files.end(), file) == present.files.end()) present.files.push_back(file);
    }
    if (matched == 0)
      fail(Kind::unreachable, place.title + ": there is no file \"" + pattern + "\" in its folder.", pattern);
  }
  present.other_files = all.size() - present.files.size();
  if (place.profile.format == Format::xlsx) return present;
  present.without_end = static_cast<std::size_t>(
      std::count_if(present.files.begin(), present.files.end(), [&](std::string const& file) { return !place.folder.ends_a_line(file); }));
  return present;
}

std::size_t each_table_row(TablesPlace const& place, std::vector<std::string> const& files, TakeRow const& take) {
  TableReader reader(place, take);
  std::size_t rows = 0;
  for (auto const& file : files) rows += reader.read(file, place.folder.read(file, kMostTable, place.deadline));
  return rows;
}

}  // namespace rightsdesk::connectors
