#pragma once
// How long the pages of a review were on the screen of those who checked them: known from the showing of one page and of the next, so that it is too long
// rather than too short where somebody was away. Listed before the review is finished; the seconds are the council's (config/desk.yaml).
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/acts.h"
#include "app/review_log.h"

namespace rightsdesk::app {

/// A page of this case is put on somebody's screen: the one they looked at before is not there any more. Nothing is kept of who may not review it now.
void note_page_shown(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, int page);

/// A page that was checked by somebody on whose screen it was for less than the policy's seconds; none of those withheld whole or blank.
struct BriefPage {
  int page = 1;
  std::optional<int> seconds;  ///< none: it was never shown to them here
  std::string checked_by;      ///< StaffId
  std::optional<Justification> justified = {};
};
struct BriefRecord {
  RecordId record;
  std::string title;
  std::vector<BriefPage> pages;  ///< by number
};
struct BriefPages {
  int under_seconds = 0;              ///< 0: the council looks at no times
  bool must_be_explained = false;     ///< the review is not finished before
  std::vector<BriefRecord> records;   ///< in reading order; only those with such pages
  [[nodiscard]] int count() const;
  [[nodiscard]] int explained() const;
};
BriefPages brief_pages(Office& office, CaseId const& id);
/// Says why that was long enough, for every page of the record that is listed and not explained yet. Refused: missing (reason), not_found (there is none).
Done justify_brief_pages(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, std::string const& reason);

// Within a verb's own transaction.
/// What this person had on the screen is not there any more.
void note_page_left(Work& work, Office const& office, CaseId const& id, Actor const& actor);
BriefPages brief_pages_in(Work& work, Office const& office, CaseId const& id);
/// Those nobody explained, as an open point; none where the policy does not ask for that.
std::vector<OpenPoint> open_in_brief_pages(Work& work, Office const& office, CaseId const& id);

}  // namespace rightsdesk::app
