#pragma once
// A source's people as columns: what can be compared at once for all of them. Nothing here is shown to anybody; the
// judge looks at the rows themselves.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "matching/facts.h"
#include "matching/name_lists.h"
#include "matching/postings.h"

namespace rightsdesk::matching {

/// What a row can share with a subject by being equal.
enum class Shared : std::uint8_t { phone, email, nhs_number, upn, nino, own_number, postcode, household };
constexpr std::size_t kShared = 8;

/// Bits of `held`: a row holds a value of this kind.
enum Held : std::uint16_t {
  kHoldsPhone = 1,
  kHoldsEmail = 2,
  kHoldsNhsNumber = 4,
  kHoldsUpn = 8,
  kHoldsNino = 16,
  kHoldsOwnNumber = 32,
  kHoldsAddress = 64,
  kIsFemale = 128,
  kIsMale = 256,
  kHeldValues = 512  ///< one more than the greatest
};

/// A row's second and further names.
struct OtherName {
  Row row;
  Code given;
  Code family;
};

/// Which rows have an address in a street.
struct Streets {
  Words names;  ///< the words of a street run together
  std::vector<std::uint32_t> starts;
  std::vector<Row> rows;
};

class PeopleColumns {
 public:
  /// The next row.
  void add(Facts const& facts, std::string const& household);
  /// Once, after the last row; before it nothing may be asked.
  void seal();

  [[nodiscard]] std::size_t size() const { return given.size(); }
  [[nodiscard]] std::size_t bytes() const;

  Words words;
  NameLists given_lists, family_lists;
  std::vector<person::Birth> births;  ///< by code; 0 is "not held"
  std::vector<Code> given, family, born;
  std::vector<std::uint16_t> held;
  std::vector<OtherName> other_names;  ///< by row
  std::array<Postings, kShared> shared;
  Streets streets;

 private:
  void add_names(std::vector<person::NameTokens> const& names);
  void add_homes(std::vector<person::Premises> const& homes, Row row);
  void add_street(Code street, Row row);
  Code code_of(std::optional<person::Birth> const& birth);
  void seal_streets();

  std::vector<Code> birth_codes_;  // until sealing, as is what follows
  std::vector<std::pair<Code, Row>> street_rows_;
};

/// "high street" -> "highstreet"; empty when none is held.
std::string street_key(person::Premises const& home);
/// A source's own number with its kind, as one value.
std::string own_number_key(person::Identifier const& number);

}  // namespace rightsdesk::matching
