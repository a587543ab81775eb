#pragma once
// The count of Articles 12 and 12A under one reading of the points the text leaves open (law.md 1.4).
#include "law/day_count.h"
#include "law/evidence.h"
#include "law/pauses.h"

namespace rightsdesk::law {

/// The cautious alternatives taken. None: the reading the due date is reported on.
struct Reading {
  bool answer_day_counts = false;       ///< A-1, A-3
  bool months_chained = false;          ///< T-15: one month, then two more from its end
  bool notice_limit_unrolled = false;   ///< A-5
  bool authority_ignored = false;       ///< T-22
  bool late_identity_ignored = false;   ///< A-8: identity asked for later than 5 working days after receipt
  bool bank_holidays_worked = false;    ///< A-7, Scotland only
};

struct Count {
  ClockStatus status = ClockStatus::running;
  Evidence identity, fee, authority;
  std::optional<Date> start;             ///< the relevant time
  std::vector<Pause> pauses;             ///< merged
  std::optional<Date> first_month_end;   ///< as lengthened by pauses, unrolled
  std::optional<Date> notice;            ///< the extension notice, in time or not
  bool extended = false;
  std::optional<Date> unrolled, due;
  std::optional<Date> target;            ///< 28 days, moved by pauses and extension (T-25)
};

/// Was the request received while the rules before 5 February 2026 applied (T-01)?
bool is_old_regime(Date received);
/// May a clarification pause this right's clock (T-19)?
bool can_pause(Right right);

/// Refuses events that contradict each other with code bad_timeline.
Result<Count> count(Timeline const& timeline, Reading const& reading, BankHolidays const& holidays);

}  // namespace rightsdesk::law
