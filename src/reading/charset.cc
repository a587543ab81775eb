#include "reading/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/text.h"

namespace rightsdesk::reading {
namespace {

constexpr std::size_t kSample = 65'536;

bool is_valid_utf8(std::string_view bytes) {
  auto const* at = reinterpret_cast<std::uint8_t const*>(bytes.data());
  auto const length = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(at, i, length, c);
    if (c < 0) return false;
  }
  return true;
}

struct Mark {
  std::string_view bytes;
  char const* charset;
};
constexpr std::array kMarks{Mark{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                            Mark{std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"}, Mark{"\xEF\xBB\xBF", "UTF-8"},
                            Mark{"\xFF\xFE", "UTF-16LE"}, Mark{"\xFE\xFF", "UTF-16BE"}};

/// Western text in UTF-16 has a zero in almost every second byte.
char const* utf16_by_look(std::string_view bytes) {
  auto const sample = bytes.substr(0, kSample);
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  auto const half = sample.size() / 2;
  if (half >= 2 && odd * 10 > half * 6 && even * 10 < half) return "UTF-16LE";
  if (half >= 2 && even * 10 > half * 6 && odd * 10 < half) return "UTF-16BE";
  return nullptr;
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

/// Empty when the encoding is unknown.
std::string converted(std::string_view bytes, std::string const& charset) {
  UErrorCode error = U_ZERO_ERROR;
  Converter const converter(ucnv_open(charset.c_str(), &error), &ucnv_close);
  if (U_FAILURE(error) != 0) return {};
  std::string out;
  std::u16string buffer(8192, u'\0');
  auto const* from = bytes.data();
  auto const* const end = bytes.data() + bytes.size();
  do {
    auto* to = buffer.data();
    error = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, buffer.data() + buffer.size() - 1, &from, end, nullptr, 1, &error);
    std::string part(static_cast<std::size_t>(to - buffer.data()) * 3 + 1, '\0');
    UErrorCode ok = U_ZERO_ERROR;
    std::int32_t length = 0;
    u_strToUTF8WithSub(part.data(), static_cast<std::int32_t>(part.size()), &length, buffer.data(),
                       static_cast<std::int32_t>(to - buffer.data()), 0xFFFD, nullptr, &ok);
    out.append(part, 0, static_cast<std::size_t>(length));
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

std::string cleaned(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const c = static_cast<unsigned char>(text[i]);
    if (c == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
    } else if (c >= 0x20 ? c != 0x7F : (c == '\n' || c == '\t' || c == '\f')) {
      out += text[i];
    }
  }
  return out;
}

Decoded taken_for(std::string_view bytes, std::string const& charset, bool certain) {
  auto text = charset == "UTF-8" ? valid_utf8(bytes) : valid_utf8(converted(bytes, charset));
  bool const lossless = text.find("\xEF\xBF\xBD") == std::string::npos;
  return {cleaned(text), charset, certain && lossless};
}

bool is_known(std::string const& charset) {
  UErrorCode error = U_ZERO_ERROR;
  Converter const converter(ucnv_open(charset.c_str(), &error), &ucnv_close);
  return U_SUCCESS(error) != 0;
}

/// What pages and mails mean by the label: ASCII and Latin-1 are read as the larger windows-1252.
std::string meant_by(std::string_view label) {
  auto name = lower_ascii(tidied(label));
  for (auto const* narrow : {"us-ascii", "ascii", "iso-8859-1", "latin1", "iso8859-1", "ansi_x3.4-1968"}) {
    if (name == narrow) return "windows-1252";
  }
  if (name == "utf8" || name == "utf-8") return "UTF-8";
  return name;
}

}  // namespace

Decoded decoded(std::string_view bytes, std::string_view label) {
  for (auto const& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return taken_for(bytes.substr(mark.bytes.size()), mark.charset, true);
  }
  auto const meant = meant_by(label);
  bool const escaped = meant == "utf-7" || meant.starts_with("iso-2022") || meant.starts_with("hz");
  if (is_valid_utf8(bytes) && !escaped && utf16_by_look(bytes) == nullptr) return taken_for(bytes, "UTF-8", true);
  if (!meant.empty() && meant != "UTF-8" && is_known(meant)) return taken_for(bytes, meant, true);
  if (auto const* look = utf16_by_look(bytes)) return taken_for(bytes, look, false);
  return taken_for(bytes, "windows-1252", false);
}

std::string in_charset(std::string_view bytes, std::string const& charset) {
  return valid_utf8(converted(bytes, is_known(charset) ? charset : "windows-1252"));
}

bool looks_binary(std::string_view bytes) {
  for (auto const& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return false;
  }
  if (utf16_by_look(bytes) != nullptr) return false;
  auto const sample = bytes.substr(0, kSample);
  auto const strange = std::count_if(sample.begin(), sample.end(), [](char byte) {
    auto const c = static_cast<unsigned char>(byte);
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A && c != 0x1B && c != '\b';
  });
  return strange > 2 && static_cast<std::size_t>(strange) * 50 > sample.size();
}

}  // namespace rightsdesk::reading
