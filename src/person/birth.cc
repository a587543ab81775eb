#include "person/birth.h"

#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/text.h"
#include "person/likeness.h"

namespace rightsdesk::person {
namespace {

constexpr int kGeneration = 13;  // years: nobody is a parent sooner, so a typo may not bridge it

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<std::string> pieces(std::string_view written) {
  std::vector<std::string> out(1);
  for (char c : lower_ascii(tidied(written))) {
    bool const digit = c >= '0' && c <= '9';
    bool const letter = c >= 'a' && c <= 'z';
    bool const breaks = !out.back().empty() && digit != all_digits(out.back());
    if (!digit && !letter) {
      if (!out.back().empty()) out.emplace_back();
    } else if (breaks) {
      out.emplace_back(1, c);
    } else {
      out.back() += c;
    }
  }
  if (out.back().empty()) out.pop_back();
  std::erase_if(out, [](std::string const& p) { return p == "st" || p == "nd" || p == "rd" || p == "th"; });
  return out;
}

unsigned month_named(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                            "may",       "june",     "july",     "august",
                                                            "september", "october",  "november", "december"};
  if (word.size() < 3) return 0;
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].starts_with(word)) return i + 1;
  }
  return word == "sept" ? 9 : 0;
}

bool is_year(std::string_view text) {
  return all_digits(text) && text.size() == 4 && text >= "1870" && text <= "2199";
}

std::optional<unsigned> small_number(std::string_view text, unsigned most) {
  if (!all_digits(text) || text.size() > 2) return std::nullopt;
  auto const value = static_cast<unsigned>(std::atoi(std::string(text).c_str()));
  if (value < 1 || value > most) return std::nullopt;
  return value;
}

bool exists(Birth const& birth) {
  if (!birth.day) return true;
  // A leap year stands in for an unknown century, so that 29 February is not refused.
  int const year = birth.century == Birth::Century::known ? birth.year : (birth.year % 4 == 0 ? 2000 : 2001);
  return Date{std::chrono::year{year}, std::chrono::month{*birth.month}, std::chrono::day{*birth.day}}.ok();
}

std::optional<Birth> with_year(std::string_view text) {
  if (is_year(text)) return Birth{.year = std::atoi(std::string(text).c_str())};
  if (all_digits(text) && text.size() == 2)
    return Birth{.year = std::atoi(std::string(text).c_str()), .century = Birth::Century::unknown};
  return std::nullopt;
}

std::optional<Birth> from_two(std::string_view first, std::string_view second) {
  auto birth = with_year(second);
  if (!birth || birth->century == Birth::Century::unknown) {
    birth = with_year(first);
    std::swap(first, second);
  }
  if (!birth || birth->century == Birth::Century::unknown) return std::nullopt;
  if (unsigned const named = month_named(first); named != 0) {
    birth->month = named;
  } else {
    birth->month = small_number(first, 12);
  }
  if (!birth->month) return std::nullopt;
  return birth;
}

std::optional<Birth> from_day_month(std::string_view day, std::string_view month, std::string_view year) {
  auto birth = with_year(year);
  if (!birth) return std::nullopt;
  unsigned const named = month_named(month);
  birth->month = named != 0 ? std::optional(named) : small_number(month, 12);
  birth->day = small_number(day, 31);
  if (!birth->month || !birth->day || !exists(*birth)) return std::nullopt;
  return birth;
}

std::optional<Birth> from_three(std::vector<std::string> const& p) {
  if (is_year(p[0])) return from_day_month(p[2], p[1], p[0]);
  if (month_named(p[0]) != 0) return from_day_month(p[1], p[0], p[2]);
  if (auto const usual = from_day_month(p[0], p[1], p[2])) return usual;
  return from_day_month(p[1], p[0], p[2]);
}

std::string digits_of(Birth const& birth) {
  return to_iso(
      Date{std::chrono::year{birth.year}, std::chrono::month{*birth.month}, std::chrono::day{*birth.day}});
}

bool same_year(Birth const& a, Birth const& b) {
  bool const centuries = a.century == Birth::Century::known && b.century == Birth::Century::known;
  return centuries ? a.year == b.year : a.year % 100 == b.year % 100;
}

BirthLikeness compare_whole(Birth const& a, Birth const& b) {
  bool const year = same_year(a, b);
  bool const month = a.month == b.month;
  bool const day = a.day == b.day;
  if (year && month && day) return may_be_default(a) ? BirthLikeness::same_default : BirthLikeness::same;
  if (year && a.month == b.day && a.day == b.month) return BirthLikeness::day_and_month_swapped;
  bool const defaulted = may_be_default(a) || may_be_default(b);
  if (year && defaulted) return BirthLikeness::default_year;
  bool const centuries = a.century == Birth::Century::known && b.century == Birth::Century::known;
  bool const generation = centuries && std::abs(a.year - b.year) >= kGeneration;
  if (centuries && !generation && typos_apart(digits_of(a), digits_of(b)) == 1)
    return BirthLikeness::one_digit;
  if (!generation && !defaulted && (year + month + day) == 2) return BirthLikeness::near;
  return BirthLikeness::different;
}

}  // namespace

bool may_be_default(Birth const& birth) { return birth.month == 1U && birth.day == 1U; }

std::optional<Birth> parse_birth(std::string_view written) {
  auto const p = pieces(written);
  if (p.size() == 3) return from_three(p);
  if (p.size() == 2) return from_two(p[0], p[1]);
  if (p.size() != 1 || !all_digits(p[0])) return std::nullopt;
  if (is_year(p[0])) return with_year(p[0]);
  if (p[0].size() != 8) return std::nullopt;
  auto const whole = std::string_view(p[0]);
  if (is_year(whole.substr(0, 4))) {
    if (auto const iso = from_day_month(whole.substr(6), whole.substr(4, 2), whole.substr(0, 4))) return iso;
  }
  return from_day_month(whole.substr(0, 2), whole.substr(2, 2), whole.substr(4));
}

std::optional<Birth> birth_of(Description const& description) {
  if (!description.born) return parse_birth(description.born_as_written);
  auto const day = *description.born;
  return Birth{static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
               static_cast<unsigned>(day.day())};
}

BirthLikeness compare(std::optional<Birth> const& a, std::optional<Birth> const& b) {
  if (!a || !b) return BirthLikeness::missing;
  if (a->day && b->day) return compare_whole(*a, *b);
  bool const months = !a->month || !b->month || a->month == b->month;
  return same_year(*a, *b) && months ? BirthLikeness::partly_same : BirthLikeness::different;
}

}  // namespace rightsdesk::person
