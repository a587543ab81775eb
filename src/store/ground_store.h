#pragma once
#include "app/work.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// The records of withholdings, within one transaction on `connection`.
class StoredGrounds final : public app::GroundStore {
 public:
  StoredGrounds(Connection& connection, Vault& vault) : connection_(connection), vault_(vault) {}
  void add(app::GroundRecord const& record) override;
  std::vector<app::GroundRecord> of_case(CaseId const& about) override;

 private:
  Connection& connection_;
  Vault& vault_;
};

}  // namespace rightsdesk::store
