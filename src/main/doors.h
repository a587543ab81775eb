#pragma once
// The web room's ports over the store.
#include "core/clock.h"
#include "settings/service.h"
#include "store/database.h"
#include "store/device_store.h"
#include "store/session_store.h"
#include "store/vault.h"
#include "web/ports.h"

namespace rightsdesk {

class CouncilSignIn;  // main/council_sign_in.h

/// Local accounts, their second factor and their sessions. What happens at the door is in the ledger. Thread-safe.
class LocalStaffDoor final : public web::StaffDoor {
 public:
  struct Terms {
    settings::Service::SecondFactor second_factor = settings::Service::SecondFactor::required;
    std::string issuer;  ///< the council, as the authenticator app shows it
    CouncilSignIn* council = nullptr;  ///< the council's own accounts, beside the local ones
  };
  /// The first three must outlive it.
  LocalStaffDoor(store::Database& database, store::VaultKey const& key, Clock const& clock, Terms terms)
      : database_(database), key_(key), clock_(clock), terms_(std::move(terms)) {}
  Result<web::SignInStep> sign_in(std::string const& name, std::string const& password) override;
  std::optional<web::DeviceToAdd> device_to_add(std::string const& under_way) override;
  Result<web::Entered> add_device(std::string const& under_way, std::string const& code) override;
  Result<web::Entered> give_code(std::string const& under_way, std::string const& code) override;
  Result<void> give_code_again(std::string const& token, std::string const& code) override;
  std::string elsewhere() override;
  Result<web::Elsewhere> go_elsewhere(Asked asked) override;
  Result<web::Entered> back_from_elsewhere(std::string const& kept, web::CameBack const& came) override;
  web::SignedIn who(std::string const& token) override;
  Left sign_out(std::string const& token) override;
  Result<web::Elsewhere> leave_elsewhere() override;
  bool left_elsewhere(std::string const& kept, std::string const& state) override;
  Result<void> ended_elsewhere(std::string const& logout_token) override;
  void note_browser(std::string const& token, std::string const& words) override;
  std::vector<web::OwnSession> sessions_of(std::string const& token) override;
  Result<void> end_session(std::string const& token, std::string const& name) override;
  int end_other_sessions(std::string const& token) override;
  std::string name_of(std::string const& id) override;
  std::vector<web::ColleagueLine> colleagues() override;

 private:
  /// Holds a code against the colleague's device; a refusal is in the ledger.
  Result<store::Proof> proven(StaffId const& colleague, std::string const& code);
  [[nodiscard]] bool code_lately(store::Session const& session) const;
  [[nodiscard]] std::optional<store::SignInBegun> begun(std::string const& under_way);
  void note(StaffId const& by, std::string const& what);
  store::Database& database_;
  store::VaultKey const& key_;
  Clock const& clock_;
  Terms terms_;
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

/// Workbooks, made in a private folder.
class WorkbookMaker final : public web::SheetMaker {
 public:
  using SheetMaker::xlsx;
  std::string xlsx(Tables const& tables) override;
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
