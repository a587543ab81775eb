#pragma once
// The DPO team's desk: each page shown, each form taken. A form that is refused shows its page again with what was typed.
#include "web/site.h"

namespace rightsdesk::web::caseload {

Reply show_sign_in(Site& site, Exchange const& exchange);
Reply sign_in(Site& site, Exchange const& exchange);
Reply sign_out(Site& site, Exchange const& exchange);

Reply list(Site& site, Exchange const& exchange);
Reply overview(Site& site, Exchange const& exchange);
Reply record_clock_event(Site& site, Exchange const& exchange);
Reply add_note(Site& site, Exchange const& exchange);
Reply people(Site& site, Exchange const& exchange);
Reply accept_identity(Site& site, Exchange const& exchange);
Reply ask_for_identity(Site& site, Exchange const& exchange);
Reply timeline(Site& site, Exchange const& exchange);
Reply audit(Site& site, Exchange const& exchange);

Reply plan(Site& site, Exchange const& exchange);
Reply start_search(Site& site, Exchange const& exchange);
Reply ask_again(Site& site, Exchange const& exchange);
Reply leave_unsearched(Site& site, Exchange const& exchange);
Reply finish_search(Site& site, Exchange const& exchange);
Reply candidates(Site& site, Exchange const& exchange);
Reply decide_candidate(Site& site, Exchange const& exchange);
Reply records(Site& site, Exchange const& exchange);
Reply decide_record(Site& site, Exchange const& exchange);

Reply redaction(Site& site, Exchange const& exchange);
Reply packs(Site& site, Exchange const& exchange);
Reply build_pack(Site& site, Exchange const& exchange);
Reply release_pack(Site& site, Exchange const& exchange);
Reply reopen_review(Site& site, Exchange const& exchange);
Reply pack_file(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::caseload
