#pragma once
// Tags of cases (config/desk.yaml): put on and taken off, one case or many at a time, looked at first.
#include <set>
#include <string>
#include <vector>

#include "app/acts.h"

namespace rightsdesk::app {

enum class Tagging { put_on, take_off };
/// A case as it would be tagged.
struct Taggable {
  CaseId id;
  std::string reference, right, state;
  std::set<std::string> tags;     ///< that it has now
  std::string held_back = {};     ///< why this person may not tag it; empty: they may
};
/// In the order given; what is no case is left out.
std::vector<Taggable> tags_shown(Office& office, Actor const& actor, std::vector<CaseId> const& cases);
/// All of them or none; how many changed. An event of each case and an entry of the ledger. Refused: missing (no case; tag), not_found (case, tag),
/// not_permitted or not_now with the case.
Result<int> tag_cases(Office& office, Actor const& actor, std::vector<CaseId> const& cases, std::string const& tag, Tagging tagging);

/// What the events of a case come to.
std::set<std::string> tags_of(std::vector<casework::CaseEvent> const& events);

}  // namespace rightsdesk::app
