#pragma once
#include <string>

#include "app/office.h"
#include "settings/service.h"
#include "store/database.h"
#include "store/vault.h"
#include "web/receipts.h"

namespace rightsdesk {

/// Receipts of GOV.UK Notify, into the outbox: delivered, or a task on the case as for a message whose carrier was asked.
class NotifyReceipts final : public web::Receipts {
 public:
  /// All must outlive it. `token`: empty, nobody's is theirs.
  NotifyReceipts(store::Database& database, store::VaultKey const& key, app::Office& office, std::string token)
      : database_(database), key_(key), office_(office), token_(std::move(token)) {}
  [[nodiscard]] bool is_theirs(std::string_view token) const override;
  bool take(web::Receipt const& receipt) override;

 private:
  store::Database& database_;
  store::VaultKey const& key_;
  app::Office& office_;
  std::string const token_;
};

/// What the service file names, without spaces around it; empty where it names nothing. Fault for one of fewer than 20 characters.
std::string receipts_token(settings::Service const& service);

}  // namespace rightsdesk
