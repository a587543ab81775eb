#pragma once
// Invented people by households, with those who are taken for one another planted on purpose: twins, siblings,
// parents and children of one name, namesakes, changed names, shared homes.
#include <cstdint>
#include <string>
#include <vector>

#include "core/date.h"
#include "make-demo/chance.h"
#include "make-demo/names.h"

namespace rightsdesk::make_people {

using make_demo::Chance;

struct Home {
  std::string flat, number, street, town, postcode;
};

struct Human {
  std::size_t number = 0;
  std::size_t household = 0;
  std::string tradition;  ///< "bengali", for figures by naming tradition
  make_demo::Sex sex = make_demo::Sex::female;
  std::vector<std::string> given;
  std::string family, former_family;
  Date born;
  std::vector<Home> homes;  ///< current first
  std::string nhs_number, upn, nino, own_number;
  std::string mobile, landline, email;
  bool adult = false;
  std::string mother;      ///< her whole name, for a child
  std::string planted;     ///< "twin", "same-name parent", "namesake" of somebody; or empty
  std::size_t beside = 0;  ///< of whom: a place in the population
};

/// `count` people or a few more; the same for the same seed. Today is 1 September 2026 to them.
std::vector<Human> population(std::size_t count, std::uint64_t seed);
/// How the two stand to each other: "self", "twin", "sibling", "parent", "child", "household", "namesake", "other".
std::string relation(Human const& one, Human const& other);
std::string whole_name(Human const& human);

}  // namespace rightsdesk::make_people
