#include "law/opinion_window.h"

#include "law/day_count.h"

namespace rightsdesk::law {

OpinionWindow opinion_window(Date relied_on) {
  auto const earliest = plus_days(plus_months(relied_on, -6), 1);
  bool const month_end = plus_days(relied_on, 1).day() == std::chrono::day(1);
  if (!month_end) return {earliest, earliest};
  auto const after = plus_days(relied_on, 1);
  return {earliest, plus_months(after, -6)};
}

}  // namespace rightsdesk::law
