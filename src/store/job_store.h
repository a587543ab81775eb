#pragma once
// The durable jobs: claimed, leased, retried, resumed after a kill. A job's work begins only after its claim is committed.
#include <optional>

#include "core/date.h"
#include "core/id.h"
#include "store/database.h"

namespace rightsdesk::store {

struct Job {
  JobId id;
  std::string kind;
  CaseId about;
  std::string argument;
  std::string key;         ///< idempotency key: at most one job that has not ended carries it
  int attempts = 0;        ///< claims so far, this one included
  std::int64_t token = 0;  ///< fencing token: grows with every claim
};

/// A job as the case's page shows it.
struct JobStanding {
  Job job;
  std::string state;  ///< "ready", "leased", "done" or "dead"
  std::string error;  ///< of the last attempt; no personal data
};

struct JobTally {
  std::int64_t ready = 0, leased = 0, done = 0, dead = 0;
};

enum class AfterFailure { tried_again_later, dead, not_mine };

/// Every verb runs one or two statements in the caller's transaction (or alone). A verb that writes for a job is refused by
/// the fencing token when the lease has passed to another worker.
class Jobs {
 public:
  static constexpr int kMostAttempts = 3;

  /// `connection` must outlive it.
  explicit Jobs(Connection& connection) : connection_(connection) {}

  /// Ready from `due`. False, and nothing done, when a job with `job.key` exists and has not ended. Id, attempts and token of
  /// `job` are not read.
  bool add(Job const& job, Instant due);
  /// Takes the lease of the longest due job; after a job of `served`, of the next case that has one due, by their ids and round
  /// again: a case with ten thousand files waits with the others. Within a transaction; throws TryAgain when another worker was
  /// faster. Prefer the free `claim`, which commits before it returns.
  std::optional<Job> claim(std::string const& worker, Instant now, std::chrono::seconds lease, std::optional<CaseId> const& served = std::nullopt);
  /// Whether the lease is still ours; within a transaction the row stays locked, so that it stays ours until the end of it.
  bool still_mine(Job const& job);
  /// Lengthens the lease to `now + lease`; false means stop at once. Call every third of a lease.
  bool heartbeat(Job const& job, Instant now, std::chrono::seconds lease);
  /// Done: in the transaction that writes the job's results. False (roll back) when the lease is no longer ours.
  bool finish(Job const& job);
  /// Ready again at `retry_at`, or dead after kMostAttempts. `error` is cut at 500 bytes.
  AfterFailure fail(Job const& job, std::string const& error, Instant retry_at);
  /// Dead at once; false: it is not ours any more.
  bool bury(Job const& job, std::string const& why);
  /// Jobs whose lease ran out are ready again, or dead after kMostAttempts; gives how many. Run it about once a lease.
  std::int64_t reap(Instant now);
  /// Gives back at once what `worker` held when it was killed: for a worker that starts under the same name.
  std::int64_t give_back(std::string const& worker, Instant now);
  /// A dead job is ready again with its attempts at 0: a person has dealt with the cause. False when it is not dead, or a
  /// newer job carries its key.
  bool revive(JobId const& id, Instant now);

  std::vector<JobStanding> about(CaseId const& subject);  ///< in the order they were due
  JobTally tally();

 private:
  Connection& connection_;
};

/// Claims in a transaction of its own, committed when it returns.
std::optional<Job> claim(Database& database, std::string const& worker, Instant now, std::chrono::seconds lease,
                         std::optional<CaseId> const& served = std::nullopt);

}  // namespace rightsdesk::store
