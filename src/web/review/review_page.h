#pragma once
// What the pages of one record's review share.
#include "app/review_desk.h"
#include "web/caseload/case_page.h"

namespace rightsdesk::web::review {

/// The page of the path; a record or page that is not there is a 404.
app::ReviewPage page_of(Site& site, Exchange const& exchange);
RecordId record_of(Exchange const& exchange);
int number_of(Exchange const& exchange);
/// ".../review/RECORD/PAGE".
std::string page_path(Exchange const& exchange);
std::string review_path(Exchange const& exchange);

/// What a decision for the people of the form would reach, with the ruling that was chosen in it.
Reply show_people_contexts(Site& site, Exchange const& exchange, app::Ruling const& offered);

/// A page of the review in the frame of its case.
Reply in_case(Site& site, Exchange const& exchange, caseload::CasePage spec);

}  // namespace rightsdesk::web::review
