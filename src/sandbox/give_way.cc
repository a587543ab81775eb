#include "sandbox/give_way.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace rightsdesk::sandbox {

void give_way() {
  constexpr int kWorker = 5;
  auto const thread = static_cast<id_t>(gettid());
  setpriority(PRIO_PROCESS, thread, std::max(getpriority(PRIO_PROCESS, thread), kWorker));
}

}  // namespace rightsdesk::sandbox
