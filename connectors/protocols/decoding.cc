#include "connectors/protocols/decoding.h"

#include <algorithm>

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

std::string from_1252(std::string_view bytes) {
  std::u32string points;
  for (char const byte : bytes) points += from_windows_1252(static_cast<unsigned char>(byte));
  return to_utf8(points);
}

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF", kLittleMark = "\xFF\xFE", kBigMark = "\xFE\xFF";

/// How many bytes come before a UTF-8 sequence that may go on after the last byte.
std::size_t whole_utf8(std::string_view bytes) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
    auto const byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if ((byte & 0xC0U) == 0x80U) continue;
    std::size_t const length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? bytes.size() - back : bytes.size();
  }
  return bytes.size();
}

std::size_t whole_utf16(std::string_view bytes, std::size_t high_at) {
  auto const even = bytes.size() - bytes.size() % 2;
  if (even == 0) return 0;
  auto const high = static_cast<unsigned char>(bytes[even - 2 + high_at]);
  return high >= 0xD8 && high < 0xDC ? even - 2 : even;  // a pair may go on
}

}  // namespace

Decoded decoded(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) return {valid_utf8(bytes.substr(kUtf8Mark.size())), "UTF-8"};
  if (bytes.starts_with(kLittleMark)) return {from_utf16(bytes.substr(2), 1), "UTF-16LE"};
  if (bytes.starts_with(kBigMark)) return {from_utf16(bytes.substr(2), 0), "UTF-16BE"};
  if (is_utf8(bytes)) return {std::string(bytes), "UTF-8"};
  return {from_1252(bytes), "Windows-1252"};
}

void EncodingSeen::more(std::string_view piece) {
  mark_ += piece.substr(0, kUtf8Mark.size() - std::min(mark_.size(), kUtf8Mark.size()));
  if (!utf8_) return;
  held_ += piece;
  auto const whole = whole_utf8(held_);
  utf8_ = is_utf8(std::string_view(held_).substr(0, whole));
  held_.erase(0, whole);
}

std::string EncodingSeen::encoding() const {
  if (mark_ == kUtf8Mark) return "UTF-8";
  if (mark_.starts_with(kLittleMark)) return "UTF-16LE";
  if (mark_.starts_with(kBigMark)) return "UTF-16BE";
  return utf8_ && is_utf8(held_) ? "UTF-8" : "Windows-1252";
}

std::string DecodedPieces::more(std::string_view piece) {
  held_ += piece;
  if (!begun_ && held_.size() < kUtf8Mark.size()) return {};
  auto const whole = encoding_ == "UTF-8"      ? whole_utf8(held_)
                     : encoding_ == "UTF-16LE" ? whole_utf16(held_, 1)
                     : encoding_ == "UTF-16BE" ? whole_utf16(held_, 0)
                                               : held_.size();
  auto const rest = held_.substr(whole);
  held_.resize(whole);
  auto text = end();
  held_ = rest;
  return text;
}

std::string DecodedPieces::end() {
  std::string_view bytes = held_;
  auto const mark = encoding_ == "UTF-8" ? kUtf8Mark : encoding_ == "UTF-16LE" ? kLittleMark : encoding_ == "UTF-16BE" ? kBigMark : "";
  if (!begun_ && bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  begun_ = begun_ || !held_.empty();
  auto text = encoding_ == "UTF-8"      ? valid_utf8(bytes)
              : encoding_ == "UTF-16LE" ? from_utf16(bytes, 1)
              : encoding_ == "UTF-16BE" ? from_utf16(bytes, 0)
                                        : from_1252(bytes);
  held_.clear();
  return text;
}

}  // namespace rightsdesk::connectors
