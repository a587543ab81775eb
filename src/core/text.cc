#include "core/text.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <map>

#include "core/result.h"

namespace rightsdesk {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// ASCII without a space in it, as most cells of a file are: there is nothing to tidy.
bool is_plain_word(std::string_view text) {
  bool plain = true;
  for (char c : text) plain &= static_cast<signed char>(c) > ' ';  // what is not ASCII is negative
  return plain;
}

/// tidied() of ASCII, whose white space is six characters.
std::string tidied_ascii(std::string_view text) {
  auto const space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  bool tidy = text.empty() || (!space(text.front()) && !space(text.back()));
  for (std::size_t i = 0; tidy && i + 1 < text.size(); ++i)
    tidy = !space(text[i]) || (text[i] == ' ' && !space(text[i + 1]));
  if (tidy) return std::string(text);
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (char c : text) {
    if (space(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += c;
  }
  return out;
}

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

std::string_view ascii_spelling(char32_t c) {
  static std::map<char32_t, std::string_view> const kSpellings{
      {U'ł', "l"}, {U'ø', "o"}, {U'đ', "d"}, {U'ð', "d"}, {U'ı', "i"}, {U'ß', "ss"}, {U'æ', "ae"},
      {U'œ', "oe"}, {U'þ', "th"}, {U'ŋ', "n"}, {U'ɛ', "e"}, {U'ɔ', "o"}, {U'ə', "e"}, {U'ħ', "h"},
      {U'’', "'"}, {U'‘', "'"}, {U'ʼ', "'"}, {U'–', "-"}, {U'‐', "-"}, {U'‑', "-"}};
  auto const found = kSpellings.find(c);
  return found == kSpellings.end() ? std::string_view{} : found->second;
}

void append_utf8(std::string& out, char32_t c) {
  char buffer[4];
  int32_t length = 0;
  UBool error = false;
  U8_APPEND(reinterpret_cast<uint8_t*>(buffer), length, 4, static_cast<UChar32>(c), error);
  if (error) {
    out += "\xEF\xBF\xBD";
  } else {
    out.append(buffer, static_cast<std::size_t>(length));
  }
}

}  // namespace

std::u32string to_code_points(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  auto const* bytes = reinterpret_cast<uint8_t const*>(utf8.data());
  auto const length = static_cast<int64_t>(utf8.size());
  for (int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    out += c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
  }
  return out;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size());
  for (char32_t c : code_points) append_utf8(out, c);
  return out;
}

std::string valid_utf8(std::string_view bytes) {
  auto points = to_code_points(bytes);
  std::erase(points, U'\0');
  return to_utf8(points);
}

std::size_t count_code_points(std::string_view utf8) {
  return is_ascii(utf8) ? utf8.size() : to_code_points(utf8).size();
}

std::size_t byte_offset(std::string_view utf8, std::size_t code_point) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    bool const starts = (static_cast<unsigned char>(utf8[i]) & 0xC0U) != 0x80U;
    if (starts && seen++ == code_point) return i;
  }
  return utf8.size();
}

std::string slice(std::string_view utf8, std::size_t begin, std::size_t end) {
  auto const from = byte_offset(utf8, begin);
  auto const to = byte_offset(utf8, end);
  return std::string(utf8.substr(from, to > from ? to - from : 0));
}

std::string folded(std::string_view utf8) {
  if (is_ascii(utf8)) return lower_ascii(utf8);
  UErrorCode status = U_ZERO_ERROR;
  auto const* nfkd = icu::Normalizer2::getNFKDInstance(status);
  ENSURE(U_SUCCESS(status), "ICU's normaliser is missing");
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  text.toLower(icu::Locale::getRoot());
  auto const decomposed = nfkd->normalize(text, status);
  std::string out;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    auto const c = static_cast<char32_t>(decomposed.char32At(i));
    if (u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) continue;
    if (auto const spelling = ascii_spelling(c); !spelling.empty()) {
      out += spelling;
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

std::string tidied(std::string_view utf8) {
  if (is_plain_word(utf8)) return std::string(utf8);
  if (is_ascii(utf8)) return tidied_ascii(utf8);
  std::u32string out;
  bool gap = false;
  for (char32_t c : to_code_points(utf8)) {
    if (is_space(c)) {
      gap = !out.empty();
    } else {
      if (gap) out += U' ';
      gap = false;
      out += c;
    }
  }
  return to_utf8(out);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  while (true) {
    auto const at = text.find(separator, start);
    parts.emplace_back(text.substr(start, at - start));
    if (at == std::string_view::npos) return parts;
    start = at + 1;
  }
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
  std::string all;
  for (auto const& part : parts) {
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

}  // namespace rightsdesk
