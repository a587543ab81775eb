#pragma once
// Unicode text: UTF-8 in std::string everywhere, offsets in code points, half-open [begin, end).
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk {

/// Code points of valid UTF-8; each invalid byte becomes U+FFFD.
std::u32string to_code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view code_points);
/// `bytes` with every invalid sequence replaced by U+FFFD and NUL removed.
std::string valid_utf8(std::string_view bytes);
std::size_t count_code_points(std::string_view utf8);
/// Byte offset of code point number `code_point` in valid UTF-8; the size of the text if beyond its end.
std::size_t byte_offset(std::string_view utf8, std::size_t code_point);
/// The part [begin, end) in code points.
std::string slice(std::string_view utf8, std::size_t begin, std::size_t end);
/// Lower-cased, diacritics removed (NFKD, marks dropped), ł ø đ ı ß æ œ and the like spelt in ASCII: for comparing, never for showing.
std::string folded(std::string_view utf8);
/// Leading and trailing white space removed, inner runs of it made one space.
std::string tidied(std::string_view utf8);
std::vector<std::string> split(std::string_view text, char separator);
/// The parts in their order, `between` before each but the first that has letters.
std::string joined(std::vector<std::string> const& parts, std::string_view between);
std::string lower_ascii(std::string_view text);

}  // namespace rightsdesk
