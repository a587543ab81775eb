#pragma once
// The request form: one page at a time, from the one table of questions (intake/questions.h).
#include "web/site.h"

namespace rightsdesk::web::portal {

Reply start(Site& site, Exchange const& exchange);
Reply safety(Site& site, Exchange const& exchange);
/// Begins a form, or goes on with the one under way.
Reply begin(Site& site, Exchange const& exchange);
Reply show_question(Site& site, Exchange const& exchange);
Reply take_answer(Site& site, Exchange const& exchange);
Reply check_answers(Site& site, Exchange const& exchange);
Reply send(Site& site, Exchange const& exchange);
Reply sent(Site& site, Exchange const& exchange);
Reply leave_now(Site& site, Exchange const& exchange);
/// The page the resident came from, in the language they chose; not found for one that the council does not have.
Reply choose_language(Site& site, Exchange const& exchange);
Reply cookies(Site& site, Exchange const& exchange);
Reply accessibility(Site& site, Exchange const& exchange);
/// The accessibility statement of a council; null: it has made none. Pure.
View statement_view(law::Controller const& controller, settings::AccessibilityStatement const* statement);

}  // namespace rightsdesk::web::portal
