#pragma once
// A chart as the values of components/chart.html: rectangles, words and the same numbers as a table. No script, no style of its own.
#include "app/charts.h"
#include "web/templates/view.h"

namespace rightsdesk::web {

/// `words`: a series' name as people read it (a state, for example).
View chart_view(app::Chart const& chart, std::string (*words)(std::string const&));
/// "chart", "of", "label", "value": a row for each number, the headings first.
std::vector<std::vector<std::string>> chart_rows(std::vector<app::Chart> const& charts);

}  // namespace rightsdesk::web
