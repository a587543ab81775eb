#pragma once
// The comparisons and their ordered grades. What a grade weighs and means is data: config/matching.yaml.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "matching/facts.h"
#include "person/name_book.h"

namespace rightsdesk::matching {

enum class Field : std::uint8_t {
  forename,
  family,
  born,
  address,
  phone,
  email,
  nhs_number,
  upn,
  nino,
  own_number,
  sex
};
constexpr std::size_t kFields = 11;

enum class Forename : std::uint8_t {
  same,
  nickname,
  other_spelling,
  swapped,
  typo,
  initial,
  another_given,
  middle_differs,
  shared_by_many,
  close,
  different,
  missing
};
enum class Family : std::uint8_t {
  same,
  former,
  other_spelling,
  swapped,
  typo,
  half,
  shared_by_many,
  initial,
  different,
  missing
};
/// A line at home is a household's; any other number is taken for somebody's own.
enum class Phone : std::uint8_t { same, same_landline, different, missing };
/// Identifiers, e-mail and sex.
enum class Plain : std::uint8_t { same, different, missing };

/// "forename".
std::string_view id_of(Field field);
/// The grades of a field as config/matching.yaml names them, in order, "missing" last.
std::span<std::string_view const> grades_of(Field field);
/// The place of `missing` among the grades of `field`.
std::uint8_t missing_grade(Field field);

/// One grade per field: a place in grades_of(field).
using Grades = std::array<std::uint8_t, kFields>;

/// First grade that fits, best first. Typo: one of the two spellings is a name the book knows and the other
/// is not; close: alike, but it may well be another name (twins are often named alike).
Forename compare_forenames(std::vector<std::string> const& a, std::vector<std::string> const& b,
                           person::NameBook const& book);
Family compare_families(std::vector<std::string> const& a, std::vector<std::string> const& b,
                        person::NameBook const& book);

/// Every field but forename and family; those two are left `missing`.
Grades compare_without_names(Facts const& a, Facts const& b);

}  // namespace rightsdesk::matching
