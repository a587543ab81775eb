#include "reading/sheet_parts.h"

#include <charconv>
#include <map>

#include "reading/xml.h"

namespace rightsdesk::reading {
namespace {

/// Text of <si> items; phonetic guides are left out.
std::vector<std::string> shared_strings(std::string_view xml) {
  std::vector<std::string> strings;
  int phonetic = 0;
  bool taking = false;
  XmlEvents events;
  events.open = [&](std::string const& name, XmlAttributes const&) {
    if (name == "si") strings.emplace_back();
    if (name == "rPh") ++phonetic;
    taking = name == "t" && phonetic == 0;
  };
  events.close = [&](std::string const& name) {
    if (name == "rPh") --phonetic;
    if (name == "t") taking = false;
  };
  events.text = [&](std::string_view text) {
    if (taking && !strings.empty()) strings.back() += text;
  };
  (void)walk_xml(xml, events);
  return strings;
}

std::size_t only_zeros(std::string const& code) { return !code.empty() && code.find_first_not_of('0') == std::string::npos ? code.size() : 0; }

std::vector<Style> styles_of(std::string_view xml) {
  std::map<int, std::string> codes;
  std::vector<Style> styles;
  bool in_cells = false;
  XmlEvents events;
  events.open = [&](std::string const& name, XmlAttributes const& attributes) {
    if (name == "numFmt") codes[number(attribute(attributes, "numFmtId"), 0)] = attribute(attributes, "formatCode");
    if (name == "cellXfs") in_cells = true;
    if (name != "xf" || !in_cells) return;
    auto const id = number(attribute(attributes, "numFmtId"), 0);
    auto const& code = codes[id];
    styles.push_back({number_kind(id, code), only_zeros(code)});
  };
  events.close = [&](std::string const& name) {
    if (name == "cellXfs") in_cells = false;
  };
  (void)walk_xml(xml, events);
  return styles;
}

}  // namespace

int number(std::string const& text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_on(std::string const& value) { return value == "1" || value == "true"; }

int column_of(std::string const& reference, int otherwise) {
  int column = 0;
  for (char const c : reference) {
    if (c < 'A' || c > 'Z' || column > kMostSheetColumns) break;
    column = column * 26 + (c - 'A' + 1);
  }
  return column >= 1 && column <= kMostSheetColumns ? column - 1 : otherwise;
}

std::vector<Sheet> sheets_of(Package const& package, Book& book) {
  std::vector<Sheet> sheets;
  auto const parts = relations(package, "xl/workbook.xml");
  XmlEvents events;
  events.open = [&](std::string const& name, XmlAttributes const& attributes) {
    if (name == "workbookPr") book.since_1904 = is_on(attribute(attributes, "date1904"));
    if (name != "sheet") return;
    std::string part;
    for (auto const& [key, value] : attributes) {
      if (auto const found = parts.find(value); key == "id" && found != parts.end()) part = found->second.target;
    }
    auto const state = attribute(attributes, "state");
    sheets.push_back({attribute(attributes, "name"), part, state == "hidden" || state == "veryHidden"});
  };
  (void)walk_xml(package.member("xl/workbook.xml"), events);
  return sheets;
}

void read_words(Package const& package, Book& book) {
  book.strings = shared_strings(package.member("xl/sharedStrings.xml"));
  book.styles = styles_of(package.member("xl/styles.xml"));
}

std::string shown_cell(Book const& book, std::string const& type, std::size_t style_number, std::string const& value) {
  if (value.empty()) return {};
  auto const style = style_number < book.styles.size() ? book.styles[style_number] : Style{};
  if (type == "s") {
    auto const index = number(value, -1);
    return index >= 0 && static_cast<std::size_t>(index) < book.strings.size() ? book.strings[static_cast<std::size_t>(index)] : std::string{};
  }
  if (type == "b") return value == "1" ? "TRUE" : "FALSE";
  if (type.empty() || type == "n") return shown_number(value, style.kind, book.since_1904, style.zeros);
  return value;
}

}  // namespace rightsdesk::reading
