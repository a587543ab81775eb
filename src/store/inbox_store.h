#pragma once
#include "app/inbox.h"
#include "core/clock.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// The request mailbox's messages over the database. Thread-safe. All three must outlive it.
class StoredInbox final : public app::Inbox {
 public:
  StoredInbox(Database& database, VaultKey const& key, Clock const& clock) : database_(database), key_(key), clock_(clock) {}
  void in_one(std::function<void(app::Work&, app::InboxStore&)> const& work) override;

 private:
  Database& database_;
  VaultKey const& key_;
  Clock const& clock_;
};

}  // namespace rightsdesk::store
