#include "reading/number_format.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace rightsdesk::reading {
namespace {

/// The format's letters, without what is quoted, bracketed or escaped.
std::string letters_of(std::string const& code) {
  std::string letters;
  char closing = '\0';
  for (std::size_t i = 0; i < code.size(); ++i) {
    char const c = code[i];
    if (closing != '\0') {
      if (c == closing) closing = '\0';
    } else if (c == '"' || c == '[') {
      closing = c == '"' ? '"' : ']';
      if (c == '[' && (code[i + 1] == 'h' || code[i + 1] == 'm')) letters += 'h';
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == ';') {
      break;
    } else {
      letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
  }
  return letters;
}

NumberKind kind_of_code(std::string const& code) {
  auto const letters = letters_of(code);
  if (letters.find("general") != std::string::npos) return NumberKind::plain;
  bool const day = letters.find_first_of("dy") != std::string::npos;
  bool const hour = letters.find_first_of("hs") != std::string::npos;
  bool const month = letters.find("mmm") != std::string::npos || (letters.find('m') != std::string::npos && !hour);
  if (hour) return day ? NumberKind::date_and_time : NumberKind::time;
  return day || month ? NumberKind::date : NumberKind::plain;
}

std::string printed(char const* format, double value) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), format, value);
  return buffer.data();
}

std::string clock(double days) {
  auto const minutes = static_cast<int>(std::lround((days - std::floor(days)) * 24 * 60)) % (24 * 60);
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%02d:%02d", minutes / 60, minutes % 60);
  return buffer.data();
}

/// Excel counts 1900 as a leap year: its day 60 never was.
std::string day(double serial, bool since_1904) {
  using namespace std::chrono;
  auto const whole = static_cast<int>(std::floor(serial));
  sys_days const first = since_1904 ? sys_days(1904y / 1 / 1) : sys_days(1899y / 12 / (whole < 60 ? 31 : 30));
  year_month_day const date(first + days(whole));
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%02u/%02u/%04d", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
  return buffer.data();
}

}  // namespace

NumberKind number_kind(int id, std::string const& code) {
  if (!code.empty()) return kind_of_code(code);
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) return NumberKind::date;
  if (id == 22) return NumberKind::date_and_time;
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? NumberKind::time : NumberKind::plain;
}

std::string shown_number(std::string const& value, NumberKind kind, bool since_1904, std::size_t zeros) {
  double number = 0;
  auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size()) return value;
  bool const dated = kind != NumberKind::plain && number >= 0 && number < 2'958'466;  // to the end of 9999
  if (dated && kind == NumberKind::time) return clock(number);
  if (dated && kind == NumberKind::date) return day(number, since_1904);
  if (dated) return day(number, since_1904) + " " + clock(number);
  auto shown = printed("%.15g", number);
  if (shown.find_first_not_of("0123456789") == std::string::npos && shown.size() < zeros) shown.insert(0, zeros - shown.size(), '0');
  return shown.find('e') == std::string::npos ? shown : printed("%.0f", number);
}

}  // namespace rightsdesk::reading
