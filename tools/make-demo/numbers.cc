#include "numbers.h"

#include <array>

namespace rightsdesk::make_demo {
namespace {

std::string padded(std::size_t number, int digits) {
  std::string text = std::to_string(number);
  return text.size() >= static_cast<std::size_t>(digits)
             ? text
             : std::string(static_cast<std::size_t>(digits) - text.size(), '0') + text;
}

unsigned day_of(Date day) { return static_cast<unsigned>(day.day()); }
unsigned month_of(Date day) { return static_cast<unsigned>(day.month()); }
int year_of(Date day) { return static_cast<int>(day.year()); }

}  // namespace

std::string nhs_number(std::size_t index) {
  if (index >= 1'000'000) return {};
  std::string const nine = "999" + padded((index * 387'421 + 215'087) % 1'000'000, 6);
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += (nine[i] - '0') * static_cast<int>(10 - i);
  int const check = (11 - sum % 11) % 11;
  if (check == 10) return {};
  return nine + std::to_string(check);
}

std::string nhs_number_spaced(std::string const& ten_digits) {
  if (ten_digits.size() != 10) return ten_digits;
  return ten_digits.substr(0, 3) + " " + ten_digits.substr(3, 3) + " " + ten_digits.substr(6);
}

std::string upn(int school, int year, int serial) {
  std::string const digits = "999" + padded(static_cast<std::size_t>(school), 4) +
                             padded(static_cast<std::size_t>(year % 100), 2) +
                             padded(static_cast<std::size_t>(serial % 1000), 3);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * static_cast<int>(i + 2);
  return std::string(1, "ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23]) + digits;
}

std::string nino(Chance& chance) {
  std::string const prefix = chance.happens(50) ? "PZ" : "PP";
  return prefix + padded(chance.below(1'000'000), 6) + std::string(1, "ABCD"[chance.below(4)]);
}

std::string mobile(Chance& chance) {
  std::size_t tail = chance.below(900);
  if (tail >= 100) tail += 100;
  return "07700 900" + padded(tail, 3);
}

std::string landline(Chance& chance) {
  static constexpr char const* elsewhere[] = {"0113 496 0", "0114 496 0", "0115 496 0", "0116 496 0",
                                              "0117 496 0", "0118 496 0", "0121 496 0", "0131 496 0",
                                              "0141 496 0", "0151 496 0", "0161 496 0"};
  if (chance.happens(15)) return chance.pick(elsewhere) + padded(chance.below(1000), 3);
  std::size_t tail = chance.below(900);
  if (tail >= 100) tail += 100;
  return "020 7946 0" + padded(tail, 3);
}

std::string postcode(Chance& chance) {
  static constexpr char const* districts[] = {"IG13", "IG14", "RM21", "RM22", "RM24"};
  static constexpr std::string_view letters = "ABDEFGHJLNPQRSTUWXYZ";
  std::string inward = std::to_string(chance.below(10));
  inward += letters[chance.below(letters.size())];
  inward += letters[chance.below(letters.size())];
  return std::string(chance.pick(districts)) + " " + inward;
}

std::string slashed(Date day) {
  return padded(day_of(day), 2) + "/" + padded(month_of(day), 2) + "/" + std::to_string(year_of(day));
}

std::string day_as_written(Date day, Chance& chance) {
  switch (chance.below(3)) {
    case 0:
      return in_words(day);
    case 1:
      return slashed(day);
    default:
      return std::to_string(day_of(day)) + "." + std::to_string(month_of(day)) + "." +
             padded(static_cast<std::size_t>(year_of(day) % 100), 2);
  }
}

std::string key(std::string const& prefix, std::size_t number, int digits) {
  return prefix + padded(number, digits);
}

}  // namespace rightsdesk::make_demo
