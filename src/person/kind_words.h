#pragma once
// Kinds of details as staff read them.
#include <string>

namespace rightsdesk::person {

/// "date_of_birth" -> "date of birth", "nhs_number" -> "NHS number", as within a sentence; a kind nobody wrote words for is itself, with spaces.
std::string kind_words(std::string const& kind);
/// "an address", "a date of birth", "an NHS number".
std::string one_of_kind(std::string const& kind);

}  // namespace rightsdesk::person
