#pragma once
// The people of Thamesbrook who are not in the story: households with their homes, files and hard cases.
#include <cstdint>
#include <string>
#include <vector>

#include "care.h"
#include "people.h"

namespace rightsdesk::make_demo {

struct Member {
  Person person;
  std::string relation;  ///< "mother", "father", "child"
  int notes = 0;         ///< how many case notes lie on this file
};

struct HardCase {
  std::string kind;  ///< twin, same_name_parent, changed_surname, transposed_dob, reused_address, baby_of,
                     ///< misfiled_note
  std::vector<std::string> keys;
  std::string why;
};

struct Household {
  std::vector<Member> members;
  Home home;
  std::optional<Home> before;
  Date moved_in{};
  std::vector<std::string> staff;  ///< keys: social worker, health visitor, teacher
  std::vector<HardCase> hard_cases;
};

/// What makes one household differ from another.
struct CrowdPlan {
  std::uint64_t seed = 1;
  int notes_per_person = 13;
};

/// Household number `number` of the crowd, its people numbered from `first_person`. Same arguments, same
/// household.
Household household(CrowdPlan const& plan, std::size_t number, std::size_t first_person);
/// The council's and its partners' staff, the same for any seed: keys S0001 to S0160.
std::vector<Professional> const& crowd_staff();
/// Writes the household and its notes; returns the number of notes.
std::size_t write_household(CareWriter& care, CrowdPlan const& plan, std::size_t number,
                            Household const& household);

}  // namespace rightsdesk::make_demo
