#include "reading/sheet.h"

#include <algorithm>
#include <set>

#include "core/text.h"
#include "reading/draft.h"
#include "reading/refusals.h"
#include "reading/sheet_parts.h"
#include "reading/xml.h"

namespace rightsdesk::reading {
namespace {

constexpr std::size_t kMostSheets = 1'000;

std::string column_name(int column) {
  std::string name;
  for (++column; column > 0; column = (column - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

/// A printed header without its codes: &L, &P, &"Times,Bold", &12 (ECMA-376 part 1, 18.3.1.46).
std::string without_codes(std::string const& header) {
  std::string text;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i] != '&' || i + 1 == header.size()) {
      text += header[i];
    } else if (header[++i] == '"') {
      i = std::min(header.find('"', i + 1), header.size());
    } else if (header[i] == '&') {
      text += '&';
    } else {
      while (header[i] >= '0' && header[i] <= '9' && i + 1 < header.size() && header[i + 1] >= '0' && header[i + 1] <= '9') ++i;
    }
  }
  return tidied(text);
}

/// Rows of one sheet as they are met.
class Rows {
 public:
  Rows(Book const& book, Sheet const& sheet, document::Document& document) : book_(book), sheet_(sheet), document_(document) {}

  Result<void> read(std::string_view xml) {
    XmlEvents events;
    events.open = [this](std::string const& name, XmlAttributes const& attributes) { at_open(name, attributes); };
    events.close = [this](std::string const& name) { at_close(name); };
    events.text = [this](std::string_view text) {
      if (taking_) value_ += text;
    };
    auto read = walk_xml(xml, events);
    for (auto const& [column, text] : hidden_cells_) {
      hide(document_, "hidden_column", "sheet " + sheet_.name + ", column " + column_name(column), text);
    }
    return read;
  }
  [[nodiscard]] std::string const& text() const { return text_; }

 private:
  void at_open(std::string const& name, XmlAttributes const& attributes) {
    if (name == "col" && is_on(attribute(attributes, "hidden"))) hide_columns(attributes);
    if (name == "row") {
      row_ = number(attribute(attributes, "r"), row_ + 1);
      row_hidden_ = is_on(attribute(attributes, "hidden")) || is_on(attribute(attributes, "zeroHeight"));
      cells_.clear();
      next_column_ = 0;
    }
    if (name == "c") begin_cell(attributes);
    if (name == "v" || name == "t" || name == "oddHeader" || name == "oddFooter") {
      taking_ = true;
      if (name == "v") value_.clear();
    }
  }

  void hide_columns(XmlAttributes const& attributes) {
    auto const from = number(attribute(attributes, "min"), 1) - 1, to = number(attribute(attributes, "max"), 1) - 1;
    for (int column = std::max(from, 0); column <= std::min(to, kMostSheetColumns - 1); ++column) hidden_columns_.insert(column);
  }

  void begin_cell(XmlAttributes const& attributes) {
    auto const reference = attribute(attributes, "r");
    column_ = column_of(reference, std::min(next_column_, kMostSheetColumns - 1));
    next_column_ = column_ + 1;
    type_ = attribute(attributes, "t");
    style_ = static_cast<std::size_t>(std::max(number(attribute(attributes, "s"), 0), 0));
    value_.clear();
  }

  void at_close(std::string const& name) {
    if (name == "v" || name == "t") taking_ = false;
    if (name == "c") end_cell();
    if (name == "row") end_row();
    if (name == "oddHeader" || name == "oddFooter") {
      taking_ = false;
      hide(document_, "page_header", "sheet " + sheet_.name, without_codes(value_));
      value_.clear();
    }
  }

  void end_cell() {
    auto const text = tidied(shown_cell(book_, type_, style_, value_));
    if (text.empty()) return;
    if (hidden_columns_.count(column_) > 0) hidden_cells_[column_] += "row " + std::to_string(row_) + ": " + text + "\n";
    else cells_.emplace_back(column_, text);
  }

  void end_row() {
    std::string line;
    int at = 0;
    for (auto const& [column, text] : cells_) {
      line.append(static_cast<std::size_t>(std::clamp(column - at, 0, 64)), '\t').append(text);
      at = std::max(column, at);
    }
    if (row_hidden_) hide(document_, "hidden_row", "sheet " + sheet_.name + ", row " + std::to_string(row_), line);
    else if (!line.empty()) text_ += line + "\n";
  }

  Book const& book_;
  Sheet const& sheet_;
  document::Document& document_;
  std::string text_, value_, type_;
  std::vector<std::pair<int, std::string>> cells_;
  std::set<int> hidden_columns_;
  std::map<int, std::string> hidden_cells_;
  std::size_t style_ = 0;
  int row_ = 0, column_ = 0, next_column_ = 0;
  bool taking_ = false, row_hidden_ = false;
};

/// <comment ref="B3"> and <threadedComment ref="B3">, and text in drawings.
void take_notes(Package const& package, std::string const& part, std::string const& where, document::Document& document) {
  std::string at, text;
  bool taking = false;
  XmlEvents events;
  events.open = [&](std::string const& name, XmlAttributes const& attributes) {
    if (name == "comment" || name == "threadedComment") {
      at = where + ", cell " + attribute(attributes, "ref");
      text.clear();
    }
    taking = name == "t" || name == "text";
    if (name == "cNvPr") hide(document, "alt_text", where, attribute(attributes, "descr"));
  };
  events.text = [&](std::string_view words) {
    if (taking) text += words;
  };
  events.close = [&](std::string const& name) {
    taking = false;
    if (name == "comment" || name == "threadedComment") hide(document, "comment", at, text);
    if (name == "comment" || name == "threadedComment") text.clear();
    if (name == "p") text += "\n";
    if (name == "txBody") {
      hide(document, "text_box", where, text);
      text.clear();
    }
  };
  (void)walk_xml(package.member(part), events);
}

/// A pivot table keeps its source rows in the file even when the sheet they came from is gone.
void take_pivot_stores(Package const& package, document::Document& document) {
  for (auto const& name : package.matching("xl/pivotCache/pivotCache", ".xml")) {
    std::string values;
    XmlEvents events;
    events.open = [&](std::string const& element, XmlAttributes const& attributes) {
      if (element == "s" || element == "n" || element == "d") values += attribute(attributes, "v") + "\n";
    };
    (void)walk_xml(package.member(name), events);
    hide(document, "pivot_cache", "rows kept by a pivot table", values);
    if (!values.empty()) warn(document, "It holds a pivot table, which keeps its source rows inside the file.");
  }
}

void take_sheet(Package const& package, Book const& book, Sheet const& sheet, Extracted& extracted) {
  auto& document = extracted.document;
  auto const where = "sheet " + sheet.name;
  Rows rows(book, sheet, document);
  if (!rows.read(package.member(sheet.part))) warn(document, "Its " + where + " is damaged and only partly read.");
  for (auto const& [id, relation] : relations(package, sheet.part)) {
    if (relation.type == "comments" || relation.type == "threadedComment" || relation.type == "drawing") take_notes(package, relation.target, where, document);
  }
  if (sheet.hidden) {
    hide(document, "hidden_sheet", where, rows.text());
    return;
  }
  FlowText flow;
  flow.add(sheet.name + "\n" + rows.text());
  flow.pages_into(document);
}

}  // namespace

Reading read_sheet(Package const& package) {
  Extracted extracted;
  extracted.document.media_type = media_type(Format::sheet);
  Book book;
  auto const sheets = sheets_of(package, book);
  if (sheets.empty()) return damaged("no sheet can be found in this workbook");
  if (sheets.size() > kMostSheets) return too_large("it has more than 1,000 sheets");
  read_words(package, book);
  for (auto const& sheet : sheets) take_sheet(package, book, sheet, extracted);
  take_pivot_stores(package, extracted.document);
  take_office_extras(package, "xl/", extracted.document);
  if (extracted.document.pages.empty()) FlowText().pages_into(extracted.document);
  return extracted;
}

}  // namespace rightsdesk::reading
