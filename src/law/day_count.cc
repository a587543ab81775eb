#include "law/day_count.h"

#include <algorithm>

namespace rightsdesk::law {

Date plus_months(Date from, int months) {
  auto const month = from.year() / from.month() + std::chrono::months(months);
  auto const same_day = month / from.day();
  return same_day.ok() ? same_day : Date(month / std::chrono::last);
}

std::vector<Pause> merged(std::vector<Pause> pauses) {
  std::sort(pauses.begin(), pauses.end(), [](Pause const& one, Pause const& other) { return one.first < other.first; });
  std::vector<Pause> whole;
  for (auto const& pause : pauses) {
    if (pause.last && *pause.last < pause.first) continue;
    if (whole.empty() || (whole.back().last && plus_days(*whole.back().last, 1) < pause.first)) {
      whole.push_back(pause);
    } else if (whole.back().last) {
      whole.back().last = pause.last ? std::optional(std::max(*whole.back().last, *pause.last)) : std::nullopt;
    }
  }
  return whole;
}

std::optional<Date> day_after(Date start, int days, std::vector<Pause> pauses) {
  auto end = plus_days(start, days);
  for (auto const& pause : merged(std::move(pauses))) {
    auto const first = std::max(pause.first, plus_days(start, 1));
    if (first > end) break;
    if (!pause.last) return std::nullopt;
    if (*pause.last >= first) end = plus_days(end, days_between(first, *pause.last) + 1);
  }
  return end;
}

Date rolled(Date day, Jurisdiction where, BankHolidays const& holidays, BankHolidayIs treat) {
  while (is_weekend(day) || (treat == BankHolidayIs::a_holiday && holidays.is_holiday(where, day))) day = plus_days(day, 1);
  return day;
}

Date rolled_back(Date day, Jurisdiction where, BankHolidays const& holidays) {
  while (!holidays.is_working_day(where, day)) day = plus_days(day, -1);
  return day;
}

Date plus_working_days(Date day, int count, Jurisdiction where, BankHolidays const& holidays) {
  for (int counted = 0; counted < count;) {
    day = plus_days(day, 1);
    if (holidays.is_working_day(where, day)) ++counted;
  }
  return day;
}

}  // namespace rightsdesk::law
