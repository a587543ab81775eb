#include "gate/needles.h"

#include <algorithm>

#include "core/text.h"

namespace rightsdesk::gate {
namespace {

bool letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80; }

constexpr std::size_t shortest_long = 4;      // letters; below, only whole words as written
constexpr std::size_t shortest_in_codes = 6;  // letters; see in_codes
constexpr std::size_t long_enough_inside = 10;  // letters; from here on also in the middle of a longer run

// What tesseract mixes up most on clean and scanned pages.
std::string levelled(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view const two = std::string_view(text).substr(i, 2);
    if (two == "rn" || two == "nn") { out += 'm'; ++i; continue; }
    if (two == "vv") { out += 'w'; ++i; continue; }
    if (two == "cl") { out += 'd'; ++i; continue; }
    switch (text[i]) {
      case '1': case 'i': case 'j': out += 'l'; break;
      case '0': out += 'o'; break;
      case '5': out += 's'; break;
      case '8': out += 'b'; break;
      default: out += text[i];
    }
  }
  return out;
}

std::string latin1_as_utf8(std::string_view bytes) {
  std::u32string points;
  points.reserve(bytes.size());
  for (char const c : bytes) points += static_cast<unsigned char>(c);
  return to_utf8(points);
}

std::string utf16_as_utf8(std::string_view bytes, std::size_t from, unsigned high_first) {
  std::u32string points;
  for (std::size_t i = from; i + 1 < bytes.size(); i += 2) {
    auto const a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    char32_t const unit = high_first ? a * 256U + b : b * 256U + a;
    points += unit >= 0xD800 && unit <= 0xDFFF ? U' ' : unit;
  }
  return to_utf8(points);
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The bytes that runs of eight and more hexadecimal digits spell, run by run.
std::vector<std::string> from_hex_runs(std::string_view bytes) {
  std::vector<std::string> out;
  std::string run;
  auto close = [&] {
    if (run.size() >= 8) {
      std::string& spelt = out.emplace_back();
      for (std::size_t i = 0; i + 1 < run.size(); i += 2) spelt += static_cast<char>(hex_value(run[i]) * 16 + hex_value(run[i + 1]));
    }
    run.clear();
  };
  for (char const c : bytes) {
    if (hex_value(c) >= 0) run += c;
    else if (c != '\n' && c != '\r' && c != ' ') close();
  }
  close();
  return out;
}

constexpr std::size_t noise = 8;  // bytes; shorter spellings turn up in compressed data by chance

std::string utf16(std::string const& utf8, unsigned high_first) {
  std::string out;
  for (char32_t const c : to_code_points(utf8)) {
    char const high = static_cast<char>(c >> 8U), low = static_cast<char>(c & 0xFFU);
    out += high_first ? high : low;
    out += high_first ? low : high;
  }
  return out;
}

/// In UTF-16 a name of four letters is long enough for noise, but it also stands inside the words of a font's licence.
bool inside_wide_word(std::string_view lower, std::size_t at, std::size_t size) {
  auto const wide_letter = [&](std::size_t i) {
    return i + 1 < lower.size() && ((lower[i] == '\0' && letter(static_cast<unsigned char>(lower[i + 1]))) ||
                                    (lower[i + 1] == '\0' && letter(static_cast<unsigned char>(lower[i]))));
  };
  return (at >= 2 && wide_letter(at - 2)) || wide_letter(at + size);
}

/// Text in UTF-16 that says so itself (PDF text strings, ISO 32000-1, 7.9.2.2).
bool marked_utf16(std::string_view bytes) { return bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE"); }

/// A zero byte stands in no text of one byte a letter: what is on its two sides is not one word.
std::vector<std::string_view> between_zeros(std::string_view bytes) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= bytes.size();) {
    std::size_t const end = std::min(bytes.find('\0', at), bytes.size());
    if (end > at) out.push_back(bytes.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// Without joiners, marks of direction and soft hyphens: readers put them in or leave them out as they like.
std::string without_unseen(std::string const& utf8) {
  if (utf8.find_first_of("\xC2\xE2\xEF") == std::string::npos) return utf8;
  auto points = to_code_points(utf8);
  std::erase_if(points, [](char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
  });
  return to_utf8(points);
}

bool mostly_printable(std::string_view bytes) {
  std::size_t good = 0;
  std::string_view const sample = bytes.substr(0, 65536);
  for (char const c : sample) good += (c >= ' ' && c < 127) || c == '\n' || c == '\r' || c == '\t' ? 1U : 0U;
  return good * 100 >= sample.size() * 85;
}

}  // namespace

Squeezed squeezed(std::string_view utf8) {
  Squeezed out;
  bool edge = true;
  for (char const c : without_unseen(folded(utf8))) {
    if (!letter(static_cast<unsigned char>(c))) {
      if (!edge && !out.ends.empty()) out.ends.back() = true;
      edge = true;
      continue;
    }
    out.letters += c;
    out.starts.push_back(edge);
    out.ends.push_back(false);
    edge = false;
  }
  if (!out.ends.empty()) out.ends.back() = true;
  return out;
}

Needles::Needles(std::vector<std::string> const& withheld) {
  for (std::string const& one : withheld) {
    std::string const letters = squeezed(one).letters;
    if (letters.empty()) continue;
    given_.push_back(tidied(one));
    std::string const lower = lower_ascii(tidied(one));
    for (std::string const& text : letters == lower ? std::vector{lower} : std::vector{lower, letters}) {
      if (text.size() >= noise) spellings_.push_back(text);
      if (2 * count_code_points(text) < noise) continue;
      for (unsigned const high_first : {0U, 1U}) wide_spellings_.push_back(utf16(text, high_first));
    }
    if (count_code_points(letters) < shortest_long) {
      short_.push_back(tidied(one));
    } else {
      long_.push_back(letters);
      confused_.push_back(levelled(letters));
      if (count_code_points(letters) >= shortest_in_codes) coded_.push_back(letters);
    }
  }
}

bool Needles::in_squeezed(Squeezed const& text, std::vector<std::string> const& needles) const {
  return std::any_of(needles.begin(), needles.end(), [&](std::string const& needle) {
    for (std::size_t at = 0; (at = text.letters.find(needle, at)) != std::string::npos; ++at) {
      if (needle.size() >= long_enough_inside) return true;
      if (text.starts[at] && text.ends[at + needle.size() - 1]) return true;
    }
    return false;
  });
}

bool Needles::in_text(std::string_view utf8) const {
  if (in_squeezed(squeezed(utf8), long_)) return true;
  return std::any_of(short_.begin(), short_.end(), [&](std::string const& word) {
    auto const edge = [&](std::size_t at) { return at >= utf8.size() || !letter(static_cast<unsigned char>(lower_ascii(utf8.substr(at, 1))[0])); };
    std::string capitals = word;
    std::transform(capitals.begin(), capitals.end(), capitals.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    for (std::string const& form : {word, capitals}) {
      for (std::size_t at = 0; (at = utf8.find(form, at)) != std::string_view::npos; ++at) {
        if ((at == 0 || edge(at - 1)) && edge(at + form.size())) return true;
      }
    }
    return false;
  });
}

bool Needles::in_codes(std::string_view utf8) const { return in_squeezed(squeezed(utf8), coded_); }

bool Needles::in_bytes(std::string_view bytes) const {
  if (empty()) return false;
  if (in_codes(valid_utf8(bytes)) || in_codes(latin1_as_utf8(bytes))) return true;
  for (std::string_view const piece : between_zeros(bytes)) {
    if (in_text(valid_utf8(piece)) || in_text(latin1_as_utf8(piece))) return true;
  }
  if (marked_utf16(bytes) && in_text(utf16_as_utf8(bytes, 2, bytes[0] == '\xFE' ? 1U : 0U))) return true;
  auto const runs = from_hex_runs(bytes);
  std::string spelt;
  for (std::string const& run : runs) {
    if (marked_utf16(run) && in_bytes(run)) return true;
    spelt += run + ' ';
  }
  if (!runs.empty() && (in_codes(latin1_as_utf8(spelt)) || in_codes(utf16_as_utf8(spelt, 0, 1)) || in_codes(utf16_as_utf8(spelt, 1, 1)))) return true;
  if (bytes.size() < 2 || (bytes.size() > 4096 && bytes.find('\0') == std::string_view::npos)) return false;
  for (std::size_t const from : {0U, 1U}) {
    for (unsigned const high_first : {0U, 1U}) {
      if (in_codes(utf16_as_utf8(bytes, from, high_first))) return true;
    }
  }
  return false;
}

bool Needles::in_binary(std::string_view bytes) const {
  std::string const lower = lower_ascii(bytes);
  if (std::any_of(spellings_.begin(), spellings_.end(), [&](std::string const& form) { return lower.find(form) != std::string::npos; })) return true;
  return std::any_of(wide_spellings_.begin(), wide_spellings_.end(), [&](std::string const& form) {
    for (std::size_t at = 0; (at = lower.find(form, at)) != std::string::npos; ++at) {
      if (form.size() >= 2 * long_enough_inside || !inside_wide_word(lower, at, form.size())) return true;
    }
    return false;
  });
}

bool Needles::in_any(std::string_view bytes) const { return mostly_printable(bytes) ? in_bytes(bytes) : in_binary(bytes); }

bool Needles::in_read_text(std::string_view utf8) const {
  if (in_text(utf8)) return true;
  Squeezed text = squeezed(utf8);
  // Levelling changes lengths, so word edges are kept by levelling word by word.
  Squeezed level;
  for (std::size_t i = 0; i < text.letters.size();) {
    std::size_t end = i;
    while (!text.ends[end]) ++end;
    std::string const word = levelled(text.letters.substr(i, end + 1 - i));
    level.letters += word;
    level.starts.insert(level.starts.end(), word.size(), false);
    level.ends.insert(level.ends.end(), word.size(), false);
    level.starts[level.letters.size() - word.size()] = true;
    level.ends.back() = true;
    i = end + 1;
  }
  return in_squeezed(level, confused_);
}

}  // namespace rightsdesk::gate
