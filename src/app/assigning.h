#pragma once
// Who works on a case: given to a colleague, one or many at a time, looked at first.
#include <string>
#include <vector>

#include "app/acts.h"

namespace rightsdesk::app {

/// A case as it would be given.
struct Assignable {
  CaseId id;
  std::string reference, right, state, due_words;
  StaffId from = {};         ///< whose it is now; empty: nobody's
  std::string held_back = {};  ///< why this person may not give it now; empty: they may
};
/// In the order given; what is no case is left out.
std::vector<Assignable> assign_shown(Office& office, Actor const& actor, std::vector<CaseId> const& cases);

/// To whom: their id and their name; both empty give the cases back to nobody.
struct Assignee {
  StaffId id;
  std::string name;
};
/// All of them or none; how many changed hands. An event of each case and an entry of the ledger. Refused: missing (no case), not_found,
/// not_permitted or not_now with the case, stale, not_among_them
/// (it is kept to people of whom they are none).
Result<int> assign(Office& office, Actor const& actor, std::vector<CaseId> const& cases, Assignee const& to);

}  // namespace rightsdesk::app
