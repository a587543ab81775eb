#pragma once
// What confirmed records told of the person: offered to be searched with, and what was searched with.
#include <vector>

#include "app/search_again.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// Whether this person may search the case now.
enum class Searching { open, over };
View told_view(std::vector<app::ToldTerm> const& terms, Searching searching);

}  // namespace rightsdesk::web::caseload
