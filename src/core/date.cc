#include "core/date.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace rightsdesk {
namespace {

using namespace std::chrono;

constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};
constexpr std::array kWeekdays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

Instant summer_time_change(year in, month when) {
  return sys_days{in / when / Sunday[last]} + hours{1};
}

microseconds london_offset(Instant at) {
  auto const in = year_month_day{floor<days>(at)}.year();
  bool const summer = at >= summer_time_change(in, March) && at < summer_time_change(in, October);
  return summer ? hours{1} : hours{0};
}

}  // namespace

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  auto const y = digits(iso.substr(0, 4)), m = digits(iso.substr(5, 2)), d = digits(iso.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  Date const day{year{*y}, month{static_cast<unsigned>(*m)}, std::chrono::day{static_cast<unsigned>(*d)}};
  return day.ok() ? std::optional{day} : std::nullopt;
}

std::string to_iso(Date day) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", int{day.year()}, unsigned{day.month()}, unsigned{day.day()});
  return text;
}

std::string in_words(Date day) {
  return std::to_string(unsigned{day.day()}) + " " + kMonths.at(unsigned{day.month()} - 1) + " " +
         std::to_string(int{day.year()});
}

std::string weekday_name(Date day) { return kWeekdays.at(weekday{sys_days{day}}.c_encoding()); }

std::optional<Date> day_and_month_exchanged(Date day) {
  Date const exchanged{day.year(), std::chrono::month{unsigned{day.day()}}, std::chrono::day{unsigned{day.month()}}};
  return exchanged.ok() ? std::optional(exchanged) : std::nullopt;
}

Date plus_days(Date day, int count) { return sys_days{day} + days{count}; }

int days_between(Date from, Date to) { return static_cast<int>((sys_days{to} - sys_days{from}).count()); }

int age_on(Date born, Date on) {
  int const years = int{on.year()} - int{born.year()};
  bool const had_birthday = std::pair{on.month(), on.day()} >= std::pair{born.month(), born.day()};
  return had_birthday ? years : years - 1;
}

std::string to_iso(Instant at) {
  auto const midnight = floor<days>(at);
  hh_mm_ss const time{at - midnight};
  char text[48];
  std::snprintf(text, sizeof text, "%sT%02ld:%02ld:%02ld.%06ldZ", to_iso(Date{midnight}).c_str(),
                long{time.hours().count()}, long{time.minutes().count()}, long{time.seconds().count()},
                long{time.subseconds().count()});
  return text;
}

std::optional<Instant> parse_instant(std::string_view iso) {
  if (iso.size() < 20 || iso[10] != 'T' || iso.back() != 'Z' || iso[13] != ':' || iso[16] != ':') return std::nullopt;
  auto const day = parse_date(iso.substr(0, 10));
  auto const h = digits(iso.substr(11, 2)), m = digits(iso.substr(14, 2)), s = digits(iso.substr(17, 2));
  if (!day || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  auto fraction = iso.substr(19, iso.size() - 20);
  long micros = 0;
  if (!fraction.empty()) {
    if (fraction.front() != '.' || fraction.size() < 2 || fraction.size() > 7) return std::nullopt;
    std::string six(fraction.substr(1));
    six.resize(6, '0');
    auto const value = digits(six);
    if (!value) return std::nullopt;
    micros = *value;
  }
  return sys_days{*day} + hours{*h} + minutes{*m} + seconds{*s} + microseconds{micros};
}

Date local_date(Instant at) { return Date{floor<days>(at + london_offset(at))}; }

std::string in_words(Instant at) {
  auto const local = at + london_offset(at);
  hh_mm_ss const time{local - floor<days>(local)};
  char clock[16];
  std::snprintf(clock, sizeof clock, ", %02ld:%02ld", long{time.hours().count()}, long{time.minutes().count()});
  return in_words(Date{floor<days>(local)}) + clock;
}

}  // namespace rightsdesk
