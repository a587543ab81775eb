#include <algorithm>
#include <array>
#include <bit>

#include "law/event_names.h"
#include "law/explanation.h"
#include "law/other_clocks.h"
#include "law/timeline.h"

namespace rightsdesk::law {
namespace {

struct Caution {
  bool Reading::*taken;
  char const* rule;
  char const* text;
  char const* event;  ///< it can matter only where this happened; empty: where the council is in Scotland
};
constexpr std::array<Caution, 6> kCautions{{
    {&Reading::answer_day_counts, "A-1", "the day of the answer counts", "clarification_received"},
    {&Reading::months_chained, "T-15", "the two further months run from the end of the first", "extended"},
    {&Reading::notice_limit_unrolled, "A-5", "an extension notice after the unmoved end of the first month is late", "extended"},
    {&Reading::authority_ignored, "T-22", "waiting for proof of authority does not delay the start", "authority_requested"},
    {&Reading::late_identity_ignored, "A-8", "identity asked for after five working days does not delay the start", "id_requested"},
    {&Reading::bank_holidays_worked, "A-7", "a Scottish bank holiday on which the council works does not move the end", ""},
}};

struct Safe {
  std::optional<Date> due;
  unsigned taken = 0;  ///< bits of kCautions
};

Reading reading_of(unsigned mask) {
  Reading reading;
  for (std::size_t at = 0; at < kCautions.size(); ++at) reading.*kCautions[at].taken = ((mask >> at) & 1U) != 0;
  return reading;
}

bool can_matter(Caution const& caution, Timeline const& timeline) {
  if (*caution.event == '\0') return timeline.jurisdiction == Jurisdiction::scotland;
  return std::any_of(timeline.events.begin(), timeline.events.end(), [&](Event const& event) { return event.name == caution.event; });
}

unsigned cautions_that_can_matter(Timeline const& timeline) {
  unsigned mask = 0;
  for (std::size_t at = 0; at < kCautions.size(); ++at) mask |= can_matter(kCautions[at], timeline) ? 1U << at : 0U;
  return mask;
}

/// The earliest date under every combination of the cautious readings, reached with as few of them as possible.
Safe safest(Timeline const& timeline, BankHolidays const& holidays) {
  Safe safe;
  auto const mattering = cautions_that_can_matter(timeline);
  for (unsigned mask = 0; mask <= mattering; ++mask) {
    if ((mask & ~mattering) != 0) continue;
    auto const counted = count(timeline, reading_of(mask), holidays);
    if (!counted || !counted->due) continue;
    bool const fewer = safe.due == counted->due && std::popcount(mask) < std::popcount(safe.taken);
    if (!safe.due || *counted->due < *safe.due || fewer) safe = {counted->due, mask};
  }
  return safe;
}

void add_safe_due(DueDate& due, Safe const& safe) {
  due.safe_due = safe.due;
  if (!safe.due || safe.taken == 0) return;
  for (std::size_t at = 0; at < kCautions.size(); ++at) {
    if (((safe.taken >> at) & 1U) == 0) continue;
    due.because.push_back({kCautions[at].rule, std::string("On the cautious reading ") + kCautions[at].text + ": answer by " + day_in_words(*safe.due) + " to be safe."});
  }
}

/// T-25 with T-22: where proof of authority moved the start, the target is the earlier of the two counts.
std::optional<Date> internal_target(Timeline const& timeline, Count const& counted, BankHolidays const& holidays) {
  auto target = counted.target;
  if (counted.authority.first_asked) {
    Reading reading;
    reading.authority_ignored = true;
    auto const without = count(timeline, reading, holidays);
    if (without && without->target && (!target || *without->target < *target)) target = without->target;
  }
  if (target && counted.due) target = std::min(*target, *counted.due);
  return target;
}

void add_extension_limit(DueDate& due, Timeline const& timeline, Count const& counted, BankHolidays const& holidays) {
  due.extension_notice_by = counted.first_month_end;
  if (!counted.first_month_end || counted.notice) return;
  auto const working = rolled_back(*counted.first_month_end, timeline.jurisdiction, holidays);
  due.because.push_back({"T-16", "Notice of an extension, with its reasons, must be given by " + day_in_words(*counted.first_month_end) +
                                     (working == *counted.first_month_end ? "." : "; the last working day until then is " + day_in_words(working) + ".")});
}

Result<DueDate> article_12_due(Timeline const& timeline, BankHolidays const& holidays) {
  auto const counted = count(timeline, Reading{}, holidays);
  if (!counted) return tl::unexpected(counted.error());
  DueDate due;
  due.status = counted->status;
  due.due = counted->due;
  due.extended = counted->extended;
  due.because = explain(timeline, *counted, holidays);
  due.warnings = cautions(timeline, *counted, holidays);
  due.internal_target = internal_target(timeline, *counted, holidays);
  if (due.internal_target) {
    due.because.push_back({"T-25", "The council's own target is " + day_in_words(*due.internal_target) + ": 28 days, moved as the due date is."});
  }
  add_extension_limit(due, timeline, *counted, holidays);
  add_safe_due(due, safest(timeline, holidays));
  return due;
}

std::optional<Refusal> first_fault(Timeline const& timeline) {
  if (!timeline.received.ok()) return Refusal{"bad_timeline", "The day of receipt is not a day.", "received", {}};
  for (auto const& event : timeline.events) {
    if (!is_event_name(event.name)) return Refusal{"bad_timeline", "There is no event \"" + event.name + "\".", "events", {}};
    if (!event.on.ok() || (event.to && !event.to->ok())) return Refusal{"bad_timeline", "The event " + event.name + " has no proper day.", event.name, {}};
    if (event.to && *event.to < event.on) return Refusal{"bad_timeline", "The event " + event.name + " ends before it begins.", event.name, {}};
    if (event.name != "school_closed" && event.on < timeline.received) {
      return Refusal{"bad_timeline", "The event " + event.name + " on " + in_words(event.on) + " comes before the request was received.", event.name, {}};
    }
  }
  return std::nullopt;
}

void warn_of_idle_events(DueDate& due, Timeline const& timeline) {
  for (auto const& event : timeline.events) {
    bool const counts = event.name == "school_closed" ? timeline.right == Right::pupil_record : is_article_12_right(timeline.right);
    if (!counts) due.warnings.push_back("The event " + event.name + " of " + in_words(event.on) + " has no effect on this clock.");
  }
}

}  // namespace

Result<DueDate> due_date(Timeline const& timeline, BankHolidays const& holidays) {
  if (auto fault = first_fault(timeline)) return tl::unexpected(*fault);
  Result<DueDate> due = DueDate{};
  switch (timeline.right) {
    case Right::complaint: due = complaint_due(timeline, holidays); break;
    case Right::pupil_record: due = pupil_record_due(timeline, holidays); break;
    case Right::principal_reporter: due = principal_reporter_due(timeline, holidays); break;
    case Right::consent_withdrawal: due = consent_withdrawal_due(timeline); break;
    default: due = article_12_due(timeline, holidays);
  }
  if (due) warn_of_idle_events(*due, timeline);
  return due;
}

}  // namespace rightsdesk::law
