#include "redaction/plain_text.h"

#include <unicode/uchar.h>

#include <unordered_map>

#include "core/text.h"

namespace rightsdesk::redaction {
namespace {

bool is_ascii_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

char punctuation_byte(char32_t c) {
  switch (c) {
    case U'\u2018': case U'\u2019': case U'\u02BC': case U'\u00B4': return '\'';
    case U'\u201C': case U'\u201D': return '"';
    default: break;
  }
  auto const type = u_charType(static_cast<UChar32>(c));
  if (type == U_DASH_PUNCTUATION) return '-';
  if (type == U_FORMAT_CHAR || type == U_NON_SPACING_MARK) return kMark;
  if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) return ' ';
  return kOther;
}

char byte_of(char32_t c) {
  auto const point = static_cast<UChar32>(c);
  if (int const digit = u_charDigitValue(point); digit >= 0) return static_cast<char>('0' + digit);
  if (u_isUAlphabetic(point) == 0) return punctuation_byte(c);
  auto const base = folded(to_utf8(std::u32string(1, c)));
  if (base.empty()) return kMark;
  if (!is_ascii_letter(base.front())) return static_cast<char>(0x80U | ((c * 31U) & 0x7FU));
  return u_isUUppercase(point) != 0 ? static_cast<char>(base.front() - 'a' + 'A') : base.front();
}

char ascii_byte(char32_t c) {
  if (c == U'\n' || c == U'\t') return static_cast<char>(c);
  if (c == U'\r' || c == U'\v' || c == U'\f') return ' ';
  return c < 0x20 || c == 0x7F ? kOther : static_cast<char>(c);
}

Shape shape_of(std::string_view word) {
  std::size_t upper = 0, lower = 0, digit = 0;
  for (char byte : word) {
    upper += is_upper(byte) ? 1 : 0;
    digit += is_digit(byte) ? 1 : 0;
    lower += !is_upper(byte) && !is_digit(byte) && byte != kMark ? 1 : 0;
  }
  if (upper + lower == 0) return Shape::digits;
  if (digit > 0) return Shape::mixed;
  if (upper == 0) return Shape::lower;
  if (upper == 1 && lower == 0) return Shape::initial;
  if (lower == 0) return Shape::capitals;
  return is_upper(word.front()) ? Shape::capitalised : Shape::mixed;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word_byte(text[at])) ++at;
  return at;
}

/// Where the rest of a broken word begins after "-\n", or npos.
std::size_t continuation(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '-') return std::string_view::npos;
  ++at;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size() || text[at] != '\n') return std::string_view::npos;
  ++at;
  while (at < text.size() && text[at] == ' ') ++at;
  bool const goes_on = at < text.size() && is_word_byte(text[at]) && !is_upper(text[at]) && !is_digit(text[at]);
  return goes_on ? at : std::string_view::npos;
}

}  // namespace

bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_word_byte(char byte) {
  return is_ascii_letter(byte) || is_digit(byte) || byte == kMark || (static_cast<unsigned char>(byte) & 0x80U) != 0;
}

std::string plain(std::string_view utf8) {
  std::unordered_map<char32_t, char> seen;
  std::string out;
  auto const points = to_code_points(utf8);
  out.reserve(points.size());
  for (char32_t c : points) {
    if (c < 0x80) {
      out += ascii_byte(c);
      continue;
    }
    auto const [at, fresh] = seen.try_emplace(c, '\0');
    if (fresh) at->second = byte_of(c);
    out += at->second;
  }
  return out;
}

std::string lowered(std::string_view plain_text) {
  std::string out;
  for (char byte : plain_text) {
    if (byte != kMark) out += is_upper(byte) ? static_cast<char>(byte - 'A' + 'a') : byte;
  }
  return out;
}

std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> out;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_byte(text[at]) || text[at] == kMark) {
      ++at;
      continue;
    }
    Token token{at, word_end(text, at)};
    std::string word(text.substr(token.begin, token.end - token.begin));
    for (auto next = continuation(text, token.end); next != std::string_view::npos; next = continuation(text, token.end)) {
      token.end = word_end(text, next);
      word += text.substr(next, token.end - next);
    }
    token.shape = shape_of(word);
    token.lower = lowered(word);
    at = token.end;
    out.push_back(std::move(token));
  }
  return out;
}

}  // namespace rightsdesk::redaction
