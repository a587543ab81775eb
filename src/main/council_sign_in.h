#pragma once
// Signing in with the council's own accounts, at its identity provider. The provider says who somebody is and which app roles they have;
// which of our roles those give is written in the service file.
#include "settings/service.h"
#include "signin/provider.h"
#include "store/database.h"
#include "store/session_store.h"
#include "store/vault.h"
#include "web/ports.h"

namespace rightsdesk {

/// Does the provider say that the sign-in came up to what the service file asks (acr, amr)? Where it asks nothing, each does.
bool strong_enough(settings::CouncilAccounts const& accounts, signin::Claims const& claims);

/// Thread-safe.
class CouncilSignIn {
 public:
  /// The references must outlive it. `public_url`: of this service; the provider sends browsers back to addresses below it.
  struct Over {
    store::Database& database;
    store::VaultKey const& key;
    Clock const& clock;
  };
  CouncilSignIn(Over over, settings::CouncilAccounts accounts, std::string const& public_url);
  [[nodiscard]] std::string const& title() const { return accounts_.title; }
  Result<web::Elsewhere> go(web::StaffDoor::Asked asked);
  Result<web::Entered> back(std::string const& kept, web::CameBack const& came);
  /// As web::StaffDoor has them.
  Result<web::Elsewhere> leave();
  bool left(std::string const& kept, std::string const& state);
  Result<void> ended(std::string const& logout_token);

 private:
  /// Speaks to the provider and to nobody else, with the limits of a source.
  class ProviderWire final : public signin::Wire {
   public:
    explicit ProviderWire(settings::CouncilAccounts const& accounts);
    Result<std::string> get(std::string const& url) override;
    Result<std::string> post_form(std::string const& url, std::map<std::string, std::string> const& form) override;

   private:
    settings::CouncilAccounts const& accounts_;
    std::string basic_;
  };
  [[nodiscard]] std::string kept_of(char const* place, signin::Journey const& journey) const;
  [[nodiscard]] std::optional<signin::Journey> journey_in(char const* place, std::string const& kept) const;
  [[nodiscard]] store::Sessions::Elsewhere marks_of(std::string const& subject, std::string const& session) const;
  Result<web::Entered> let_in(signin::Claims const& claims);

  Over over_;
  settings::CouncilAccounts accounts_;
  ProviderWire wire_;
  signin::Provider provider_;
};

}  // namespace rightsdesk
