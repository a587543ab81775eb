#pragma once
// Dates of birth as systems hold them: whole, partial, with two-digit years, or the 1 January that stands for
// "unknown".
#include <optional>
#include <string_view>

#include "core/date.h"
#include "person/description.h"

namespace rightsdesk::person {

/// What is known of a date of birth. Absent parts are not held; a month without a year is never given.
struct Birth {
  int year = 0;                        ///< 1870 to 2199; or 0 to 99 when `century` is unknown
  std::optional<unsigned> month = {};  ///< 1 to 12
  std::optional<unsigned> day = {};    ///< 1 to 31; only with a month
  enum class Century { known, unknown } century = Century::known;
  friend bool operator==(Birth const&, Birth const&) = default;
};

/// 1 January: often a stand-in for a day nobody knew, so it says little beyond the year.
bool may_be_default(Birth const& birth);
/// Reads "2009-03-12", "12/03/2009", "12.3.09", "12 March 2009", "Mar 2009", "03/2009", "20090312", "2009";
/// the day stands before the month unless that is impossible. nullopt when it is none of these or no such day
/// exists.
std::optional<Birth> parse_birth(std::string_view written);
/// From `born`, or else `born_as_written`; nullopt when neither is held or readable.
std::optional<Birth> birth_of(Description const& description);

/// How two dates of birth stand to each other, best first.
enum class BirthLikeness {
  same,          ///< day, month and year
  same_default,  ///< both 1 January of one year
  day_and_month_swapped,
  one_digit,     ///< one digit differs or two neighbours are swapped, and the years lie less than 13 apart
  partly_same,   ///< every part both hold agrees, and at least one holds only a part
  near,          ///< two of day, month and year agree
  default_year,  ///< the year agrees and one side is 1 January
  different,
  missing,
};
BirthLikeness compare(std::optional<Birth> const& a, std::optional<Birth> const& b);

}  // namespace rightsdesk::person
