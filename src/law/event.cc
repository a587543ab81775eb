#include <algorithm>
#include <array>

#include "law/event_names.h"
#include "law/timeline.h"

namespace rightsdesk::law {
namespace {

constexpr std::array<std::string_view, 10> kNames{"id_requested",  "id_received", "authority_requested", "authority_received",
                                                  "fee_requested", "fee_paid",    "clarification_asked", "clarification_received",
                                                  "extended",      "school_closed"};

auto bad_event(std::string_view text, std::string const& why) {
  return refused("bad_event", "The event \"" + std::string(text) + "\" cannot be read: " + why + ".");
}

}  // namespace

bool is_event_name(std::string_view name) { return std::find(kNames.begin(), kNames.end(), name) != kNames.end(); }

Result<Event> parse_event(std::string_view text) {
  auto const equals = text.find('=');
  if (equals == std::string_view::npos) return bad_event(text, "it needs a name, \"=\" and a day");
  Event event;
  event.name = text.substr(0, equals);
  auto days = text.substr(equals + 1);
  if (!is_event_name(event.name)) return bad_event(text, "there is no event \"" + event.name + "\"");
  if (auto const hash = days.find('#'); hash != std::string_view::npos) {
    event.ref = days.substr(hash + 1);
    days = days.substr(0, hash);
  }
  auto const dots = days.find("..");
  auto const first = parse_date(days.substr(0, dots));
  if (!first) return bad_event(text, "the day must look like 2026-09-11");
  event.on = *first;
  if (dots == std::string_view::npos) return event;
  if (event.name != "school_closed") return bad_event(text, "only school_closed has a first and a last day");
  event.to = parse_date(days.substr(dots + 2));
  if (!event.to) return bad_event(text, "the last day must look like 2026-09-11");
  if (*event.to < event.on) return bad_event(text, "the last day is before the first");
  return event;
}

}  // namespace rightsdesk::law
