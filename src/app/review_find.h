#pragma once
// The pages of a review that somebody looks for: those not looked at, those read badly, those with a person or a reason, those that
// changed since they were checked. And where a reviewer stopped.
#include <optional>
#include <string>
#include <vector>

#include "app/acts.h"

namespace rightsdesk::app {

enum class Looked { unchecked, undecided, unsure, remarks, changed, repeated, withheld };
/// All that is asked must hold; what is empty asks nothing.
struct FindPages {
  std::optional<Looked> what = {};
  PersonId person = {};  ///< somebody of the register who is mentioned there
  std::string code = {};    ///< an exemption by which something there is withheld
  std::string source = {};  ///< whose record it is
};
struct FoundPage {
  std::string where, title, source;  ///< "record/page", in reading order
  int page = 1, marks = 0;
  bool checked = false;
};
/// What can be asked of this case: its people who are mentioned, the reasons in use, its sources; and the pages found.
struct ReviewFind {
  std::vector<std::pair<PersonId, std::string>> people;
  std::vector<std::string> codes, sources;
  std::vector<FoundPage> pages;
};
ReviewFind find_pages(Office& office, CaseId const& id, FindPages const& wish);

/// A reviewer's own bookmark in a case: the page they go on at.
struct Stopped {
  std::string where, title;  ///< "record/page"
  int page = 1;
  Instant at;
};
/// Refused: not_found (no such page in this case).
Done stop_here(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, int page);
/// Nothing when this person has no bookmark here, or its page is gone.
std::optional<Stopped> stopped_at(Office& office, CaseId const& id, Actor const& actor);

}  // namespace rightsdesk::app
