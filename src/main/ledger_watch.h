#pragma once
// Signs where the ledger stands: every hour, and soon after each release and each disposal.
#include <memory>
#include <optional>

#include "main/house.h"
#include "store/checkpoints.h"

namespace rightsdesk {

/// Not shared between threads. A ledger that does not continue what was signed is told to the log, each time, and not signed.
class LedgerWatch {
 public:
  /// `house` must outlive it. Fault when the key cannot be read.
  explicit LedgerWatch(House& house);
  /// Looks at most every other second. A database or disk that is away is told and tried again.
  void look();
  /// Whatever the time since the last look.
  void look_now();

 private:
  House& house_;
  std::unique_ptr<audit::CheckpointKey> key_;
  store::Checkpoints checkpoints_;
  std::optional<Instant> looked_;
};

}  // namespace rightsdesk
