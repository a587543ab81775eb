#pragma once
// The second look at a large answer: the pages that a second person looks at before it is released, drawn by lot from a seed that is kept, with every
// page that asks for more care among them (config/desk.yaml; docs/decisions/050-a-second-look-by-sampling.md).
#include <optional>
#include <string>
#include <vector>

#include "app/acts.h"
#include "app/review_log.h"

namespace rightsdesk::app {

struct SecondLookPage {
  std::string where, title;  ///< "record/page"
  int page = 1;
  std::string why;           ///< PageDraw::drawn
  std::optional<PageLook> look = {};  ///< the newest at it
};
struct SecondLookDesk {
  PageDraw draw;
  std::vector<SecondLookPage> pages;  ///< in reading order
  int looked = 0, wrong = 0;
  std::string refused = {};  ///< why this person may not look now; empty: they may
};
/// Nothing where all of the answer is read: it is not a large one, or it was not reviewed to the end yet.
std::optional<SecondLookDesk> second_look(Office& office, CaseId const& id, Actor const& actor);
/// What the second person found on a page that was drawn. One that is wrong has every page of the answer drawn, now and when it was reviewed again.
/// Refused: what releasing it would be refused for (not_permitted, not_yet: somebody who reviewed it; not_now), not_drawn, missing (reason).
Done look_at_page(Office& office, CaseId const& id, Actor const& actor, std::string const& where, PageLook::Found found, std::string const& reason);

/// The pages to draw by lot: of `from`, as many as `share_percent` come to (rounded up) and `at_least`, all of them when there are no more. The same for the
/// same seed: those whose SHA-256 of "<seed> <record/page>" is smallest. Pure.
std::set<std::string> drawn_by_lot(std::vector<std::string> const& from, settings::SecondLook const& policy, std::string const& seed);

// Within a verb's own transaction.
/// Called when the review is finished.
void draw_for_second_look(Work& work, Office const& office, casework::Case const& about, Actor const& actor);
/// What keeps the answer from being released.
Because open_in_second_look(Work& work, CaseId const& id);
/// "52 of 1,200 pages were looked at again (…), drawn from the seed …"; empty where nothing was drawn.
std::string second_look_words(Work& work, CaseId const& id);

}  // namespace rightsdesk::app
