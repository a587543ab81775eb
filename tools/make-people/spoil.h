#pragma once
// What becomes of details when people write them down.
#include <string>

#include "population.h"

namespace rightsdesk::make_people {

/// Slips in a hundred records; each profile has its own mixture, so that what is tuned on one is tried on another.
struct Noise {
  int forename_slip, forename_nick, forename_initial, forename_gone, middle_gone;
  int family_slip, family_former, swapped;
  int born_slip, born_turned, born_default, born_gone;
  int home_old, home_slip, home_gone, number_gone, number_slip, contact_gone;
};
Noise noise(std::string const& profile);  ///< light, usual, heavy, garbled, historical

/// One slip of the pen: a letter left out, put in, doubled, changed or swapped with its neighbour.
std::string slip(std::string text, Chance& chance);
std::string nick(std::string const& given, Chance& chance);
/// The same person as a clerk noted them.
Human spoilt(Human human, Noise const& noise, Chance& chance);

}  // namespace rightsdesk::make_people
