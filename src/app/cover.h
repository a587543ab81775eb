#pragma once
// Who stands in for a colleague, from day to day. A stand-in is shown the colleague's work beside their own on Today; they act in their own name and
// with their own roles, and a case that is kept to others stays out of their sight.
#include <string>
#include <vector>

#include "app/assigning.h"
#include "app/office.h"

namespace rightsdesk::app {

struct Cover {
  StaffId of, by;  ///< by: who stands in
  Date from, to;   ///< both days included
  friend bool operator==(Cover const&, Cover const&) = default;
};
struct NewCover {
  Assignee of, by;
  std::optional<Date> from = {}, to = {};
};

/// Those that have not ended, by the day they begin: this person's own and what they stand in for; every one for whoever may arrange it for others.
std::vector<Cover> covers(Office& office, Actor const& actor);
/// dpo, manager; everybody else for themselves.
bool may_arrange_for_others(Actor const& actor);
/// Would `arrange_cover` take it?
Done may_cover(Office& office, Actor const& actor, NewCover const& wish);
/// In the ledger. Refused: not_permitted; missing with its field (of, by, from, to); order (to before from); past (to); too_long (over a year);
/// yourself (by); covered (somebody stands in on one of these days already); away (whoever stands in is covered by another on one of them).
Done arrange_cover(Office& office, Actor const& actor, NewCover const& wish);
/// From now on nobody stands in there. Refused: not_permitted, not_found.
Done end_cover(Office& office, Actor const& actor, Cover const& cover);

// Within a verb's own transaction.
/// Whom this colleague stands in for on that day.
std::vector<Cover> covered_by(Work& work, StaffId const& colleague, Date today);

}  // namespace rightsdesk::app
