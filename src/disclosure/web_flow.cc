#include "disclosure/web_flow.h"

#include "texts/faces.h"

namespace rightsdesk::disclosure {
namespace {

/// As HTML, a new line as a break.
std::string escaped(std::string const& text) {
  std::string out;
  for (char const c : texts::html_escaped(texts::plainly(text))) {
    if (c == '\n') out += "<br>\n";
    else out += c;
  }
  return out;
}

/// `number` with noughts before it: "0042".
std::string padded(std::size_t number, std::size_t digits) {
  auto const text = std::to_string(number);
  return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

/// index.html, 002.html, …
std::string file_of(std::size_t index) { return index == 0 ? "index.html" : padded(index + 1, 3) + ".html"; }

std::string link(std::string const& to, std::string const& words, std::string const& more = {}) {
  return "<a href=\"" + to + "\"" + more + ">" + escaped(words) + "</a>";
}

}  // namespace

std::string WebFlow::html(pdf::Rich const& text) {
  count(text);
  std::string out;
  for (auto const& span : text) {
    if (auto const* bar = std::get_if<pdf::Bar>(&span)) {
      out += "<span class=\"removed\">" + escaped(bar->spoken + (bar->key.empty() ? "" : " " + bar->label)) + "</span>";
      continue;
    }
    auto const& words = std::get<pdf::Words>(span);
    auto const inner = escaped(words.utf8);
    out += words.face == pdf::Face::bold ? "<strong>" + inner + "</strong>" : words.face == pdf::Face::italic ? "<em>" + inner + "</em>" : inner;
  }
  return out;
}

std::string WebFlow::heading_block(int level, std::string const& text) {
  auto const tag = "h" + std::to_string(level);
  return "<" + tag + ">" + escaped(text) + "</" + tag + ">\n";
}

void WebFlow::paragraph(pdf::Rich const& text) { put("<p>" + html(text) + "</p>\n"); }
void WebFlow::note(pdf::Rich const& text) { put("<p class=\"note\">" + html(text) + "</p>\n"); }

void WebFlow::lines(std::vector<pdf::Rich> const& lines) {
  std::string out;
  for (auto const& line : lines) out += (out.empty() ? "" : "<br>\n") + html(line);
  put("<p>" + out + "</p>\n");
}

void WebFlow::bullets(std::vector<pdf::Rich> const& items) {
  std::string out = "<ul>\n";
  for (auto const& item : items) out += "<li>" + html(item) + "</li>\n";
  put(out + "</ul>\n");
}

void WebFlow::pairs(std::vector<std::pair<std::string, pdf::Rich>> const& facts) {
  if (facts.empty()) return;
  std::string out = "<dl>\n";
  for (auto const& [name, value] : facts) out += "<dt>" + escaped(name) + "</dt>\n<dd>" + html(value) + "</dd>\n";
  put(out + "</dl>\n");
}

void WebFlow::table(pdf::Table const& table) {
  std::string out = "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(sections().empty() ? words_.title : sections().back().title) +
                    "\">\n<table>\n";
  if (!table.header.empty()) {
    out += "<thead><tr>";
    for (auto const& name : table.header) out += "<th scope=\"col\">" + escaped(name) + "</th>";
    out += "</tr></thead>\n";
  }
  out += "<tbody>\n";
  for (auto const& row : table.rows) {
    out += "<tr>";
    for (auto const& cell : row) out += "<td>" + html(cell.text) + "</td>";
    out += "</tr>\n";
  }
  put(out + "</tbody>\n</table>\n</div>\n");
}

pdf::Flow::Standing WebFlow::sheet(pdf::Sheet const& sheet) {
  auto const name = "picture-" + padded(pictures_.size() + 1, 4) + (sheet.picture.coding == pdf::Picture::Coding::jpeg ? ".jpg" : ".png");
  pictures_.push_back(keep(name, pdf::file_of(sheet.picture)));
  std::string words;
  for (auto const& line : lines_of(sheet)) words += (words.empty() ? "" : "<br>\n") + html(line);
  put("<figure>\n<img src=\"" + name + "\" alt=\"" + escaped(sheet.alt) + "\" width=\"" + std::to_string(sheet.picture.width) + "\" height=\"" +
      std::to_string(sheet.picture.height) + "\">\n</figure>\n");
  if (!words.empty()) put("<details>\n<summary>" + escaped(words_.picture_words) + "</summary>\n<p>" + words + "</p>\n</details>\n");
  return {page(), {}, {}};
}

std::string WebFlow::list_block(List const& list) const {
  std::string items;
  for (auto const& entry : list.entries) {
    items += "<li class=\"level-" + std::to_string(entry.level) + "\">" + link(file_of(static_cast<std::size_t>(section_of(entry.to)) - 1), entry.text) + "</li>\n";
  }
  if (list.title.empty()) return "<ol class=\"days\">\n" + items + "</ol>\n";
  return "<nav id=\"contents\" aria-labelledby=\"contents-title\">\n<h2 id=\"contents-title\">" + escaped(list.title) + "</h2>\n<ol>\n" + items + "</ol>\n</nav>\n";
}

std::string WebFlow::links(std::size_t index) const {
  std::string out = "<nav class=\"turn\" aria-label=\"" + escaped(words_.page) + "\">\n<ul>\n";
  if (index > 0) out += "<li>" + link(file_of(index - 1), words_.before, " rel=\"prev\"") + "</li>\n";
  out += "<li>" + link("index.html#contents", words_.contents) + "</li>\n";
  if (index + 1 < sections().size()) out += "<li>" + link(file_of(index + 1), words_.next, " rel=\"next\"") + "</li>\n";
  return out + "</ul>\n</nav>\n";
}

std::string WebFlow::page_of(std::size_t index) const {
  auto const& section = sections()[index];
  auto const number = words_.page + " " + std::to_string(index + 1) + " " + words_.of + " " + std::to_string(sections().size());
  std::string out = "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
                    "initial-scale=1\">\n<title>" + escaped(section.title + " – " + words_.title) + "</title>\n<link rel=\"stylesheet\" href=\"style.css\">\n"
                    "</head>\n<body>\n<header>\n<p>" + escaped(words_.title) + "</p>\n</header>\n<main>\n";
  out += body_of(index);
  if (auto const stamp = stamp_of(index); !stamp.empty()) out += "<p class=\"note\">" + escaped(stamp) + "</p>\n";
  return out + "</main>\n" + links(index) + "<footer>\n<p>" + escaped(number) + "</p>\n</footer>\n</body>\n</html>\n";
}

KeptFile WebFlow::keep(std::string const& name, std::string const& bytes) {
  auto const place = "web page " + name;
  spool_.keep(place, bytes);
  return {name, [&spool = spool_, place] { return spool.open(place); }};
}

namespace {

std::string place_of_body(std::size_t index) { return "web section " + std::to_string(index); }

}  // namespace

void WebFlow::section_is_whole(std::size_t index) {
  spool_.keep(place_of_body(index), body_of(index));
  forget_blocks(index);
  aside_.insert(index);
}

std::string WebFlow::body_of(std::size_t index) const {
  if (aside_.contains(index)) return spool_.open(place_of_body(index));
  std::string body;
  for (auto const& block : sections()[index].blocks) body += block;
  return body;
}

std::vector<KeptFile> WebFlow::finish() {
  fill_lists();
  std::vector<KeptFile> files;
  for (std::size_t i = 0; i < sections().size(); ++i) files.push_back(keep(file_of(i), page_of(i)));
  files.push_back(keep("style.css", words_.style));
  for (auto& picture : pictures_) files.push_back(std::move(picture));
  return files;
}

}  // namespace rightsdesk::disclosure
