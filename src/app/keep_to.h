#pragma once
// A case that is kept to named people: a member of staff is related to somebody in it, an adoption, a protected witness. Nobody else of
// the staff is shown that it exists.
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// Why, as a code and its words: staff_conflict, adoption, witness, other.
std::vector<std::pair<std::string, std::string>> const& grounds_to_keep();
/// Who may say so: dpo, manager.
bool may_keep_to_named(Actor const& actor);

struct KeptTo {
  std::set<StaffId> readers;
  std::string ground;  ///< of grounds_to_keep()
  std::string reason;  ///< in the words of who said so
  Date since;
  std::string by;      ///< StaffId
};
/// Nothing when the case is open to every role that may look.
std::optional<KeptTo> kept_to(Office& office, CaseId const& id);

struct WishToKeep {
  std::set<StaffId> readers;
  std::string ground, reason;
};
/// From now on only these people see it; also changes who they are. Refused: not_permitted; missing with its field (readers, ground,
/// reason); not_offered; not_among_them: whoever says so is one of them, so that somebody can open it again.
Done keep_to_named(Office& office, CaseId const& id, Actor const& actor, WishToKeep const& wish);
/// Refused: not_permitted, missing (reason), not_now when it is open already.
Done open_to_all(Office& office, CaseId const& id, Actor const& actor, std::string const& reason);

}  // namespace rightsdesk::app
