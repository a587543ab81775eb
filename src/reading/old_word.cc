#include <algorithm>
#include <array>

#include "core/text.h"
#include "reading/charset.h"
#include "reading/draft.h"
#include "reading/old_office.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

/// The whole character stream of the file, in order, from the pieces it was left in ([MS-DOC] 2.4.1).
std::u32string pieced_text(std::string const& main, std::string const& table, std::size_t at, std::size_t size) {
  auto const end = std::min(table.size(), at + size);
  while (at < end && number_at(table, at, 1) == 1) at += 3 + number_at(table, at + 1, 2);  // formatting, passed over
  if (at + 5 > end || number_at(table, at, 1) != 2) return {};
  auto const length = std::min<std::size_t>(number_at(table, at + 1, 4), end - at - 5);
  std::string_view const plan(table.data() + at + 5, length);
  if (length < 16) return {};
  auto const pieces = (length - 4) / 12;
  std::u32string text;
  for (std::size_t i = 0; i < pieces; ++i) {
    auto const from = number_at(plan, 4 * i, 4), to = number_at(plan, 4 * (i + 1), 4);
    auto const place = number_at(plan, 4 * (pieces + 1) + 8 * i + 2, 4);
    bool const narrow = (place & 0x40000000U) != 0;
    auto const start = narrow ? (place & 0x3FFFFFFFU) / 2 : place & 0x3FFFFFFFU;
    if (to <= from || start >= main.size()) continue;
    auto const count = std::min<std::size_t>(to - from, (main.size() - start) / (narrow ? 1 : 2));
    std::string_view const bytes(main.data() + start, narrow ? count : 2 * count);
    text += to_code_points(narrow ? in_charset(bytes, "windows-1252") : from_utf16(bytes));
  }
  return text;
}

/// Fields show their result, not their instruction; cells and rows become tabs and lines ([MS-DOC] 2.4.1 special characters).
std::string readable(std::u32string_view text, document::Document& document) {
  std::u32string out, instruction;
  int fields = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const c = text[i];
    if (c == 0x13) {
      ++fields;
      instruction.clear();
    } else if (c == 0x14 || c == 0x15) {
      if (fields > 0) hide(document, "link", "field", to_utf8(instruction));
      instruction.clear();
      fields = 0;
    } else if (fields > 0) {
      instruction += c;
    } else if (c == 0x07) {
      bool const ends_row = i + 1 < text.size() && text[i + 1] == 0x07;
      out += ends_row ? U'\n' : U'\t';
      if (ends_row) ++i;
    } else if (c == 0x0D || c == 0x0B) {
      out += U'\n';
    } else if (c == 0x0C || c == '\t' || c >= 0x20) {
      out += c == 0x0C ? U'\f' : c;
    } else if (c == 0x1E) {
      out += U'-';
    }
  }
  return to_utf8(out);
}

}  // namespace

Reading read_old_word(Compound const& file) {
  auto const main = file.stream("WordDocument");
  auto const flags = number_at(main, 10, 2);
  if ((flags & 0x0100U) != 0) return needs_password();
  auto const table = file.stream((flags & 0x0200U) != 0 ? "1Table" : "0Table");
  if (number_at(main, 0, 2) != 0xA5EC || table.empty()) return unsupported("it was made by a Word older than that of 1997, or it is damaged");
  auto const text = pieced_text(main, table, number_at(main, 0x01A2, 4), number_at(main, 0x01A6, 4));
  if (text.empty()) return damaged("the text of this older Word file cannot be found");
  Extracted extracted;
  auto& document = extracted.document;
  document.media_type = media_type(Format::old_word);
  FlowText flow;
  std::size_t at = 0;
  // Lengths in characters: text, footnotes, headers, macros, comments, endnotes, text boxes, text boxes of headers.
  for (std::size_t story = 0; story < 8; ++story) {
    auto const length = std::min<std::size_t>(number_at(main, 0x4C + 4 * story, 4), text.size() - at);
    auto const words = readable(std::u32string_view(text).substr(at, length), document);
    at += length;
    if (story == 4) hide(document, "comment", "comments", words);
    else flow.add(words);
    flow.end_line();
  }
  warn(document, "This is an older Word file: tracked deletions and hidden text in it, if any, show as ordinary text.");
  take_summary(file, document);
  for (auto const& entry : file.entries()) {
    if (entry.path.find("VBA") != std::string::npos || entry.path == "Macros") warn(document, "It holds a macro, which was not run.");
    if (entry.path == "ObjectPool") warn(document, "It holds another file inside it, which was not opened with it.");
    if (entry.path == "Data" && entry.size > 4096) warn(document, "It may hold pictures, which are not shown here: look at the original.");
  }
  flow.pages_into(document);
  return extracted;
}

void take_summary(Compound const& file, document::Document& document) {
  auto const summary = file.stream("\x05SummaryInformation");
  auto const set = static_cast<std::size_t>(number_at(summary, 44, 4));
  auto const count = std::min<std::uint64_t>(number_at(summary, set + 4, 4), 100);
  static constexpr std::array<std::pair<unsigned, char const*>, 6> kNames{{{2, "title"}, {3, "subject"}, {4, "author"}, {5, "keywords"}, {6, "comments"}, {8, "last author"}}};
  for (std::uint64_t i = 0; i < count; ++i) {
    auto const id = number_at(summary, set + 8 + 8 * i, 4);
    auto const at = set + static_cast<std::size_t>(number_at(summary, set + 12 + 8 * i, 4));
    auto const name = std::find_if(kNames.begin(), kNames.end(), [&](auto const& pair) { return pair.first == id; });
    if (name == kNames.end() || number_at(summary, at, 4) != 30 || at + 8 > summary.size()) continue;
    auto const text = tidied(decoded(std::string_view(summary).substr(at + 8, std::min<std::size_t>(number_at(summary, at + 4, 4), 2000))).text);
    if (id == 2) document.title = text;
    if (id == 4) document.author = text;
    hide(document, "property", name->second, text);
  }
}

}  // namespace rightsdesk::reading
