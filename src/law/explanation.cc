#include "law/explanation.h"

#include <algorithm>

namespace rightsdesk::law {
namespace {

std::string in_days(int count) { return std::to_string(count) + (count == 1 ? " day" : " days"); }

bool has(Timeline const& timeline, std::string_view name) {
  return std::any_of(timeline.events.begin(), timeline.events.end(), [&](Event const& event) { return event.name == name; });
}

void explain_evidence(Because& because, Evidence const& found, char const* rule, char const* what) {
  if (!found.first_asked) return;
  std::string const asked = std::string(what) + " was asked for on " + day_in_words(*found.first_asked);
  because.push_back({rule, found.waiting ? asked + " and has not all arrived: time has not begun."
                                         : asked + " and arrived on " + day_in_words(*found.settled) + ": time cannot begin before that day."});
}

Step month_step(Count const& counted) {
  auto const start = *counted.start;
  int const months = counted.extended ? 3 : 1;
  auto const end = plus_months(start, months);
  std::string const length = counted.extended ? "Three months" : "One month";
  std::string const from = length + " from " + day_in_words(start);
  if (end.day() == start.day()) return {counted.extended ? "T-15" : "T-11", from + " ends at the end of " + day_in_words(end) + "."};
  return {"T-12", from + " ends on the last day of a shorter month, " + day_in_words(end) + "."};
}

Step pause_step(Pause const& pause, Count const& counted, bool old_regime) {
  if (!pause.last) {
    return {"T-18", "What was asked on " + day_in_words(pause.first) + " has not been answered: the clock is paused. Look at it again on " +
                        day_in_words(plus_months(pause.first, 1)) + "; the case is not closed by itself."};
  }
  if (*pause.last <= *counted.start) return {"T-18", "The clarification of " + in_words(pause.first) + " was answered before time began: it changes nothing."};
  auto const end = counted.unrolled.value_or(*pause.last);
  if (pause.first > end) return {"A-4", "The clarification asked for on " + day_in_words(pause.first) + " came after the last day: it changes nothing."};
  auto const first = std::max(pause.first, plus_days(*counted.start, 1));
  return {old_regime ? "T-24" : "T-17", "From " + day_in_words(first) + " to " + day_in_words(*pause.last) + ", both included, " +
                                            in_days(days_between(first, *pause.last) + 1) + " do not count."};
}

void explain_remaining(Because& because, Count const& counted) {
  if (counted.pauses.empty() || counted.pauses.back().last || counted.extended) return;
  auto const start = *counted.start;
  int counted_days = days_between(start, std::max(start, plus_days(counted.pauses.back().first, -1)));
  for (auto const& pause : counted.pauses) {
    if (!pause.last || *pause.last <= start) continue;
    counted_days -= days_between(std::max(pause.first, plus_days(start, 1)), *pause.last) + 1;
  }
  int const all = days_between(start, plus_months(start, 1));
  if (counted_days >= all) return;
  because.push_back({"T-17", std::to_string(all - counted_days) + " of " + in_days(all) + " remain when the answer comes."});
}

void explain_extension(Because& because, Count const& counted, Timeline const& timeline, BankHolidays const& holidays) {
  if (!counted.notice) return;
  auto const given = "Notice of an extension was given on " + day_in_words(*counted.notice);
  if (!counted.first_month_end) {
    because.push_back({"T-16", given + ", before the first month had ended: it is in time."});
  } else if (!counted.extended) {
    because.push_back({"T-16", given + ", after the first month had ended: there is no extension."});
  } else if (*counted.notice > *counted.first_month_end) {
    auto const end = rolled(*counted.first_month_end, timeline.jurisdiction, holidays);
    because.push_back({"A-5", given + "; the first month ended on " + day_in_words(*counted.first_month_end) + " and moves to " + day_in_words(end) + ", so it is taken as in time."});
  } else {
    because.push_back({"T-16", given + ", by the end of the first month, " + day_in_words(*counted.first_month_end) + ": it is in time."});
  }
}

void explain_count(Because& because, Timeline const& timeline, Count const& counted, BankHolidays const& holidays) {
  explain_extension(because, counted, timeline, holidays);
  because.push_back(month_step(counted));
  for (auto const& pause : counted.pauses) because.push_back(pause_step(pause, counted, is_old_regime(timeline.received)));
  if (counted.status == ClockStatus::paused) explain_remaining(because, counted);
  if (!counted.unrolled) return;
  if (*counted.unrolled != plus_months(*counted.start, counted.extended ? 3 : 1)) {
    because.push_back({"T-17", "With the days that do not count, the period ends on " + day_in_words(*counted.unrolled) + "."});
  }
  if (auto step = rolling_step(*counted.unrolled, timeline.jurisdiction, holidays)) because.push_back(*step);
  because.push_back({"T-26", "The answer is due without undue delay, and by the end of " + day_in_words(*counted.due) + " at the latest."});
}

void warn_of_late_identity(std::vector<std::string>& warnings, Timeline const& timeline, Count const& counted, BankHolidays const& holidays) {
  if (!counted.identity.first_asked) return;
  auto const prompt = plus_working_days(timeline.received, 5, timeline.jurisdiction, holidays);
  if (*counted.identity.first_asked <= prompt) return;
  warnings.push_back("A-8: identity was asked for on " + in_words(*counted.identity.first_asked) +
                     ", more than five working days after receipt; the Commissioner expects it promptly. Tell the data protection officer.");
}

void warn_of_unasked(std::vector<std::string>& warnings, Evidence const& found, char const* what) {
  for (auto const& day : found.unasked) {
    warnings.push_back(std::string(what) + " received on " + in_words(day) + " had not been asked for: it does not move the start.");
  }
}

}  // namespace

std::string day_in_words(Date day) { return weekday_name(day) + " " + in_words(day); }

std::optional<Step> rolling_step(Date unrolled, Jurisdiction where, BankHolidays const& holidays) {
  std::string passed;
  auto day = unrolled;
  for (; !holidays.is_working_day(where, day); day = plus_days(day, 1)) {
    auto const title = holidays.title(where, day);
    passed += (passed.empty() ? "" : ", ") + in_words(day) + (title.empty() ? " (" + weekday_name(day) + ")" : " (" + title + ")");
  }
  if (passed.empty()) return std::nullopt;
  return Step{"T-13", "The last day is not a working day: " + passed + ". The period ends with the next working day, " + day_in_words(day) + "."};
}

std::optional<std::string> unverified_year(Date due, BankHolidays const& holidays) {
  int const year = static_cast<int>(due.year());
  if (year > holidays.last_verified_year()) {
    return "The due date lies beyond " + std::to_string(holidays.last_verified_year()) + ", the last year whose bank holidays are known: it may move.";
  }
  if (year < holidays.first_verified_year()) {
    return "The due date lies before " + std::to_string(holidays.first_verified_year()) + ", the first year whose bank holidays are known.";
  }
  return std::nullopt;
}

Step holidays_step(Jurisdiction where, BankHolidays const& holidays) {
  return {"T-13", "Bank holidays of " + to_string(where) + ", data version " + holidays.version().substr(0, 12) + ", known to the end of " +
                      std::to_string(holidays.last_verified_year()) + "."};
}

Because explain(Timeline const& timeline, Count const& counted, BankHolidays const& holidays) {
  Because because;
  because.push_back({"T-01", is_old_regime(timeline.received)
                                 ? "Received before 5 February 2026: the time limits of UK GDPR Article 12(3) as it then stood apply."
                                 : "Received on or after 5 February 2026: the time limits of UK GDPR Article 12A apply."});
  because.push_back({"T-10", "It reached the council on " + day_in_words(timeline.received) + "; that day itself is not counted."});
  explain_evidence(because, counted.identity, "T-21", "Proof of identity");
  explain_evidence(because, counted.authority, "T-22", "Proof of authority to act");
  explain_evidence(because, counted.fee, "T-23", "A fee under Article 12(5)");
  if (!can_pause(timeline.right) && has(timeline, "clarification_asked")) {
    because.push_back({"T-19", "Only an access request is paused by asking what is meant: this clock runs on."});
  }
  if (counted.start) explain_count(because, timeline, counted, holidays);
  because.push_back(holidays_step(timeline.jurisdiction, holidays));
  return because;
}

std::vector<std::string> cautions(Timeline const& timeline, Count const& counted, BankHolidays const& holidays) {
  std::vector<std::string> warnings;
  warn_of_late_identity(warnings, timeline, counted, holidays);
  warn_of_unasked(warnings, counted.identity, "Proof of identity");
  warn_of_unasked(warnings, counted.authority, "Proof of authority");
  warn_of_unasked(warnings, counted.fee, "A fee");
  if (counted.start && counted.notice && !counted.extended) {
    warnings.push_back("The notice of an extension came too late (T-16): the first month stands.");
  }
  if (is_old_regime(timeline.received) && !counted.pauses.empty()) {
    warnings.push_back("T-24: before 5 February 2026 the clock could be paused only where the council held a large amount of information.");
  }
  if (counted.due) {
    if (auto warning = unverified_year(*counted.due, holidays)) warnings.push_back(*warning);
  }
  return warnings;
}

}  // namespace rightsdesk::law
