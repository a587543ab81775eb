#pragma once
// What confirmed records told and a person had searched with, within a verb's or step's own transaction (app/search_again.h).
#include <vector>

#include "app/office.h"
#include "matching/told.h"

namespace rightsdesk::app {

/// What is searched and weighed by besides what the requester said.
std::vector<matching::Told> told_in_use(Work& work, Office const& office, casework::Case const& about);
bool was_searched_again(Work& work, CaseId const& about);

/// The event that keeps which terms were ticked.
constexpr char kSearchedAgain[] = "searched_again";

}  // namespace rightsdesk::app
