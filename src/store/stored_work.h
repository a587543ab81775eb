#pragma once
// Every port of app::Work over one database transaction.
#include <mutex>
#include <optional>

#include "app/work.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

class StoredWorks final : public app::Works {
 public:
  /// Database, key and clock must outlive it. The clock dates the jobs that become due.
  StoredWorks(Database& database, VaultKey const& key, Clock const& clock)
      : database_(database), key_(key), clock_(clock) {}
  void in_one(std::function<void(app::Work&)> const& work) override;
  void look(std::function<void(app::Work&)> const& work) override;

 private:
  Database& database_;
  VaultKey const& key_;
  Clock const& clock_;
};

/// The ports over a transaction that is open already. All three must outlive it.
std::unique_ptr<app::Work> bound_work(Connection& connection, VaultKey const& key, Clock const& clock);

/// The worker's side of the queue, each in a transaction of its own. Several threads may claim: they share one round of the cases.
class StoredJobs {
 public:
  explicit StoredJobs(Database& database) : database_(database) {}
  std::optional<app::Job> claim(std::string const& worker, Instant now, std::chrono::seconds lease);
  bool heartbeat(app::Job const& job, Instant now, std::chrono::seconds lease);
  void fail(app::Job const& job, std::string const& error, Instant retry_at);
  /// Dead at once, with an entry of the ledger; nothing when the lease has passed on.
  void refuse(app::Job const& job, std::string const& why, Instant now);
  void reap(Instant now);
  void give_back(std::string const& worker, Instant now);

 private:
  Database& database_;
  std::mutex mutex_;
  std::optional<CaseId> served_;  ///< whose job was claimed last
};

}  // namespace rightsdesk::store
