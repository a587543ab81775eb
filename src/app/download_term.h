#pragma once
// How long, and how often, what was released can be opened on the website. It ends by itself; what was promised with a release or a sending stands in
// its event, whatever the controller's policy says later.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/office.h"
#include "casework/case.h"

namespace rightsdesk::app {

struct DownloadTerm {
  Date last_day;           ///< the last on which it can be opened, by download or on the website
  int times = 0;           ///< of each file
  std::int64_t since = 0;  ///< the number of the event that began it; downloads before it are not counted
};

/// Writes into an event's detail the term that begins with it today, by the controller's policy.
void begin_term(std::map<std::string, std::string>& detail, Office const& office, casework::Case const& about);
/// The term of a version, by the last event that gave it one: its release, or a sending again of it or of a later part. None: it was released before
/// downloads ended by themselves, and nobody was told of an end.
std::optional<DownloadTerm> term_of(std::vector<casework::CaseEvent> const& events, int version);
bool has_ended(DownloadTerm const& term, Date today);
/// How often a file of the version was downloaded in the term. `form`: as PackForm::form; empty: the PDF.
int downloads_in(DownloadTerm const& term, std::vector<casework::CaseEvent> const& events, int version, std::string const& form);

}  // namespace rightsdesk::app
