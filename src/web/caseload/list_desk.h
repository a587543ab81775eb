#pragma once
// What the list of cases and the acts on those selected in it share.
#include "web/caseload/list_views.h"
#include "web/site.h"

namespace rightsdesk::web::caseload {

/// What the choices of the filter offer this colleague.
Choices choices_of(Site& site, Exchange const& exchange);
/// The list that a form came from, with the form's mistakes.
Reply list_with(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes);
/// The cases that were ticked, each once.
std::vector<CaseId> cases_selected(Exchange const& exchange);
/// The list that somebody came from, kept in the form: our own address and nothing else.
ListWish wish_of_form(Exchange const& exchange);
std::string back_to_list(ListWish const& wish, std::string const& done);

}  // namespace rightsdesk::web::caseload
