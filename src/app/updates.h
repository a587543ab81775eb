#pragma once
// Nobody is left without a word: where nothing was written for some days, the program says how the request is going (config/notices.yaml, updates).
#include "app/office.h"

namespace rightsdesk::app {

struct Updates {
  int sent = 0;
  int not_written = 0;  ///< a fact that the letter needs is missing
};
/// L-25 for each open case whose clock is not over, to whom nothing was written for the days of the policy: by e-mail alone, never to who
/// wants to be rung first. Each in a transaction of its own; twice on a day is once.
Updates send_updates(Office& office);

}  // namespace rightsdesk::app
