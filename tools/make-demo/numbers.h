#pragma once
// Identifiers and contact details that belong to nobody, yet pass every check a real one would.
#include <cstddef>
#include <string>

#include "chance.h"
#include "core/date.h"

namespace rightsdesk::make_demo {

/// Ten digits from the 999 test range with a valid modulus 11 check digit, a different one for each `index`
/// below one million; empty for about one index in eleven, where the check digit would be ten, and from one
/// million on.
std::string nhs_number(std::size_t index);
/// "999 012 3456".
std::string nhs_number_spaced(std::string const& ten_digits);
/// Check letter (DfE: sum of digit x place, 2 to 13, mod 23), LA 999, school, year of entry, serial.
std::string upn(int school, int year, int serial);
/// Prefix PZ or PP, which HMRC does not issue to people.
std::string nino(Chance& chance);
/// Ofcom's ranges for drama: 07700 900000 to 900999. The story's people own 900100 to 900199; nobody else
/// gets those.
std::string mobile(Chance& chance);
/// Ofcom's ranges for drama: 020 7946 0000 to 0999 (the story's people own 0100 to 0199) and eleven other
/// cities.
std::string landline(Chance& chance);
/// A district that does not exist (IG13, IG14, RM21, RM22, RM24) and an inward code.
std::string postcode(Chance& chance);
/// "3 March 2015", "03/03/2015" or "3.3.15": as staff write days.
std::string day_as_written(Date day, Chance& chance);
/// "03/03/2015".
std::string slashed(Date day);
/// "P1000001": `prefix` and `number` in `digits` digits.
std::string key(std::string const& prefix, std::size_t number, int digits);

}  // namespace rightsdesk::make_demo
