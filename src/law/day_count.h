#pragma once
// Counting days and months as Regulation 1182/71 Article 3 has it: the day of the event is not counted.
#include <optional>
#include <vector>

#include "law/bank_holidays.h"

namespace rightsdesk::law {

/// Days that do not count, both ends included. `last` absent: the answer has not come yet.
struct Pause {
  Date first;
  std::optional<Date> last;
};

/// The same day of the month `months` later, or the last day of that month if it is shorter (T-11, T-12).
Date plus_months(Date from, int months);

/// The day on which `days` days after `start` have been counted, skipping the days of `pauses` (T-17).
/// Overlapping pauses are skipped once; pause days up to and including `start` are ignored (T-18).
/// Absent when the count runs into a pause that is still open.
std::optional<Date> day_after(Date start, int days, std::vector<Pause> pauses);

/// The pauses in order of their first day, those that touch or overlap made one.
std::vector<Pause> merged(std::vector<Pause> pauses);

enum class BankHolidayIs { a_holiday, worked };

/// `day`, or the next working day when it is a Saturday, a Sunday or a bank holiday (T-13).
Date rolled(Date day, Jurisdiction where, BankHolidays const& holidays, BankHolidayIs treat = BankHolidayIs::a_holiday);
/// `day`, or the working day before it.
Date rolled_back(Date day, Jurisdiction where, BankHolidays const& holidays);
/// The `count`th working day after `day`.
Date plus_working_days(Date day, int count, Jurisdiction where, BankHolidays const& holidays);

}  // namespace rightsdesk::law
