#include "connectors/protocols/decoding.h"

#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

bool is_utf8(std::string_view bytes) {
  // U+FFFD may also stand in the bytes themselves; only a replacement that was not there is a fault.
  return to_utf8(to_code_points(bytes)) == bytes;
}

char32_t from_windows_1252(unsigned char byte) {
  static constexpr char32_t high[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte;
}

std::string from_utf16(std::string_view bytes, int high_at) {
  std::u32string points;
  auto const unit = [&](std::size_t i) {
    auto const high = static_cast<unsigned char>(bytes[i + static_cast<std::size_t>(high_at)]);
    auto const low = static_cast<unsigned char>(bytes[i + static_cast<std::size_t>(1 - high_at)]);
    return static_cast<char32_t>(high * 256U + low);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    auto point = unit(i);
    if (point >= 0xD800 && point < 0xDC00 && i + 3 < bytes.size()) {
      auto const low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
        i += 2;
      }
    }
    points += point >= 0xD800 && point < 0xE000 ? U'\uFFFD' : point;
  }
  return to_utf8(points);
}

}  // namespace

Decoded decoded(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {valid_utf8(bytes.substr(3)), "UTF-8"};
  if (bytes.starts_with("\xFF\xFE")) return {from_utf16(bytes.substr(2), 1), "UTF-16LE"};
  if (bytes.starts_with("\xFE\xFF")) return {from_utf16(bytes.substr(2), 0), "UTF-16BE"};
  if (is_utf8(bytes)) return {std::string(bytes), "UTF-8"};
  std::u32string points;
  for (char const byte : bytes) points += from_windows_1252(static_cast<unsigned char>(byte));
  return {to_utf8(points), "Windows-1252"};
}

}  // namespace rightsdesk::connectors
