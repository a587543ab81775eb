#include "law/reading.h"

#include <algorithm>

namespace rightsdesk::law {
namespace {

using namespace std::chrono;

constexpr int kTargetDays = 28;
constexpr int kPromptWorkingDays = 5;

std::optional<Refusal> contradiction(Evidence const& found, char const* what) {
  if (!found.too_soon) return std::nullopt;
  return Refusal{"bad_timeline", std::string(what) + " was received on " + in_words(*found.too_soon) + ", before it was asked for.", {}, {}};
}

BankHolidayIs bank_holidays(Timeline const& timeline, Reading const& reading) {
  bool const worked = reading.bank_holidays_worked && timeline.jurisdiction == Jurisdiction::scotland;
  return worked ? BankHolidayIs::worked : BankHolidayIs::a_holiday;
}

void find_evidence(Count& counted, Timeline const& timeline, Reading const& reading, BankHolidays const& holidays) {
  std::optional<Date> ask_until;
  if (reading.late_identity_ignored) {
    ask_until = plus_working_days(timeline.received, kPromptWorkingDays, timeline.jurisdiction, holidays);
  }
  counted.identity = evidence(timeline.events, kIdentity, ask_until);
  counted.fee = evidence(timeline.events, kFee);
  if (!reading.authority_ignored) counted.authority = evidence(timeline.events, kAuthority);
}

std::optional<Date> relevant_time(Count const& counted, Date received) {
  if (counted.identity.waiting || counted.fee.waiting || counted.authority.waiting) return std::nullopt;
  auto latest = received;
  for (auto const* found : {&counted.identity, &counted.fee, &counted.authority}) {
    if (found->settled) latest = std::max(latest, *found->settled);
  }
  return latest;
}

std::optional<Date> first_notice(std::vector<Event> const& events) {
  std::optional<Date> first;
  for (auto const& event : events) {
    if (event.name == "extended" && (!first || event.on < *first)) first = event.on;
  }
  return first;
}

/// A notice given while the first month still stands open is in time.
bool in_time(Count const& counted, Timeline const& timeline, Reading const& reading, BankHolidays const& holidays) {
  if (!counted.notice || !counted.first_month_end) return counted.notice.has_value();
  auto const limit = reading.notice_limit_unrolled
                         ? *counted.first_month_end
                         : rolled(*counted.first_month_end, timeline.jurisdiction, holidays, bank_holidays(timeline, reading));
  return *counted.notice <= limit;
}

Date unpaused_end(Date start, Count const& counted, Reading const& reading) {
  if (!counted.extended) return plus_months(start, 1);
  return reading.months_chained ? plus_months(plus_months(start, 1), 2) : plus_months(start, 3);
}

void count_days(Count& counted, Timeline const& timeline, Reading const& reading, BankHolidays const& holidays) {
  auto const start = *counted.start;
  counted.first_month_end = day_after(start, days_between(start, plus_months(start, 1)), counted.pauses);
  counted.extended = in_time(counted, timeline, reading, holidays);
  counted.unrolled = day_after(start, days_between(start, unpaused_end(start, counted, reading)), counted.pauses);
  counted.status = counted.unrolled ? ClockStatus::running : ClockStatus::paused;
  if (!counted.unrolled) return;
  counted.due = rolled(*counted.unrolled, timeline.jurisdiction, holidays, bank_holidays(timeline, reading));
  auto const months_before = counted.extended ? days_between(start, plus_months(start, 2)) : 0;
  counted.target = day_after(start, months_before + kTargetDays, counted.pauses);
}

}  // namespace

bool is_old_regime(Date received) { return received < Date(2026y / February / 5); }

bool can_pause(Right right) { return right == Right::access || right == Right::part3_access; }

Result<Count> count(Timeline const& timeline, Reading const& reading, BankHolidays const& holidays) {
  Count counted;
  find_evidence(counted, timeline, reading, holidays);
  if (auto wrong = contradiction(counted.identity, "Proof of identity")) return tl::unexpected(*wrong);
  if (auto wrong = contradiction(counted.fee, "The fee")) return tl::unexpected(*wrong);
  if (auto wrong = contradiction(counted.authority, "Proof of authority")) return tl::unexpected(*wrong);
  if (can_pause(timeline.right)) {
    bool const answer_day_counts = reading.answer_day_counts || is_old_regime(timeline.received);
    auto found = pauses(timeline.events, answer_day_counts ? AnswerDay::counts : AnswerDay::does_not_count);
    if (!found) return tl::unexpected(found.error());
    counted.pauses = merged(std::move(*found));
  }
  counted.notice = first_notice(timeline.events);
  counted.start = relevant_time(counted, timeline.received);
  if (counted.start) {
    count_days(counted, timeline, reading, holidays);
  } else {
    counted.status = ClockStatus::not_started;
  }
  return counted;
}

}  // namespace rightsdesk::law
