#include "disclosure/text_flow.h"

#include "texts/texts.h"

namespace rightsdesk::disclosure {

std::string TextFlow::words(pdf::Rich const& text) {
  count(text);
  std::string out;
  for (auto const& span : text) {
    auto const* bar = std::get_if<pdf::Bar>(&span);
    out += bar ? bar->spoken + (bar->key.empty() ? "" : " " + bar->label) : std::get<pdf::Words>(span).utf8;
  }
  return texts::plainly(out);
}

void TextFlow::lines(std::vector<pdf::Rich> const& lines) {
  std::string out;
  for (auto const& line : lines) out += words(line) + "\n";
  put(out);
}

void TextFlow::bullets(std::vector<pdf::Rich> const& items) {
  std::string out;
  for (auto const& item : items) out += "- " + words(item) + "\n";
  put(out);
}

void TextFlow::pairs(std::vector<std::pair<std::string, pdf::Rich>> const& facts) {
  std::string out;
  for (auto const& [name, value] : facts) out += name + ": " + words(value) + "\n";
  put(out);
}

void TextFlow::table(pdf::Table const& table) {
  for (auto const& row : table.rows) {
    std::string out;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (table.header.empty()) out += (i > 0 ? ", " : "") + words(row[i].text);
      else out += table.header[i] + ": " + words(row[i].text) + "\n";
    }
    put(table.header.empty() ? out + "\n" : out);
  }
}

std::string TextFlow::list_block(List const& list) const {
  std::string out = list.title.empty() ? std::string{} : list.title + "\n\n";
  for (auto const& entry : list.entries) out += entry.text + ": " + page_word_ + " " + std::to_string(section_of(entry.to)) + "\n";
  return out;
}

pdf::Flow::Standing TextFlow::sheet(pdf::Sheet const& sheet) {
  std::string out = sheet.alt + "\n";
  for (auto const& line : lines_of(sheet)) out += words(line) + "\n";
  put(out);
  return {page(), {}, {}};
}

std::string TextFlow::finish() {
  fill_lists();
  std::string out;
  for (std::size_t i = 0; i < sections().size(); ++i) {
    auto const& section = sections()[i];
    out += (i > 0 ? "\n\n" : "") + page_word_ + " " + std::to_string(i + 1) + " " + of_ + " " + std::to_string(sections().size()) + "\n";
    for (auto const& block : section.blocks) out += "\n" + block;
    if (auto const stamp = stamp_of(i); !stamp.empty()) out += "\n" + stamp + "\n";
  }
  return out;
}

}  // namespace rightsdesk::disclosure
