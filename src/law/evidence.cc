#include "law/evidence.h"

#include <algorithm>

namespace rightsdesk::law {
namespace {

struct Step {
  bool is_question;
  Date on;
};

std::vector<Step> steps_of(std::vector<Event> const& events, EvidenceKind const& kind, std::optional<Date> ask_until) {
  std::vector<Step> steps;
  for (auto const& event : events) {
    if (event.name == kind.asked && (!ask_until || event.on <= *ask_until)) steps.push_back({true, event.on});
    if (event.name == kind.received) steps.push_back({false, event.on});
  }
  std::stable_sort(steps.begin(), steps.end(), [](Step const& one, Step const& other) { return one.on < other.on; });
  return steps;
}

/// Events of one day are given without hours: an arrival noted before the question of the same day answers it.
bool answered_the_same_day(Evidence const& so_far, Date on) { return !so_far.unasked.empty() && so_far.unasked.back() == on; }

}  // namespace

Evidence evidence(std::vector<Event> const& events, EvidenceKind const& kind, std::optional<Date> ask_until) {
  Evidence found;
  for (auto const& step : steps_of(events, kind, ask_until)) {
    if (step.is_question) {
      if (!found.first_asked) found.first_asked = step.on;
      found.waiting = !answered_the_same_day(found, step.on);
      if (!found.waiting) {
        found.unasked.pop_back();
        found.settled = step.on;
      }
    } else if (found.waiting) {
      found.waiting = false;
      found.settled = step.on;
    } else {
      found.unasked.push_back(step.on);
    }
  }
  if (found.waiting && !found.unasked.empty() && !found.settled) found.too_soon = found.unasked.front();
  return found;
}

}  // namespace rightsdesk::law
