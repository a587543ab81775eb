#pragma once
// The administrators' port over the store.
#include <set>

#include "core/clock.h"
#include "settings/rules.h"
#include "store/account_change.h"
#include "web/accounts/accounts.h"

namespace rightsdesk {

/// Every role of staff that some workflow gives something to do, the auditor's, and the one that looks after accounts.
std::set<std::string> roles_of_staff(settings::Rules const& rules);

/// Thread-safe.
class StoredAccounts final : public web::Accounts {
 public:
  /// The references must outlive it.
  StoredAccounts(store::Database& database, store::VaultKey const& key, Clock const& clock, web::StaffDoor& door, std::set<std::string> const& roles,
                 std::string council = {})
      : database_(database), key_(key), clock_(clock), door_(door), roles_(roles.begin(), roles.end()), council_(std::move(council)) {}
  std::vector<web::ColleagueLine> all() override { return door_.colleagues(); }
  std::vector<std::string> roles() override { return roles_; }
  Result<Added> add(std::string const& by, NewAccount const& wanted) override;
  std::string seen() override;
  std::vector<app::RuleVersion> history(std::string const& colleague) override;
  Result<std::string> change(std::string const& by, Change const& change) override;
  Result<std::string> change_password(std::string const& colleague, std::string const& before, std::string const& after) override;

 private:
  store::Database& database_;
  store::VaultKey const& key_;
  Clock const& clock_;
  web::StaffDoor& door_;
  std::vector<std::string> roles_;
  std::string council_;  ///< its name makes a password easy to guess
};

}  // namespace rightsdesk
