#include "posting/mime.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/base64.h"
#include "core/text.h"

namespace rightsdesk::posting {
namespace {

constexpr std::size_t kMostEncoded = 45;  // bytes: 60 characters of base64, with "=?utf-8?B?" and "?=" under the 75 of RFC 2047, 2
constexpr std::size_t kLine = 76;         // RFC 2045, 6.8

bool is_plain(std::string const& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

std::string encoded_word(std::string const& part) { return "=?utf-8?B?" + base64_of(part) + "?="; }

std::string in_lines(std::string const& base64) {
  std::string lines;
  for (std::size_t at = 0; at < base64.size(); at += kLine) lines += base64.substr(at, kLine) + "\r\n";
  return lines;
}

/// RFC 5322, 3.3, in UTC.
std::string date_header(Instant now) {
  constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto const day = std::chrono::floor<std::chrono::days>(now);
  std::chrono::year_month_day const date(day);
  std::chrono::hh_mm_ss const time(std::chrono::floor<std::chrono::seconds>(now - day));
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d +0000", kDays[std::chrono::weekday(day).c_encoding()], unsigned(date.day()),
                kMonths[unsigned(date.month()) - 1], int(date.year()), int(time.hours().count()), int(time.minutes().count()), int(time.seconds().count()));
  return text;
}

std::string crlf(std::string const& text) {
  std::string out;
  for (char const c : text) {
    if (c == '\n') out += '\r';
    if (c != '\r') out += c;
  }
  return out;
}

}  // namespace

bool is_mailbox(std::string const& address) {
  auto const at = address.find('@');
  bool const shaped = at != std::string::npos && at > 0 && at + 1 < address.size() && address.find('@', at + 1) == std::string::npos;
  return shaped && address.size() <= 254 && is_plain(address) && address.find_first_of(" <>,;:\"()[]\\") == std::string::npos;
}

std::string header_words(std::string const& text) {
  auto const line = tidied(text);
  if (is_plain(line) && line.size() <= kLine && line.find("=?") == std::string::npos) return line;
  std::string words, part;
  for (char32_t const letter : to_code_points(line)) {
    auto const bytes = to_utf8(std::u32string_view(&letter, 1));
    if (part.size() + bytes.size() > kMostEncoded) words += encoded_word(std::exchange(part, {})) + "\r\n ";
    part += bytes;
  }
  return words + encoded_word(part);
}

std::string mime_message(Parcel const& parcel, std::string const& from, Instant now) {
  return "From: " + from + "\r\nTo: " + parcel.to.reveal() + "\r\nSubject: " + header_words(parcel.subject.reveal()) + "\r\nDate: " + date_header(now) +
         "\r\nMessage-ID: <" + parcel.reference + from.substr(from.find('@')) +
         ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
         in_lines(base64_of(crlf(parcel.body.reveal())));
}

}  // namespace rightsdesk::posting
