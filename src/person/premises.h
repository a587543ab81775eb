#pragma once
// An address taken apart far enough to say whether two are the same front door. No gazetteer is assumed.
#include <string>
#include <string_view>
#include <vector>

#include "person/description.h"

namespace rightsdesk::person {

/// All parts folded; each may be empty when the address does not say.
struct Premises {
  std::string flat;                 ///< "2", "b", "2a"
  std::string number;               ///< "14", "14a", "12-14"
  std::vector<std::string> street;  ///< tokens of the first street line, "road" for "rd": {"high", "street"};
                                    ///< a house name counts as street
  std::string postcode;             ///< "IG11 7LU" (identifiers.h), wherever in the address it stood
  std::string area = {};            ///< another country's postcode, as held in its own field: "2615"
  friend bool operator==(Premises const&, Premises const&) = default;
};

/// Reads "Flat 2, 14 High Street", "2/14 High St", "14B High St", "Flat 2 14 High Street", "12-14 High St,
/// IG11 7LU".
Premises premises_of(Address const& address);
/// The outward part of a normalised postcode and the sector's digit: "IG11 7"; empty for an empty postcode.
std::string sector(std::string_view postcode);

/// How two addresses stand to each other, best first.
enum class AddressLikeness {
  same_door,  ///< number, flat and postcode agree, or number, flat and street where a side has no postcode
  same_building,  ///< as same_door, with the flat given on one side only or the number within the other's
                  ///< range
  same_postcode,  ///< nothing closer is known than the postcode
  same_street,    ///< the street agrees, the numbers are not both held
  same_sector,    ///< "IG11 7": neighbours
  different,
  missing,
};
AddressLikeness compare(Premises const& a, Premises const& b);

}  // namespace rightsdesk::person
