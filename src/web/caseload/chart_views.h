#pragma once
// The charts' page, and the figures for a regulator, as values. Pure.
#include <vector>

#include "app/charts.h"
#include "app/house_figures.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// `not_counted`: how many cases the figures do not hold yet.
View charts_view(std::vector<app::Chart> const& charts, int not_counted);
/// What was asked for, newest first.
View house_figures_view(std::vector<app::HouseFiguresLine> const& lines, NameOf const& name_of);

}  // namespace rightsdesk::web::caseload
