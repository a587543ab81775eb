#pragma once
// What is done with several cases at once, as it is looked at first. Pure.
#include <map>
#include <string>
#include <vector>

#include "app/many_cases.h"
#include "app/tagging.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// `titles`: of the tags there are, by id.
View tag_view(std::vector<app::Taggable> const& shown, std::map<std::string, std::string> const& titles, std::string const& chosen);
View chase_view(std::vector<app::Owed> const& owed);
/// The cases to be taken away or labelled.
View selected_view(std::vector<app::Label> const& shown);
/// The labels themselves, for paper.
View labels_view(std::vector<app::Label> const& labels);

}  // namespace rightsdesk::web::caseload
