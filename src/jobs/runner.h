#pragma once
// The worker: claims due jobs, a few side by side, and does each with one app verb.
#include <atomic>
#include <functional>
#include <string>

#include "app/office.h"
#include "jobs/queue.h"

namespace rightsdesk::jobs {

struct RunnerSettings {
  std::string name = "worker";
  int side_by_side = 2;
  std::chrono::seconds lease{60};
  std::chrono::milliseconds idle{300};
  bool until_empty = false;  ///< stop when nothing is due: for the demo and the tests
};

/// One line for the log: what happened to a job. No personal data.
using Report = std::function<void(app::Job const& job, std::string const& outcome, double seconds)>;

/// Runs until `stop` is set (or the queue is empty). Everything a job throws ends here: it is retried with back-off and,
/// after its last attempt, dead and shown on its case.
void run_jobs(app::Office& office, Queue& queue, RunnerSettings const& settings, std::atomic<bool> const& stop,
              Report const& report);

}  // namespace rightsdesk::jobs
