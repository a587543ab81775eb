#pragma once
// A description made ready once for many comparisons.
#include <optional>
#include <string>
#include <vector>

#include "person/birth.h"
#include "person/description.h"
#include "person/names.h"
#include "person/premises.h"

namespace rightsdesk::matching {

/// Personal data: never logged. Every list may be empty, which means "not held".
struct Facts {
  std::vector<person::NameTokens> names;  ///< current first
  std::vector<std::string> titled;        ///< of each name: "female" by "Mrs", "male" by "Mr"; empty where no title says
  std::optional<person::Birth> born;
  std::vector<person::Premises> homes;
  std::vector<std::string> phones;  ///< normalised, or the bare digits of a foreign number
  std::vector<std::string> emails;
  std::vector<std::string> nhs_numbers;  ///< valid ones only, here and below
  std::vector<std::string> upns;
  std::vector<std::string> ninos;               ///< without the suffix, which tells nobody apart
  std::vector<person::Identifier> own_numbers;  ///< a source's own, value folded
  std::string sex;                              ///< "female", "male" or empty
};

/// Identifiers that fail their check are left out: a wrong number is no evidence of anything.
Facts facts_of(person::Description const& description);

}  // namespace rightsdesk::matching
