#pragma once
// What is in force, as staff read it: the letters with their versions and how they look, how long cases are kept, bank holidays, the desk's policy. Pure.
#include <string>

#include "core/date.h"
#include "settings/rules.h"
#include "notices/render.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

View rules_view(settings::Rules const& rules, law::BankHolidays const& holidays, Date today);

/// A letter with invented facts in: what a person would write stands in brackets, a day is `today`, of choices each is the first but `variant` of its own.
notices::Facts sample_facts(notices::Letter const& letter, std::string const& variant, Date today);
/// The choices of the letter's first choice, by key and words: each makes another letter.
std::vector<std::pair<std::string, std::string>> variants_of(notices::Letter const& letter);
/// The first twelve digits of the SHA-256 of its words: another version, other digits.
std::string version_of(notices::Letter const& letter);
View sample_view(notices::Letter const& letter, std::string const& variant, Date today);

}  // namespace rightsdesk::web::caseload
