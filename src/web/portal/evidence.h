#pragma once
// Files that show who a requester is: sent from the end of the form, and from the page of the request.
#include "app/own_evidence.h"
#include "web/site.h"

namespace rightsdesk::web::portal {

/// What is asked for, what has come, and the form; `typed` and `mistakes` of a refused one.
View evidence_view(app::OwnEvidence const& own, intake::FormAnswers const& typed, std::vector<Refusal> const& mistakes);

/// For whoever came in with a code.
Reply show_evidence(Site& site, Exchange const& exchange);
Reply take_evidence(Site& site, Exchange const& exchange);
/// For the browser that sent the request a moment ago: files go in, and nothing of the request is shown.
Reply show_evidence_now(Site& site, Exchange const& exchange);
Reply take_evidence_now(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::portal
