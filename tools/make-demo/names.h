#pragma once
// Names of the people of Thamesbrook, by where families come from. Lists of our own.
#include <string>

#include "chance.h"

namespace rightsdesk::make_demo {

enum class Sex { female, male };
enum class Roots {
  british,
  bengali,
  pakistani,
  punjabi,
  west_african,
  caribbean,
  polish,
  romanian,
  turkish,
  irish,
  somali,
  count
};

struct WrittenName {
  std::string given;   ///< may be empty: a one-word name held as family name
  std::string family;  ///< may be empty
};

/// About as in Barking, Hackney, Bedford and Kingston together.
Roots some_roots(Chance& chance);
std::string given_name(Roots roots, Sex sex, Chance& chance);
/// The household's surname, as the man bears it where the language makes a difference.
std::string family_name(Roots roots, Chance& chance);
/// How `sex` bears `family` ("Kowalski" -> "Kowalska", Singh -> Kaur); mostly itself.
std::string borne_by(std::string const& family, Roots roots, Sex sex);
/// "Mohammed" -> "Muhammad": the same name as somebody else typed it; itself when there is no other way.
std::string other_spelling(std::string const& name, Chance& chance);
/// "BANG", "WBRI": the code of the school census.
std::string ethnicity(Roots roots);
std::string street(Chance& chance);

}  // namespace rightsdesk::make_demo
