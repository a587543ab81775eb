#pragma once
#include "app/kept_forms.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Each form is sealed, and found, under keys made of the vault key and its writer's secret: the database alone opens nothing, and tells nobody who wrote.
class StoredKeptForms final : public app::KeptForms {
 public:
  /// Both must outlive it.
  StoredKeptForms(Connection& connection, VaultKey const& key) : connection_(connection), key_(key) {}
  void keep(app::WayBack const& way, Personal<intake::FormAnswers> const& answers, Date until) override;
  std::optional<app::KeptForm> open(app::WayBack const& way, Date today) override;
  void forget(app::WayBack const& way) override;
  int destroy_due(Date today) override;
  int destroy_left(Instant than) override;

 private:
  Connection& connection_;
  VaultKey const& key_;
};

}  // namespace rightsdesk::store
