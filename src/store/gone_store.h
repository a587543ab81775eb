#pragma once
#include "app/work.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Removes every row of the case and what it kept; of its request too when no other case is of it. Its key is not touched.
void drop_rows_of(Connection& connection, CaseId const& about);

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
