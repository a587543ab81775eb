#pragma once
// Everybody of the story: who they are to the subject, how the case systems hold them, and what a careful
// reviewer decides.
#include <string>
#include <vector>

#include "people.h"

namespace rightsdesk::make_demo {

enum class Expect { keep, release, withhold };
std::string to_string(Expect expect);

enum class Capacity { personal, professional };

struct Actor {
  std::string who;   ///< short name used in the story's texts: "maja"
  std::string name;  ///< in full, spelt as its bearer does
  std::string role;  ///< to the subject: "twin", "social worker"
  Capacity capacity = Capacity::personal;
  Expect expect = Expect::withhold;
  std::string why;
  Person person = {};  ///< as the care system holds them; no key: only spoken of
  Home home = {};
  std::string staff_key = {};
  std::string department = {};
};

/// In a fixed order, the subject first. The same for any seed.
std::vector<Actor> const& cast();
/// Throws Bug when nobody is called that.
Actor const& actor(std::string_view who);
/// What is expected of `kind` ("name", "phone", …) of `actor`: contact details and birthdays of anybody but
/// the subject and professionals are withheld even where the name is released.
Expect expected(Actor const& actor, std::string_view kind);
/// The value the story means by `kind` of `actor`: "phone", "email", "dob", "nhs_number", "upn", "nino",
/// "address".
std::string value_of(Actor const& actor, std::string_view kind);

}  // namespace rightsdesk::make_demo
