#include "reading/draft.h"

#include <algorithm>

#include "core/text.h"

namespace rightsdesk::reading {
namespace {

constexpr std::size_t kLongPage = 24'000;  // bytes: some six printed pages
constexpr std::size_t kMostHidden = 100'000;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\f") == std::string_view::npos; }

void add_page(document::Document& document, std::string text) {
  document::Page page;
  page.number = static_cast<int>(document.pages.size()) + 1;
  if (is_blank(text)) page.flags.push_back(document::Flag::blank);
  page.text = std::move(text);
  document.pages.push_back(std::move(page));
}

/// Adds `text` as pages, each ending at a line end after it has grown long.
void add_long(document::Document& document, std::string_view text) {
  while (text.size() > kLongPage) {
    auto const cut = text.find('\n', kLongPage);
    if (cut == std::string_view::npos || is_blank(text.substr(cut))) break;
    add_page(document, std::string(text.substr(0, cut)));
    text.remove_prefix(cut + 1);
  }
  add_page(document, std::string(text));
}

bool changes_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

}  // namespace

void FlowText::end_line() {
  if (!text_.empty() && text_.back() != '\n' && text_.back() != '\f') text_ += '\n';
}

void FlowText::page_break() {
  end_line();
  if (!blank()) text_ += '\f';
}

bool FlowText::blank() const { return is_blank(text_); }

void FlowText::pages_into(document::Document& document) {
  auto parts = split(text_, '\f');
  while (parts.size() > 1 && is_blank(parts.back())) parts.pop_back();
  for (auto const& part : parts) add_long(document, tidy_lines(part));
  text_.clear();
}

std::string tidy_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  int empty_lines = 2;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    auto const last = line.find_last_not_of(" \t");
    line = last == std::string_view::npos ? std::string_view{} : line.substr(0, last + 1);
    empty_lines = line.empty() ? empty_lines + 1 : 0;
    if (empty_lines <= 2) out.append(line).push_back('\n');
    at = end + 1;
  }
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

std::string shown_name(std::string_view name) {
  auto points = to_code_points(valid_utf8(name));
  if (auto const slash = points.find_last_of(U"/\\"); slash != std::u32string::npos) points.erase(0, slash + 1);
  std::erase_if(points, [](char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || changes_direction(c); });
  if (points.size() > 200) points.resize(200);
  auto shown = tidied(to_utf8(points));
  return shown.empty() || shown == "." || shown == ".." ? "unnamed" : shown;
}

void warn(document::Document& document, std::string const& sentence) {
  auto& warnings = document.warnings;
  if (std::find(warnings.begin(), warnings.end(), sentence) == warnings.end()) warnings.push_back(sentence);
}

void hide(document::Document& document, std::string kind, std::string where, std::string_view text) {
  if (is_blank(text)) return;
  auto const first = text.find_first_not_of(" \t\n\f");
  auto plain = valid_utf8(text.substr(first));
  std::erase_if(plain, [](char c) { return (c >= 0 && c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; });
  auto shown = tidy_lines(plain);
  if (shown.size() > kMostHidden) {
    shown = slice(shown.substr(0, kMostHidden), 0, kMostHidden);
    warn(document, "Some hidden text is longer than is shown; look at the original.");
  }
  document.hidden.push_back({std::move(kind), std::move(where), std::move(shown)});
}

}  // namespace rightsdesk::reading
