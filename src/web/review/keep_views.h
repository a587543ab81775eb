#pragma once
// Choosing what is kept of a page or record, and what would stay. Pure.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/keep_only.h"
#include "law/exemption.h"
#include "web/templates/view.h"

namespace rightsdesk::web::review {

/// `page` 0: the whole record. `chosen`: what was selected in a form that came back; without one the lines that name the subject.
View keep_view(app::KeepDesk const& desk, int page, std::optional<std::set<std::pair<int, int>>> const& chosen);
View keep_shown_view(app::KeepShown const& shown, app::KeepOnly const& keep, app::Ruling const& offered, std::vector<law::Exemption> const& exemptions);

/// "3.12": page 3, line 12. Malformed for anything else.
std::string line_id(int page, int number);
std::set<std::pair<int, int>> lines_in(std::vector<std::string> const& ids);

}  // namespace rightsdesk::web::review
