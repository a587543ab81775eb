#pragma once
// The hold and the keeping of a case, the rights it has, and the defects of the notice, as pages show them. Pure.
#include <vector>

#include "app/hold.h"
#include "app/keeping.h"
#include "app/rights.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

View hold_view(app::HoldDesk const& desk, app::KeepingLine const& keeping);
View rights_view(std::vector<app::RightLine> const& lines);
View notice_view(law::Controller const& controller);

}  // namespace rightsdesk::web::caseload
