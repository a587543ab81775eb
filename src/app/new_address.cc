#include "app/new_address.h"

#include <algorithm>

#include "app/new_reach.h"
#include "app/requester_acts.h"

namespace rightsdesk::app {
namespace {

/// The change makes its task on the case that the requester came in to; the other cases of the request have none of their own.
bool somebody_looks(Work& work, casework::Case const& about) {
  for (auto const& one : work.cases().of_request(about.request)) {
    auto const tasks = work.tasks().of_case(one.id);
    bool const open = std::any_of(tasks.begin(), tasks.end(), [](auto const& task) {
      return task.kind == kRequesterWrote && (task.concerns == kNewAddress || task.concerns == kNewPhone) && task.state == casework::TaskState::open;
    });
    if (open) return true;
  }
  return false;
}

}  // namespace

std::optional<Date> opens_on(Work& work, casework::Case const& about, Date today) {
  std::optional<Date> changed;
  for (auto const& event : work.cases().events(about.id)) {
    bool const theirs = event.actor == "requester" && (event.what == "email_changed" || event.what == "phone_changed");
    if (theirs) changed = event.on;
  }
  if (!changed) return std::nullopt;
  auto const opens = plus_days(*changed, kAddressSettles);
  if (opens <= today || !somebody_looks(work, about)) return std::nullopt;
  return opens;
}

}  // namespace rightsdesk::app
