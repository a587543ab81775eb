#pragma once
#include "app/clients.h"
#include "core/clock.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Clients over the database. Thread-safe. All three must outlive it.
class StoredClients final : public app::ClientDesk {
 public:
  StoredClients(Database& database, VaultKey const& key, Clock const& clock) : database_(database), key_(key), clock_(clock) {}
  app::MadeClient add(app::NewClient const& wanted, std::string const& by) override;
  bool renew(std::string const& client, Date ends_on, std::string const& by) override;
  bool end(std::string const& client, std::string const& by) override;
  std::vector<app::Client> all() override;
  std::optional<app::Client> find(std::string const& client) override;
  std::optional<app::Client> of_key(std::string const& key) override;
  void note_call(std::string const& client, CaseId const& about, std::string const& call) override;
  Result<std::optional<app::Given>> given_before(app::OnceKey const& once) override;
  app::Done begin(app::OnceKey const& once) override;
  void keep(app::OnceKey const& once, app::Given const& given) override;
  Result<app::Given> answered_once(app::OnceKey const& once, std::function<app::Given(app::Works&)> const& act) override;
  std::int64_t forget_given(Instant before) override;

 private:
  Database& database_;
  VaultKey const& key_;
  Clock const& clock_;
};

}  // namespace rightsdesk::store
