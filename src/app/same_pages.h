#pragma once
// The same text at several places of the case: pages that stand more than once, passages that mails quote of one another. What was
// decided on one page is offered wherever the same words stand, as one act.
#include <string>
#include <vector>

#include "app/reach.h"

namespace rightsdesk::app {

struct SamePage {
  std::string title, where;           ///< "record/page"
  bool alike = false;                 ///< the page as a whole; otherwise it shares a passage
  std::size_t shared = 0;             ///< words
  std::string only_here, only_there;  ///< how the two differ, in words; at most 300 characters each; of pages that are alike
};
struct SamePages {
  std::string title;
  std::vector<SamePage> pages;  ///< those alike first, then in reading order
};
/// Refused: not_found.
Result<SamePages> same_pages(Office& office, CaseId const& id, RecordId const& record, int page);
/// How often this page stands in the case (1: only here), and how many other pages share a passage with it.
struct Standing {
  std::size_t times = 1, passages = 0;
};
Standing standing_of(Office& office, CaseId const& id, RecordId const& record, int page);
/// Every group of pages that are alike: "record/page" with the title, in reading order.
struct SameGroup {
  std::vector<SamePage> pages;
};
std::vector<SameGroup> same_groups(Office& office, CaseId const& id);

/// What taking over this page's decisions would change elsewhere: each place with what holds there now and what would. Places that
/// are decided alike already are not among them. Empty contexts: there is nothing to take over.
struct Taken {
  Context context;
  redaction::Decision becomes;
};
struct TakeOver {
  std::vector<Taken> places;
  std::string seal;
};
Result<TakeOver> take_over_shown(Office& office, CaseId const& id, RecordId const& record, int page);
/// One act. Refused: nothing, changed, not_permitted.
Done take_over(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, int page, std::string const& seal);

/// Compares all pages of the case and keeps what is found; a step of the job that proposes.
void compare_pages(Office& office, CaseId const& id);

}  // namespace rightsdesk::app
