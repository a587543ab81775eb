#pragma once
// An invented case for the pages' tests and for the gallery of every page.
#include "app/caseload.h"
#include "app/inbox.h"
#include "app/release.h"
#include "app/resident.h"
#include "app/review_desk.h"
#include "app/search_desk.h"

namespace rightsdesk::web::testing {

inline Date day(int year, unsigned month, unsigned number) {
  return Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(number));
}
inline Instant noon(Date on) { return std::chrono::sys_days(on) + std::chrono::hours(12); }

person::Description priya();
app::CaseOverview overview(std::string const& state);
std::vector<app::CaseLine> cases();
std::vector<search::SourceSearch> plan();
std::vector<search::Candidate> candidates();
std::vector<collection::CollectedRecord> records();
std::vector<app::RecordLine> record_lines();
std::vector<app::PersonLine> people();
app::ReviewPage note_page();
app::ReviewPage scan_page();
std::vector<law::Exemption> exemptions();
std::vector<app::PackRow> packs();
std::vector<audit::Entry> entries_elsewhere();
std::vector<audit::Entry> entries();
app::ResidentView resident_view();
app::InboxMessage mail_that_came(std::string const& id, app::MailState state, app::MailKind kind = app::MailKind::message);
std::string name_of(std::string const& id);

}  // namespace rightsdesk::web::testing
