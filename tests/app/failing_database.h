#pragma once
// A database that fails once: at its Nth statement or commit, in the way named. What stands behind it is a real one.
#include <memory>

#include "store/database.h"

namespace rightsdesk::app {

enum class Failing {
  statement,        ///< the Nth statement does not run: the world failed
  try_again,        ///< the Nth statement is turned back: the whole transaction is asked for again (1213, SQLITE_BUSY)
  commit_refused,   ///< the Nth commit did not happen, and says so
  commit_cut_off,   ///< the Nth commit did not happen, and nobody can tell
  commit_unheard,   ///< the Nth commit happened, and nobody can tell
  killed            ///< the process is killed before the Nth statement or commit, or after the commit before it
};

/// Counts statements, or commits, from 1.
struct NthFailure {
  Failing way = Failing::statement;
  int at = 0;
  int seen = 0;
  [[nodiscard]] bool struck() const { return at > 0 && seen >= at; }
};

/// `inner` and `failure` must outlive it.
class FailingDatabase final : public store::Database {
 public:
  FailingDatabase(store::Database& inner, NthFailure& failure) : inner_(inner), failure_(failure) {}
  [[nodiscard]] std::string engine() const override { return inner_.engine(); }
  std::shared_ptr<store::Connection> connection() override;

 private:
  store::Database& inner_;
  NthFailure& failure_;
};

}  // namespace rightsdesk::app
