#pragma once
// A colleague's own settings, and who stands in for whom, as values.
#include <map>
#include <string>
#include <vector>

#include "app/cover.h"
#include "app/own_settings.h"
#include "web/edge/exchange.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// `offered`: minutes after which a break can be suggested.
View own_view(app::OwnSettings const& own, std::vector<int> const& offered);
app::OwnSettings own_settings_in(Fields const& form);

/// What the page of covers is made from.
struct CoverShown {
  std::vector<app::Cover> covers;
  std::map<std::string, std::string> colleagues;  ///< id to name: those who see cases
  std::string me;
  bool for_others = false;  ///< may arrange it for others
  std::string of = {}, by = {};  ///< chosen so far
};
View cover_view(CoverShown const& shown);

}  // namespace rightsdesk::web::caseload
