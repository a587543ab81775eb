#pragma once
// The form's pages as values: what a page shows, what it keeps, where it leads.
#include <string>
#include <vector>

#include "core/result.h"
#include "intake/questions.h"
#include "web/edge/exchange.h"
#include "web/templates/view.h"

namespace rightsdesk::web::portal {

/// The page with this id, if it is asked given the answers so far; else null.
intake::FormPage const* page_named(std::string const& id, intake::FormAnswers const& answers);
View question_view(intake::FormPage const& page, intake::FormAnswers const& answers, std::vector<Refusal> const& mistakes);
/// `answers` with this page's fields as the form has them; fields of other pages and unknown names are left alone.
intake::FormAnswers with_page(intake::FormAnswers answers, intake::FormPage const& page, Fields const& form);
/// Where the page leads: the next page asked, or "/request/check".
std::string after(intake::FormPage const& page, intake::FormAnswers const& answers);
/// Where its back link leads.
std::string before(intake::FormPage const& page, intake::FormAnswers const& answers);
/// Rows of the check-answers page.
View check_view(intake::FormAnswers const& answers);
/// The address of the first page whose answers cannot stand; empty when all can.
std::string first_unfinished(intake::FormAnswers const& answers);

}  // namespace rightsdesk::web::portal
