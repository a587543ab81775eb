#include "reading/html_tokens.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "core/text.h"

namespace rightsdesk::reading {
namespace {

constexpr std::string_view kBlanks = " \t\n\f\r";
constexpr std::size_t kMostAttributes = 200;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_raw(std::string const& name) {
  static constexpr std::array kRaw{"script", "style", "textarea", "title", "xmp", "noembed", "noframes"};
  return std::find(kRaw.begin(), kRaw.end(), name) != kRaw.end();
}

/// 0x80 to 0x9F are read as windows-1252 (HTML standard, numeric character reference end state).
char32_t meant_by(unsigned long number) {
  static constexpr std::array<char32_t, 32> kWindows{0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160,
                                                     0x2039, 0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                     0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};
  if (number >= 0x80 && number <= 0x9F) return kWindows[number - 0x80];
  bool const fits = number >= 0x20 || number == '\t' || number == '\n';
  return fits && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF) ? static_cast<char32_t>(number) : U'\uFFFD';
}

/// The letters for what stands between & and ; — empty when it means nothing.
std::string resolved(std::string_view name) {
  if (name.starts_with('#')) {
    bool const hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    auto const digits = name.substr(hexadecimal ? 2 : 1);
    unsigned long number = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, hexadecimal ? 16 : 10);
    if (digits.empty() || end != digits.data() + digits.size() || error != std::errc{}) return {};
    return to_utf8(std::u32string(1, meant_by(number)));
  }
  if (name == "apos") return "'";
  auto const* entity = htmlEntityLookup(reinterpret_cast<xmlChar const*>(std::string(name).c_str()));
  return entity == nullptr ? std::string{} : to_utf8(std::u32string(1, static_cast<char32_t>(entity->value)));
}

std::size_t find_ignoring_case(std::string_view text, std::string const& lower, std::size_t from) {
  for (auto at = text.find("</", from); at != std::string_view::npos; at = text.find("</", at + 2)) {
    if (lower_ascii(text.substr(at, lower.size())) == lower) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::string without_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const ampersand = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, ampersand - at));
    if (ampersand == text.size()) break;
    auto end = ampersand + 1;
    while (end < text.size() && end - ampersand < 34 && (is_letter(text[end]) || (text[end] >= '0' && text[end] <= '9') || text[end] == '#')) ++end;
    auto const letters = resolved(text.substr(ampersand + 1, end - ampersand - 1));
    out += letters.empty() ? std::string(text.substr(ampersand, end - ampersand)) : letters;
    at = !letters.empty() && end < text.size() && text[end] == ';' ? end + 1 : end;
  }
  return out;
}

std::string HtmlToken::attribute(std::string_view wanted) const {
  auto const found = std::find_if(attributes.begin(), attributes.end(), [&](auto const& pair) { return pair.first == wanted; });
  return found == attributes.end() ? std::string{} : found->second;
}

bool HtmlTokens::next(HtmlToken& token) {
  token = {};
  if (at_ >= html_.size()) return false;
  if (!raw_until_.empty()) {
    raw_text(token);
    return true;
  }
  if (html_[at_] != '<') return next_text(token);
  auto const rest = html_.substr(at_ + 1);
  if (rest.starts_with('!') || rest.starts_with('?')) return next_comment(token);
  auto const letter = rest.starts_with('/') ? 1U : 0U;
  if (rest.size() > letter && is_letter(rest[letter])) return next_tag(token);
  return next_text(token);
}

bool HtmlTokens::next_text(HtmlToken& token) {
  auto const end = std::min(html_.find('<', at_ + 1), html_.size());
  token.text = without_references(html_.substr(at_, end - at_));
  at_ = end;
  return true;
}

bool HtmlTokens::next_comment(HtmlToken& token) {
  token.kind = HtmlToken::Kind::comment;
  bool const proper = html_.substr(at_).starts_with("<!--");
  auto const end = proper ? html_.find("-->", at_ + 4) : html_.find('>', at_);
  auto const from = std::min(at_ + (proper ? 4U : 2U), html_.size());
  auto const to = std::min(end, html_.size());
  if (proper) token.text = std::string(html_.substr(from, to - std::min(from, to)));
  at_ = std::min(end == std::string_view::npos ? html_.size() : end + (proper ? 3U : 1U), html_.size());
  return true;
}

bool HtmlTokens::next_tag(HtmlToken& token) {
  bool const closing = html_[at_ + 1] == '/';
  token.kind = closing ? HtmlToken::Kind::close : HtmlToken::Kind::open;
  at_ += closing ? 2 : 1;
  auto const end = std::min(html_.find_first_of(" \t\n\f\r/>", at_), html_.size());
  token.name = lower_ascii(html_.substr(at_, end - at_));
  if (auto const colon = token.name.find(':'); colon != std::string::npos && token.name.starts_with("html:")) token.name.erase(0, colon + 1);
  at_ = end;
  take_attributes(token);
  if (!closing && is_raw(token.name)) raw_until_ = token.name;
  return true;
}

void HtmlTokens::take_attributes(HtmlToken& token) {
  while (at_ < html_.size()) {
    at_ = std::min(html_.find_first_not_of(" \t\n\f\r/", at_), html_.size());
    if (at_ == html_.size()) return;
    if (html_[at_] == '>') {
      ++at_;
      return;
    }
    auto const end = std::min(html_.find_first_of(" \t\n\f\r/>=", at_ + 1), html_.size());
    auto const name = lower_ascii(html_.substr(at_, end - at_));
    at_ = end;
    auto const value = take_value();
    if (token.attributes.size() < kMostAttributes) token.attributes.emplace_back(name, without_references(value));
  }
}

std::string_view HtmlTokens::take_value() {
  auto const sign = html_.find_first_not_of(kBlanks, at_);
  if (sign == std::string_view::npos || html_[sign] != '=') return {};
  auto const from = std::min(html_.find_first_not_of(kBlanks, sign + 1), html_.size());
  if (from == html_.size()) {
    at_ = from;
    return {};
  }
  bool const quoted = html_[from] == '"' || html_[from] == '\'';
  auto const start = quoted ? from + 1 : from;
  auto const end = std::min(quoted ? html_.find(html_[from], start) : html_.find_first_of(" \t\n\f\r>", start), html_.size());
  at_ = std::min(quoted ? end + 1 : end, html_.size());
  return html_.substr(start, end - start);
}

void HtmlTokens::raw_text(HtmlToken& token) {
  auto const end = std::min(find_ignoring_case(html_, "</" + raw_until_, at_), html_.size());
  auto const text = html_.substr(at_, end - at_);
  bool const references = raw_until_ == "title" || raw_until_ == "textarea";
  token.text = references ? without_references(text) : std::string(text);
  at_ = end;
  raw_until_.clear();
}

}  // namespace rightsdesk::reading
