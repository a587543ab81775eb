#pragma once
// A way into a case that is kept to named people, for when none of them can be reached (decision 069).
#include "app/office.h"

namespace rightsdesk::app {

/// How long it stands open.
constexpr std::chrono::hours kWayInLasts{4};

struct WayIn {
  std::string reference;  ///< of the case
  Actor to;               ///< who is let in; may be one of the two
  Actor by, second;       ///< each has just proved who they are
  std::string reason;
};
/// Until when. The case opens for `to` by its address and reference, in no list, and shuts by itself; what they may do there is what their roles allow. It is an event of the
/// case with the reason, and an entry of the ledger with all three. Refused: not_permitted (`by` is no administrator, `second` no data protection officer or manager,
/// both are one person, `to` has no role that works on cases), missing (reason), not_found, not_kept (everybody of the right role sees it), not_needed (`to` sees it).
Result<Instant> open_way_in(Office& office, WayIn const& wish);

}  // namespace rightsdesk::app
