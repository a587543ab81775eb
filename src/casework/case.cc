#include "casework/case.h"

#include "law/event_names.h"

namespace rightsdesk::casework {

std::string detail_of(CaseEvent const& event, std::string const& name) {
  auto const found = event.detail.find(name);
  return found == event.detail.end() ? std::string{} : found->second;
}

std::string workflow_name(Case const& about) { return about.workflow.empty() ? law::to_string(about.right) : about.workflow; }

law::Timeline timeline_of(Case const& about, std::vector<CaseEvent> const& events) {
  law::Timeline timeline{about.jurisdiction, about.right, about.received, {}};
  for (auto const& event : events) {
    if (!law::is_event_name(event.what)) continue;
    timeline.events.push_back({event.what, event.on, parse_date(detail_of(event, "to")), detail_of(event, "ref")});
  }
  return timeline;
}

}  // namespace rightsdesk::casework
