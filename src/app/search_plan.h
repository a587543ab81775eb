#pragma once
// What a search of a case would ask, before anybody starts it: each source with the reason it is in the plan, or why it might be
// left out. The program proposes; who starts the search decides.
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

struct PlannedSource {
  sources::SourceCard card;
  std::string reason;  ///< why it is asked, from the services named and the register; for the search certificate
  /// Why leaving it out would be reasonable and proportionate (UK GDPR Art 15(1A)): only services the request does not name use it.
  /// Empty: nothing speaks for that.
  std::string may_be_left;
};

/// Of every connected source, in the order of its title. A request that names no service asks for all of them, and a source that the
/// register gives to no service may hold anything: neither is ever proposed to be left out.
std::vector<PlannedSource> propose_plan(Office& office, CaseId const& id);
/// The same for a case at hand.
std::vector<PlannedSource> planned_for(Office const& office, casework::Case const& about, std::vector<sources::SourceCard> cards);

}  // namespace rightsdesk::app
