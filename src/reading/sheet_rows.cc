#include "reading/sheet_rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "reading/exchange.h"
#include "reading/files.h"
#include "reading/refusals.h"
#include "reading/sheet_parts.h"
#include "reading/xml.h"

namespace rightsdesk::reading {
namespace {

constexpr std::size_t kMostUnpacked = 900U << 20U;

/// The rows of one sheet as they are met.
class RowLines {
 public:
  explicit RowLines(Book const& book) : book_(book) {}
  Result<std::string> of(std::string_view xml) {
    XmlEvents events;
    events.open = [this](std::string const& name, XmlAttributes const& attributes) { at_open(name, attributes); };
    events.close = [this](std::string const& name) { at_close(name); };
    events.text = [this](std::string_view text) {
      if (taking_) value_ += text;
    };
    if (auto const walked = walk_xml(xml, events); !walked) return tl::unexpected(walked.error());
    return std::move(lines_);
  }

 private:
  void at_open(std::string const& name, XmlAttributes const& attributes) {
    if (name == "row") {
      row_ = number(attribute(attributes, "r"), row_ + 1);
      cells_.clear();
      column_ = -1;
    } else if (name == "c") {
      column_ = column_of(attribute(attributes, "r"), std::min(column_ + 1, kMostSheetColumns - 1));
      type_ = attribute(attributes, "t");
      style_ = static_cast<std::size_t>(std::max(number(attribute(attributes, "s"), 0), 0));
      value_.clear();
    } else if (name == "rPh") {
      ++phonetic_;
    } else if (name == "v" || name == "t") {
      taking_ = phonetic_ == 0;
      if (name == "v") value_.clear();
    }
  }
  void at_close(std::string const& name) {
    if (name == "v" || name == "t") taking_ = false;
    if (name == "rPh") --phonetic_;
    if (name == "c") end_cell();
    if (name == "row" && !cells_.empty()) end_row();
  }
  void end_cell() {
    auto text = shown_cell(book_, type_, style_, value_);
    if (text.empty()) return;
    auto const at = static_cast<std::size_t>(column_);
    if (cells_.size() <= at) cells_.resize(at + 1);
    cells_[at] = std::move(text);
  }
  void end_row() {
    auto line = Json::array({row_});
    for (auto& cell : cells_) line.push_back(std::move(cell));
    lines_ += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

  Book const& book_;
  std::string lines_, value_, type_;
  std::vector<std::string> cells_;
  std::size_t style_ = 0;
  int row_ = 0, column_ = -1, phonetic_ = 0;
  bool taking_ = false;
};

void leave(Result<std::vector<SheetRows>> const& sheets, std::string const& folder) {
  if (!sheets) {
    write_file(folder + "/sheets.json", Json{{"code", sheets.error().code}, {"reason", sheets.error().text}}.dump());
    return;
  }
  auto names = Json::array();
  for (std::size_t i = 0; i < sheets->size(); ++i) {
    names.push_back((*sheets)[i].name);
    write_file(folder + "/rows-" + std::to_string(i), (*sheets)[i].lines);
  }
  write_file(folder + "/sheets.json", names.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace

Result<std::vector<SheetRows>> sheet_rows(std::string_view bytes) {
  Options options;
  options.max_unpacked_bytes = kMostUnpacked;
  auto const package = Package::opened(bytes, options);
  if (!package) return tl::unexpected(package.error());
  if (package->format() != Format::sheet) return refused("unsupported", "It is not an Excel workbook (.xlsx).");
  Book book;
  auto const sheets = sheets_of(*package, book);
  if (sheets.empty()) return refused("damaged", "No sheet can be found in this workbook.");
  read_words(*package, book);
  std::vector<SheetRows> all;
  for (auto const& sheet : sheets) {
    if (!package->has(sheet.part)) return refused("damaged", "Its sheet " + sheet.name + " is not in the file.");
    auto lines = RowLines(book).of(package->member(sheet.part));
    if (!lines) return tl::unexpected(lines.error());
    all.push_back({sheet.name, std::move(*lines)});
  }
  return all;
}

int sheet_child(std::string const& folder) {
  return status_of([&] { leave(sheet_rows(file_bytes(folder + "/input")), folder); });
}

}  // namespace rightsdesk::reading
