#pragma once
// A page's text with exactly one byte for each code point, so that offsets in it are code points of the original.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk::redaction {

/// Latin letters lose their diacritics and keep their case; other scripts' letters become bytes above 0x7F (the same
/// letter always the same byte); every kind of space is a space, every kind of dash a hyphen, curly quotes are straight;
/// newline and tab stay. A combining mark is kMark, a soft hyphen or zero-width character too. Anything else is kOther.
std::string plain(std::string_view utf8);

inline constexpr char kMark = '\x02';
inline constexpr char kOther = '\x01';

/// A letter (of any script) or a digit, or a mark that belongs to one.
bool is_word_byte(char byte);
bool is_upper(char byte);
bool is_digit(char byte);
/// Lower case, marks removed.
std::string lowered(std::string_view plain);

enum class Shape { lower, capitalised, capitals, initial, digits, mixed };

/// A run of letters and digits in plain text, half-open. Apostrophes, hyphens and underscores separate.
struct Token {
  std::size_t begin = 0, end = 0;
  Shape shape = Shape::lower;
  std::string lower = {};
};

/// In reading order. A word broken by a hyphen at a line's end is one token that spans the break.
std::vector<Token> tokens(std::string_view plain);

}  // namespace rightsdesk::redaction
