#pragma once
// The web room's ports over the store.
#include "core/clock.h"
#include "store/database.h"
#include "store/vault.h"
#include "web/ports.h"

namespace rightsdesk {

/// Local accounts and their sessions. Thread-safe.
class LocalStaffDoor final : public web::StaffDoor {
 public:
  /// Both must outlive it.
  LocalStaffDoor(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}
  Result<std::string> sign_in(std::string const& name, std::string const& password) override;
  web::SignedIn who(std::string const& token) override;
  void sign_out(std::string const& token) override;
  std::string name_of(std::string const& id) override;

 private:
  store::Database& database_;
  Clock const& clock_;
};

/// Residents' unfinished forms, sealed. Thread-safe.
class StoredDrafts final : public web::Drafts {
 public:
  StoredDrafts(store::Database& database, store::VaultKey const& key, Clock const& clock)
      : database_(database), key_(key), clock_(clock) {}
  intake::FormAnswers load(std::string const& visit) override;
  void save(std::string const& visit, intake::FormAnswers const& answers) override;
  void forget(std::string const& visit) override;

 private:
  store::Database& database_;
  store::VaultKey const& key_;
  Clock const& clock_;
};

/// Whole cases in locked files. Thread-safe.
class StoredArchives final : public web::CaseArchives {
 public:
  StoredArchives(store::Database& database, store::VaultKey const& key, Clock const& clock)
      : database_(database), key_(key), clock_(clock) {}
  Result<Locked> locked_up(CaseId const& about, StaffId const& by, std::string const& passphrase) override;

 private:
  store::Database& database_;
  store::VaultKey const& key_;
  Clock const& clock_;
};

}  // namespace rightsdesk
