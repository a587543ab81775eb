#pragma once
// What is in force, as staff read it: the letters with their versions and how they look, how long cases are kept, bank holidays, the desk's policy. Pure.
#include <string>

#include "core/date.h"
#include "settings/rules.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

View rules_view(settings::Rules const& rules, notices::Letters const& in_force, retention::Schedule const& keeping_in_force, law::BankHolidays const& holidays, Date today);

/// A letter with invented facts in.
View sample_view(notices::Letter const& letter, std::string const& variant, Date today);

}  // namespace rightsdesk::web::caseload
