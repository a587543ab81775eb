#pragma once
// How the connected systems are, as values. Pure.
#include <vector>

#include "app/source_health.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// `may_check`: this person may have a system tried out.
enum class MayCheck { yes, no };
View health_view(std::vector<app::SourceHealth> const& all, MayCheck may_check, NameOf const& name_of);

}  // namespace rightsdesk::web::caseload
