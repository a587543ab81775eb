#include "casework/case.h"

#include <array>
#include <algorithm>

namespace rightsdesk::casework {
namespace {

constexpr std::array kClockEvents{"id_requested",        "id_received",           "authority_requested", "authority_received",
                                  "fee_requested",       "fee_paid",              "clarification_asked",
                                  "clarification_received", "extended",           "school_closed"};

std::string detail(CaseEvent const& event, std::string const& name) {
  auto const found = event.detail.find(name);
  return found == event.detail.end() ? std::string{} : found->second;
}

}  // namespace

law::Timeline timeline_of(Case const& about, std::vector<CaseEvent> const& events) {
  law::Timeline timeline{about.jurisdiction, about.right, about.received, {}};
  for (auto const& event : events) {
    if (std::find(kClockEvents.begin(), kClockEvents.end(), event.what) == kClockEvents.end()) continue;
    timeline.events.push_back({event.what, event.on, parse_date(detail(event, "to")), detail(event, "ref")});
  }
  return timeline;
}

}  // namespace rightsdesk::casework
