#pragma once
#include "app/work.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Cases whose time had come, within one transaction on `connection`.
class StoredGone final : public app::GoneCases {
 public:
  StoredGone(Connection& connection, Vault& vault) : connection_(connection), vault_(vault) {}
  void forget(app::GoneCase const& gone) override;
  std::vector<app::GoneCase> all() override;

 private:
  Connection& connection_;
  Vault& vault_;
};

}  // namespace rightsdesk::store
