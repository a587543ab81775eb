#pragma once
// Holds the intake journal against the database: when a worker starts, and every minute. What the database has lost is opened again.
#include <optional>

#include "main/house.h"
#include "store/intake_spool.h"

namespace rightsdesk {

/// Not shared between threads.
class JournalWatch {
 public:
  /// `house` must outlive it.
  explicit JournalWatch(House& house) : house_(house), spool_(house.service().journal, house.key(), house.clock()) {}
  /// Looks at most once a minute. Each request that was lost is told to the log by its reference, and rebuilt; one that cannot be is told
  /// again each minute.
  void look();

 private:
  void compare();
  void rebuild(store::JournalLine const& line);
  House& house_;
  store::IntakeSpool spool_;
  std::optional<Instant> looked_;
};

}  // namespace rightsdesk
