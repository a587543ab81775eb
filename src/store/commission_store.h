#pragma once
#include "commission/commission.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// What owners were asked, within one transaction on `connection`. All three must outlive it.
class StoredCommissions final : public commission::CommissionStore {
 public:
  StoredCommissions(Connection& connection, Vault& vault, VaultKey const& key) : connection_(connection), vault_(vault), key_(key) {}
  void add(commission::Commission const& fresh) override;
  bool update(commission::Commission const& seen) override;
  std::optional<commission::Commission> find(CommissionId const& id) override;
  std::vector<commission::Commission> of_case(CaseId const& about) override;
  std::vector<commission::Commission> waiting() override;
  std::string fresh_link(commission::Commission const& of, Instant now) override;
  std::optional<CommissionId> by_link(std::string const& token) override;

 private:
  commission::Commission commission_from(Row const& row);
  std::vector<commission::Commission> all_of(std::vector<Row> const& rows);
  /// By the key in use first.
  [[nodiscard]] std::vector<std::string> hashed(std::string const& token) const;
  Connection& connection_;
  Vault& vault_;
  VaultKey const& key_;
};

}  // namespace rightsdesk::store
