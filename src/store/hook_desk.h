#pragma once
#include "app/hooks.h"
#include "core/clock.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Webhooks over the database. Thread-safe. All three must outlive it.
class StoredHooks final : public app::HookDesk {
 public:
  StoredHooks(Database& database, VaultKey const& key, Clock const& clock) : database_(database), key_(key), clock_(clock) {}
  std::optional<app::MadeHook> add(app::NewHook const& wanted, std::string const& by) override;
  std::vector<app::Hook> all() override;
  std::optional<app::Hook> find(std::string const& id) override;
  bool end(std::string const& id, std::string const& by) override;
  std::optional<std::string> rotate(std::string const& id, std::string const& by) override;
  std::vector<app::HookMessage> messages(std::string const& hook, int most) override;
  int revive(std::string const& hook, std::string const& by) override;
  bool gather() override;
  std::optional<app::HookCall> take(Instant until) override;
  void delivered(app::HookMessage const& message) override;
  void again(app::HookMessage const& message, std::string const& why, Instant at) override;
  void give_up(app::HookMessage const& message, std::string const& why) override;
  std::int64_t forget_ended(Instant before) override;

 private:
  Database& database_;
  VaultKey const& key_;
  Clock const& clock_;
};

}  // namespace rightsdesk::store
