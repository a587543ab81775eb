#pragma once
// Calendar days and instants. Time is always a parameter; only core/clock.h knows what time it is.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rightsdesk {

using Date = std::chrono::year_month_day;                     ///< a local calendar day
using Instant = std::chrono::sys_time<std::chrono::microseconds>;  ///< UTC

/// "2026-11-21" and nothing else; nullopt for any other form or an impossible day.
std::optional<Date> parse_date(std::string_view iso);
/// "2026-11-21".
std::string to_iso(Date day);
/// "21 November 2026", as letters and screens write it.
std::string in_words(Date day);
/// "Saturday".
std::string weekday_name(Date day);
/// As a clerk who writes the month first would have it: 9 March as 3 September; nothing when that is no day.
std::optional<Date> day_and_month_exchanged(Date day);
Date plus_days(Date day, int days);
/// Days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);
/// Whole years of age on `on`; a 29 February birthday falls on 1 March in a common year.
int age_on(Date born, Date on);

/// "2026-11-21T22:49:29.000001Z".
std::string to_iso(Instant at);
std::optional<Instant> parse_instant(std::string_view iso);
/// The calendar day in London at `at` (BST from the last Sunday of March, 01:00 UTC, to the last Sunday of October).
Date local_date(Instant at);
/// "21 November 2026, 22:49", London time.
std::string in_words(Instant at);

}  // namespace rightsdesk
