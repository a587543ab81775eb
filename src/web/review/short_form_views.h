#pragma once
// The short forms of a case's records, as their page shows them. Pure.
#include "app/short_forms.h"
#include "web/templates/view.h"

namespace rightsdesk::web::review {

View short_forms_view(app::ShortFormsDesk const& desk);

}  // namespace rightsdesk::web::review
