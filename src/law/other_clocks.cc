#include "law/other_clocks.h"

#include <algorithm>

#include "law/day_count.h"
#include "law/explanation.h"

namespace rightsdesk::law {
namespace {

using namespace std::chrono;

constexpr int kComplaintDays = 30;
constexpr int kReporterDays = 14;
constexpr int kSchoolDays = 15;
constexpr int kLongestCount = 3660;  // ten years: a school shut that long is a mistake in the events

void finish(DueDate& due, Timeline const& timeline, BankHolidays const& holidays) {
  due.because.push_back(holidays_step(timeline.jurisdiction, holidays));
  if (auto warning = unverified_year(*due.due, holidays)) due.warnings.push_back(*warning);
}

void roll(DueDate& due, Date unrolled, Timeline const& timeline, BankHolidays const& holidays) {
  due.due = rolled(unrolled, timeline.jurisdiction, holidays);
  if (auto step = rolling_step(unrolled, timeline.jurisdiction, holidays)) due.because.push_back(*step);
}

bool is_closed(Timeline const& timeline, Date day) {
  return std::any_of(timeline.events.begin(), timeline.events.end(), [&](Event const& event) {
    return event.name == "school_closed" && event.on <= day && day <= event.to.value_or(event.on);
  });
}

struct SchoolCount {
  std::optional<Date> first, last;
};

SchoolCount count_school_days(Timeline const& timeline, BankHolidays const& holidays, BankHolidayIs treat) {
  SchoolCount counted;
  int sessions = 0;
  for (int away = 1; away <= kLongestCount; ++away) {
    auto const day = plus_days(timeline.received, away);
    bool const holiday = treat == BankHolidayIs::a_holiday && holidays.is_holiday(timeline.jurisdiction, day);
    if (is_weekend(day) || holiday || is_closed(timeline, day)) continue;
    if (!counted.first) counted.first = day;
    if (++sessions < kSchoolDays) continue;
    counted.last = day;
    return counted;
  }
  return counted;
}

}  // namespace

bool is_article_12_right(Right right) {
  return right != Right::complaint && right != Right::pupil_record && right != Right::principal_reporter &&
         right != Right::consent_withdrawal;
}

DueDate complaint_due(Timeline const& timeline, BankHolidays const& holidays) {
  DueDate due;
  due.because.push_back({"T-10", "The complaint reached the council on " + day_in_words(timeline.received) + "."});
  if (timeline.received < Date(2026y / June / 19)) {
    due.status = ClockStatus::no_duty;
    due.because.push_back({"T-02", "The duty to acknowledge a complaint covers complaints received on or after 19 June 2026."});
    return due;
  }
  auto const unrolled = plus_days(timeline.received, kComplaintDays);
  due.because.push_back({"C-1", "The complaint must be acknowledged within 30 days; the day after receipt is day 1, so day 30 is " +
                                    day_in_words(unrolled) + " (Data Protection Act 2018 section 164A(3))."});
  roll(due, unrolled, timeline, holidays);
  due.safe_due = rolled_back(plus_days(unrolled, -1), timeline.jurisdiction, holidays);
  due.internal_target = std::min(plus_days(timeline.received, 28), *due.safe_due);
  due.because.push_back({"A-9", "Counting the day of receipt as day 1 and not moving the end gives " + day_in_words(*due.safe_due) + ": aim at that."});
  finish(due, timeline, holidays);
  return due;
}

DueDate pupil_record_due(Timeline const& timeline, BankHolidays const& holidays) {
  DueDate due;
  auto const counted = count_school_days(timeline, holidays, BankHolidayIs::a_holiday);
  due.because.push_back({"T-10", "The written request reached the school on " + day_in_words(timeline.received) + "."});
  if (!counted.last) {
    due.status = ClockStatus::not_started;
    due.because.push_back({"C-6", "The school is closed on every day after that, so no school day can be counted."});
    due.warnings.emplace_back("The school closures leave no school days: check them.");
    return due;
  }
  due.because.push_back({"C-6", "Day 1 is the first day with a session after receipt: " + day_in_words(*counted.first) + "."});
  due.because.push_back({"C-2", "15 school days end on " + day_in_words(*counted.last) +
                                    "; weekends, bank holidays and the closures given do not count (SI 2005/1437 regulation 5)."});
  due.due = *counted.last;
  bool const scotland = timeline.jurisdiction == Jurisdiction::scotland;
  due.safe_due = scotland ? *count_school_days(timeline, holidays, BankHolidayIs::worked).last : *counted.last;
  due.internal_target = std::min(*due.safe_due, plus_days(timeline.received, 28));
  bool const has_closures = std::any_of(timeline.events.begin(), timeline.events.end(), [](Event const& event) { return event.name == "school_closed"; });
  if (!has_closures) due.warnings.emplace_back("No school closures were given: check the school's term dates.");
  due.warnings.emplace_back("A request to the council itself for records it holds is an access request (C-5); academies and independent schools have no such duty (C-3).");
  finish(due, timeline, holidays);
  return due;
}

DueDate principal_reporter_due(Timeline const& timeline, BankHolidays const& holidays) {
  DueDate due;
  if (timeline.jurisdiction != Jurisdiction::scotland) {
    due.status = ClockStatus::no_duty;
    due.because.push_back({"C-13", "The Principal Reporter is told in Scotland only."});
    return due;
  }
  auto const unrolled = plus_days(timeline.received, kReporterDays);
  due.because.push_back({"C-13", "The question arose on " + day_in_words(timeline.received) + "; the Principal Reporter must be told within 14 days, by " +
                                     day_in_words(unrolled) + " (Data Protection Act 2018 Schedule 3 paragraphs 12 and 20)."});
  roll(due, unrolled, timeline, holidays);
  due.safe_due = due.due;
  due.internal_target = due.due;
  finish(due, timeline, holidays);
  return due;
}

DueDate consent_withdrawal_due(Timeline const& timeline) {
  DueDate due;
  due.due = due.safe_due = due.internal_target = timeline.received;
  due.because.push_back({"C-11", "Consent withdrawn on " + day_in_words(timeline.received) + " takes effect at once; no period is given in which to act (UK GDPR Article 7(3))."});
  return due;
}

}  // namespace rightsdesk::law
