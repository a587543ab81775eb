#pragma once
// What an owner was asked and said, in one line, for the pages of search, work and hold.
#include <vector>

#include "commission/commission.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

enum class Chasing { open, over };  ///< may the owner be asked again from this page?

/// owner_words (empty where nobody was asked), commission, may_chase.
View owner_view(commission::Commission const* asked, Chasing chasing);
/// The last search that this source's owner was asked for; nullptr when there is none.
commission::Commission const* last_search(std::vector<commission::Commission> const& asked, std::string const& source);

}  // namespace rightsdesk::web::caseload
