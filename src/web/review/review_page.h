#pragma once
// What the pages of one record's review share.
#include "app/own_settings.h"
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

/// How this reader wants pictures shown: clearly, or blurred unless the address says "clear=1".
View pictures_view(app::OwnSettings const& own, Exchange const& exchange);
/// The warning that stands on the record of the path.
View warning_view(Site& site, Exchange const& exchange);
/// What a page says of a reader's breaks, and the cookie that counts on from here.
struct Break {
  std::string words;   ///< "You have been reading for 52 minutes."; empty: no reminder
  std::string cookie;  ///< seconds since 1970, "<began>-<read last>"
};
/// `kept`: the cookie as it came, may be anything. Reading is over after a quarter of an hour without a page. Pure.
Break break_of(std::string const& kept, Instant now, int after_minutes);
/// Adds it all to a page of the review and its reply.
Reply with_care(Site& site, Exchange const& exchange, caseload::CasePage spec);

/// The colleagues who see cases, by name.
std::vector<ColleagueLine> who_sees_cases(Site& site);

/// What a decision for the people of the form would reach, with the ruling that was chosen in it.
Reply show_people_contexts(Site& site, Exchange const& exchange, app::Ruling const& offered);

/// A page of the review in the frame of its case.
Reply in_case(Site& site, Exchange const& exchange, caseload::CasePage spec);

}  // namespace rightsdesk::web::review
