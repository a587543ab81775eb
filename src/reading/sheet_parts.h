#pragma once
// What the sheets of an Excel workbook (OOXML) share: their words, the kinds of their numbers, where each lies.
#include <string>
#include <string_view>
#include <vector>

#include "reading/number_format.h"
#include "reading/package.h"

namespace rightsdesk::reading {

constexpr int kMostSheetColumns = 16'384;

struct Style {
  NumberKind kind = NumberKind::plain;
  std::size_t zeros = 0;
};

struct Book {
  std::vector<std::string> strings;
  std::vector<Style> styles;
  bool since_1904 = false;
};

struct Sheet {
  std::string name, part;
  bool hidden = false;
};

/// In the workbook's order; tells `book` how it counts days.
std::vector<Sheet> sheets_of(Package const& package, Book& book);
/// The words and number formats that cells refer to.
void read_words(Package const& package, Book& book);
/// What a cell shows: `type` and `style` as the file has them, `value` as written in it. Dates are day first.
std::string shown_cell(Book const& book, std::string const& type, std::size_t style, std::string const& value);

/// A whole number; `otherwise` when it is none.
int number(std::string const& text, int otherwise);
bool is_on(std::string const& value);
/// "BC14" -> 54, counting from 0; `otherwise` when it names no column.
int column_of(std::string const& reference, int otherwise);

}  // namespace rightsdesk::reading
