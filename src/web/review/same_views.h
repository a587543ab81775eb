#pragma once
// Pages that stand more than once, and taking over what was decided on one of them. Pure.
#include <vector>

#include "app/same_pages.h"
#include "web/templates/view.h"

namespace rightsdesk::web::review {

View same_pages_view(CaseId const& about, app::SamePages const& same, app::TakeOver const& shown);
View same_groups_view(CaseId const& about, std::vector<app::SameGroup> const& groups);
/// "This page stands 4 times. 2 pages share a passage with it."; empty when it stands alone.
std::string standing_words(app::Standing const& standing);

}  // namespace rightsdesk::web::review
