#include "jobs/runner.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "app/asked_for.h"
#include "app/steps.h"
#include "core/crash_point.h"

namespace rightsdesk::jobs {
namespace {

using std::chrono::steady_clock;

/// Keeps a job's lease alive while its step runs.
class Heartbeat {
 public:
  Heartbeat(Queue& queue, app::Job const& job, Clock const& clock, std::chrono::seconds lease)
      : beat_([this, &queue, job, &clock, lease] {
          std::unique_lock lock(mutex_);
          while (!wake_.wait_for(lock, lease / 3, [this] { return over_; })) {
            lock.unlock();
            try {
              if (!queue.heartbeat(job, clock.now(), lease)) return;
            } catch (Fault const&) {
              // The database may come back before the lease runs out; if not, the fencing token refuses our results.
            }
            lock.lock();
          }
        }) {}
  ~Heartbeat() {
    {
      std::lock_guard const lock(mutex_);
      over_ = true;
    }
    wake_.notify_all();
    beat_.join();
  }
  Heartbeat(Heartbeat const&) = delete;
  Heartbeat& operator=(Heartbeat const&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  bool over_ = false;
  std::thread beat_;
};

std::chrono::seconds back_off(int attempts) { return std::chrono::seconds(1 << std::min(attempts * 2, 8)); }

struct Outcome {
  std::string error;    ///< empty: done
  bool refused = false;  ///< it is not tried again
};

Outcome attempt(app::Office& office, app::Job const& job) {
  try {
    crash_point(("claimed." + job.kind).c_str());
    app::do_in_the_name(office, job, app::step_of(job.kind));
    crash_point(("finished." + job.kind).c_str());
    return {};
  } catch (app::RightsGone const& gone) {
    return {gone.internal(), true};
  } catch (Fault const& fault) {
    return {std::string(fault.what()) + " (" + fault.internal() + ")"};
  } catch (std::exception const& other) {
    return {other.what()};
  }
}

/// One job, if one is due. False: nothing was due.
bool run_one(app::Office& office, Queue& queue, RunnerSettings const& settings, Report const& report) {
  auto const job = queue.claim(settings.name, office.clock.now(), settings.lease);
  if (!job) return false;
  auto const began = steady_clock::now();
  Outcome outcome;
  {
    Heartbeat const alive(queue, *job, office.clock, settings.lease);
    outcome = attempt(office, *job);
  }
  if (outcome.refused) queue.refuse(*job, outcome.error, office.clock.now());
  else if (!outcome.error.empty()) queue.fail(*job, outcome.error, office.clock.now() + back_off(job->attempts));
  auto const seconds = std::chrono::duration<double>(steady_clock::now() - began).count();
  report(*job, outcome.error.empty() ? "done" : outcome.error, seconds);
  return true;
}

}  // namespace

void run_jobs(app::Office& office, Queue& queue, RunnerSettings const& settings, std::atomic<bool> const& stop,
              Report const& report) {
  std::atomic<int> busy = 0;
  auto const loop = [&] {
    while (!stop) {
      bool worked = false;
      ++busy;
      try {
        queue.reap(office.clock.now());
        worked = run_one(office, queue, settings, report);
      } catch (Fault const& fault) {
        report({}, std::string("the queue cannot be reached: ") + fault.internal(), 0);
      }
      --busy;
      if (worked) continue;
      if (settings.until_empty && busy == 0) return;
      std::this_thread::sleep_for(settings.idle);
    }
  };
  std::vector<std::thread> others;
  for (int i = 1; i < settings.side_by_side; ++i) others.emplace_back(loop);
  loop();
  for (auto& other : others) other.join();
}

}  // namespace rightsdesk::jobs
