#pragma once
// Following a request: reference and one-time code, then plain states, dates and the pack.
#include "app/resident.h"
#include "web/site.h"

namespace rightsdesk::web::portal {

View status_view(app::ResidentView const& request);

Reply ask_reference(Site& site, Exchange const& exchange);
/// Sends a code when the reference exists; says the same either way.
Reply send_code(Site& site, Exchange const& exchange);
Reply take_code(Site& site, Exchange const& exchange);
Reply show_status(Site& site, Exchange const& exchange);
Reply download(Site& site, Exchange const& exchange);
Reply leave(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::portal
