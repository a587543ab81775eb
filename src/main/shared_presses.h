#pragma once
// Forms pressed twice, told apart by the database that all servers share.
#include "core/clock.h"
#include "store/press_store.h"
#include "web/edge/pressed.h"

namespace rightsdesk {

/// Thread-safe. By the clock of each server; all follow one time service (docs/operations.md).
class StoredPresses final : public web::SharedPresses {
 public:
  StoredPresses(store::Database& database, store::VaultKey const& key, Clock const& clock) : presses_(database, key), clock_(clock) {}
  Standing begin(std::string const& session, std::string const& form) override {
    auto const found = presses_.begin(session, form, clock_.now());
    return {found.mine, found.answer};
  }
  void answered(std::string const& session, std::string const& sending, std::string const& answer) override { presses_.answered(session, sending, answer, clock_.now()); }
  void forget(std::string const& session, std::string const& sending) override { presses_.forget(session, sending); }
  void moved_on(std::string const& session) override { presses_.moved_on(session); }
  /// Removes what was begun before `than`.
  void forget_older(Instant than) { presses_.forget_older(than); }

 private:
  store::Presses presses_;
  Clock const& clock_;
};

}  // namespace rightsdesk
