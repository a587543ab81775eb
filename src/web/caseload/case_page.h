#pragma once
// What all pages of one case share: the case itself, its frame, and how an act ends.
#include "app/caseload.h"
#include "web/pages/words.h"
#include "web/site.h"

namespace rightsdesk::web::caseload {

CaseId case_of(Exchange const& exchange);
std::string case_path(Exchange const& exchange);
/// Who a staff id is, asked of the staff's own list.
NameOf names(Site& site);

/// The case of the path. A case that is not there, or not this person's to see, is the same 404.
app::CaseOverview overview_of(Site& site, Exchange const& exchange);

/// A page of the case under `tab`, its own values in `view`, with the mistakes of a refused form.
struct CasePage {
  std::string name;   ///< template: "caseload/people"
  std::string tab;
  std::string title;
  View view;
  std::vector<Refusal> mistakes = {};
};
Reply case_page(Site& site, Exchange const& exchange, app::CaseOverview const& overview, CasePage page);

/// After an act that was done: back to `path` with a word of it (a key of done_words).
Reply done_at(std::string const& path, std::string const& what);
/// The words for the query's "done", empty for a key nobody knows.
std::string done_words(std::string const& key);

/// A day typed in three fields `id`-day, -month, -year; nullopt when it is not a real one.
std::optional<Date> day_in(Fields const& form, std::string const& id);

}  // namespace rightsdesk::web::caseload
