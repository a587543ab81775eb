#pragma once
#include "law/reading.h"

namespace rightsdesk::law {

/// The steps of a count under the reading that is reported, in the order a person would take them.
Because explain(Timeline const& timeline, Count const& counted, BankHolidays const& holidays);
/// What staff should know besides: late questions, late notices, events without effect.
std::vector<std::string> cautions(Timeline const& timeline, Count const& counted, BankHolidays const& holidays);
/// One T-13 step: which weekend days and holidays were passed, by name. Absent when nothing was.
std::optional<Step> rolling_step(Date unrolled, Jurisdiction where, BankHolidays const& holidays);
/// "Monday 5 October 2026".
std::string day_in_words(Date day);
/// A warning when `due` lies outside the years the holidays are known for.
std::optional<std::string> unverified_year(Date due, BankHolidays const& holidays);
/// The step that names the holidays' version.
Step holidays_step(Jurisdiction where, BankHolidays const& holidays);

}  // namespace rightsdesk::law
