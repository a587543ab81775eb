#include "texts/faces.h"

#include <utility>

namespace rightsdesk::texts {
namespace {

std::string as_html(std::string const& item) {
  std::string out;
  for (auto const& run : runs_of(item)) out += run.bold ? "<strong>" + html_escaped(run.text) + "</strong>" : html_escaped(run.text);
  return out;
}

std::string as_text(std::string const& item) {
  std::string out;
  for (auto const& run : runs_of(item)) out += run.text;
  return out;
}

std::string bullets_in_html(std::vector<std::string> const& items) {
  std::string out = "<ul>\n";
  for (auto const& item : items) out += "<li>" + as_html(item) + "</li>\n";
  return out + "</ul>\n";
}

std::string lines_in_html(std::vector<std::string> const& items) {
  std::string out;
  for (auto const& item : items) out += (out.empty() ? "" : "<br>\n") + as_html(item);
  return "<p>" + out + "</p>\n";
}

std::string block_in_html(Block const& block) {
  switch (block.kind) {
    case Block::Kind::title: return "<h1>" + as_html(block.items.front()) + "</h1>\n";
    case Block::Kind::heading: return "<h2>" + as_html(block.items.front()) + "</h2>\n";
    case Block::Kind::bullets: return bullets_in_html(block.items);
    case Block::Kind::lines: return lines_in_html(block.items);
    case Block::Kind::note: return "<p><small>" + as_html(block.items.front()) + "</small></p>\n";
    case Block::Kind::paragraph: return "<p>" + as_html(block.items.front()) + "</p>\n";
    case Block::Kind::rule: return "<hr>\n";
  }
  return {};
}

}  // namespace

std::string html_escaped(std::string const& text) {
  std::string out;
  for (char const c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else out += c;
  }
  return out;
}

std::vector<Run> runs_of(std::string const& item) {
  std::vector<Run> runs;
  for (auto const& span : pdf::starred(item)) {
    auto const& words = std::get<pdf::Words>(span);
    runs.push_back({words.face == pdf::Face::bold, plainly(words.utf8)});
  }
  return runs;
}

void set(pdf::Flow& flow, std::vector<Block> const& blocks, std::optional<pdf::Anchor> here) {
  for (Block const& block : blocks) {
    std::vector<pdf::Rich> rich;
    for (std::string const& item : block.items) rich.push_back(pdf::starred(item));
    switch (block.kind) {
      case Block::Kind::title: flow.heading(1, block.items.front(), std::exchange(here, std::nullopt)); break;
      case Block::Kind::heading: flow.heading(3, block.items.front()); break;
      case Block::Kind::bullets: flow.bullets(rich); break;
      case Block::Kind::lines: flow.lines(rich); break;
      case Block::Kind::note: flow.note(rich.front()); break;
      case Block::Kind::paragraph: flow.paragraph(rich.front()); break;
      case Block::Kind::rule: flow.rule(); break;
    }
  }
}

std::string html_page(std::string const& title, std::vector<Block> const& blocks) {
  std::string page = "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                     "content=\"width=device-width, initial-scale=1\">\n<title>" + html_escaped(title) + "</title>\n</head>\n<body>\n<main>\n";
  for (auto const& block : blocks) page += block_in_html(block);
  return page + "</main>\n</body>\n</html>\n";
}

std::string plain_text(std::vector<Block> const& blocks) {
  std::string text;
  for (auto const& block : blocks) {
    if (block.kind == Block::Kind::rule) continue;
    if (!text.empty()) text += "\n";
    for (auto const& item : block.items) text += (block.kind == Block::Kind::bullets ? "- " : "") + as_text(item) + "\n";
  }
  return text;
}

}  // namespace rightsdesk::texts
