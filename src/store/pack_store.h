#pragma once
#include "app/work.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Disclosure packs by version, within one transaction on `connection`.
class StoredPacks final : public app::PackStore {
 public:
  StoredPacks(Connection& connection, Vault& vault) : connection_(connection), vault_(vault) {}
  void add(app::PackRow const& pack) override;
  void update(app::PackRow const& pack) override;
  std::vector<app::PackRow> of_case(CaseId const& about) override;

 private:
  Connection& connection_;
  Vault& vault_;
};

}  // namespace rightsdesk::store
