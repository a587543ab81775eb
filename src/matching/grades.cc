#include "matching/grades.h"

#include <algorithm>

namespace rightsdesk::matching {
namespace {

using Words = std::span<std::string_view const>;

constexpr std::array<std::string_view, 12> kForename{
    "same",          "nickname",       "other_spelling", "swapped", "typo",      "initial",
    "another_given", "middle_differs", "shared_by_many", "close",   "different", "missing"};
constexpr std::array<std::string_view, 10> kFamily{"same",      "former", "other_spelling", "swapped",
                                                   "typo",      "half",   "shared_by_many", "initial",
                                                   "different", "missing"};
constexpr std::array<std::string_view, 9> kBorn{"same",         "same_default", "day_and_month_swapped",
                                                "one_digit",    "partly_same",  "near",
                                                "default_year", "different",    "missing"};
constexpr std::array<std::string_view, 7> kAddress{
    "same_door", "same_building", "same_postcode", "same_street", "same_sector", "different", "missing"};
constexpr std::array<std::string_view, 4> kPhone{"same", "same_landline", "different", "missing"};
constexpr std::array<std::string_view, 3> kPlain{"same", "different", "missing"};
constexpr std::array<std::string_view, kFields> kIds{"forename", "family",     "born",       "address",
                                                     "phone",    "email",      "nhs_number", "upn",
                                                     "nino",     "own_number", "sex"};

template <class T>
Plain compare_sets(std::vector<T> const& a, std::vector<T> const& b) {
  if (a.empty() || b.empty()) return Plain::missing;
  bool const shared = std::any_of(a.begin(), a.end(),
                                  [&b](T const& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
  return shared ? Plain::same : Plain::different;
}

Phone compare_phones(std::vector<std::string> const& a, std::vector<std::string> const& b) {
  if (a.empty() || b.empty()) return Phone::missing;
  auto best = Phone::different;
  for (auto const& number : a) {
    if (std::find(b.begin(), b.end(), number) == b.end()) continue;
    bool const at_home = number.starts_with("+441") || number.starts_with("+442") || number.starts_with("+443");
    best = std::min(best, at_home ? Phone::same_landline : Phone::same);
  }
  return best;
}

Plain compare_own_numbers(std::vector<person::Identifier> const& a,
                          std::vector<person::Identifier> const& b) {
  auto out = Plain::missing;
  for (auto const& x : a) {
    for (auto const& y : b) {
      if (x.kind != y.kind) continue;
      if (x.value == y.value) return Plain::same;
      out = Plain::different;
    }
  }
  return out;
}

person::AddressLikeness compare_homes(Facts const& a, Facts const& b) {
  auto best = person::AddressLikeness::missing;
  for (auto const& x : a.homes) {
    for (auto const& y : b.homes) {
      auto const likeness = person::compare(x, y);
      // `missing` comes last in the enumeration, so that any finding beats it.
      best = std::min(best, likeness);
    }
  }
  return best;
}

template <class Grade>
std::uint8_t place(Grade grade) {
  return static_cast<std::uint8_t>(grade);
}

}  // namespace

std::string_view id_of(Field field) { return kIds[static_cast<std::size_t>(field)]; }

std::span<std::string_view const> grades_of(Field field) {
  switch (field) {
    case Field::forename:
      return kForename;
    case Field::family:
      return kFamily;
    case Field::born:
      return kBorn;
    case Field::address:
      return kAddress;
    case Field::phone:
      return kPhone;
    default:
      return kPlain;
  }
}

std::uint8_t missing_grade(Field field) { return static_cast<std::uint8_t>(grades_of(field).size() - 1); }

Grades compare_without_names(Facts const& a, Facts const& b) {
  Grades out{};
  auto set = [&out](Field field, auto grade) { out[static_cast<std::size_t>(field)] = place(grade); };
  set(Field::forename, Forename::missing);
  set(Field::family, Family::missing);
  set(Field::born, person::compare(a.born, b.born));
  set(Field::address, compare_homes(a, b));
  set(Field::phone, compare_phones(a.phones, b.phones));
  set(Field::email, compare_sets(a.emails, b.emails));
  set(Field::nhs_number, compare_sets(a.nhs_numbers, b.nhs_numbers));
  set(Field::upn, compare_sets(a.upns, b.upns));
  set(Field::nino, compare_sets(a.ninos, b.ninos));
  set(Field::own_number, compare_own_numbers(a.own_numbers, b.own_numbers));
  bool const sexes = !a.sex.empty() && !b.sex.empty();
  set(Field::sex, !sexes ? Plain::missing : a.sex == b.sex ? Plain::same : Plain::different);
  return out;
}

}  // namespace rightsdesk::matching
