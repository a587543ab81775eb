#pragma once
// A colleague's own sessions: which are open, and ending them (ASVS 5.0, 7.5.2).
#include "web/site.h"

namespace rightsdesk::web::accounts {

inline constexpr char kSessionsPage[] = "/staff/sessions";

/// `elsewhere`: what the council's own sign-in is called; empty where there is none.
View sessions_view(std::vector<OwnSession> const& open, std::string const& elsewhere);

Reply own_sessions(Site& site, Exchange const& exchange);
/// Ends the session that the form names, or with `all` every other one.
Reply end_sessions(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::accounts
