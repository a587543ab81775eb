#pragma once
// What the program sees of a case by itself, for the lists: facts worked out from the case, never put on by hand as tags are. None decides anything.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/case_desk.h"
#include "app/office.h"

namespace rightsdesk::app {

constexpr char kWaitsForService[] = "waits_for_service";

/// The ids of what is true of the case now, in the order of flag_titles(): what the request's own words raise (flags of config/desk.yaml), contact with
/// care, a complaint, a tribunal or court, asked before, an owner or service that has not answered.
std::vector<std::string> flags_of(Work& work, Office const& office, casework::Case const& about, CaseStanding const& standing);
/// Every flag there can be and its words for colleagues.
std::vector<std::pair<std::string, std::string>> flag_titles(settings::DeskPolicy const& policy);

/// The journey of desks.md 2.2, "J1" to "J8"; empty for none of them.
std::string journey_of(casework::Case const& about);
std::string journey_title(std::string const& journey);

/// Whom the case is about, as two cases of one person are told: name in one spelling and date of birth. Empty where one is not known.
Personal<std::string> person_of(casework::Case const& about);

}  // namespace rightsdesk::app
