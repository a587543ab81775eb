#pragma once
// Word and Excel files as the offices of Thamesbrook would have saved them: real OOXML, with what such files
// hide.
#include <string>
#include <utility>
#include <vector>

namespace rightsdesk::make_demo {

struct WordFile {
  std::string title;
  std::string author = {};
  std::vector<std::string> paragraphs = {};
  std::vector<std::vector<std::string>> table = {};
  std::string header = {};
  std::string comment = {};  ///< empty: none; set on the second paragraph
  std::string deleted = {};  ///< a tracked deletion, set after the third paragraph
};
/// The bytes of a .docx.
std::string docx(WordFile const& file);

enum class Shown { yes, no };

struct SheetRow {
  std::vector<std::string> cells;  ///< "2012-03-10" becomes a date cell, digits alone a number
  Shown shown = Shown::yes;
};

struct Sheet {
  std::string name;
  std::vector<SheetRow> rows = {};
  Shown shown = Shown::yes;
  std::string comment_cell = {};  ///< "B3"; empty: no comment
  std::string comment = {};
};
/// The bytes of an .xlsx.
std::string xlsx(std::vector<Sheet> const& sheets);

/// A zip archive of (name, bytes), always the same for the same entries.
std::string zip(std::vector<std::pair<std::string, std::string>> const& entries);

}  // namespace rightsdesk::make_demo
