#include "main/stored_accounts.h"

#include "app/rule_changes.h"
#include "store/rule_store.h"

namespace rightsdesk {
namespace {

using store::AccountChange;

AccountChange::What as_stored(web::Accounts::Change::What what) {
  using What = web::Accounts::Change::What;
  switch (what) {
    case What::disable: return AccountChange::What::disable;
    case What::enable: return AccountChange::What::enable;
    case What::reset_device: return AccountChange::What::reset_device;
    case What::sign_out: return AccountChange::What::sign_out;
    case What::roles: break;
  }
  return AccountChange::What::roles;
}

}  // namespace

std::set<std::string> roles_of_staff(settings::Rules const& rules) {
  std::set<std::string> roles{store::kAdministrator, "auditor"};
  for (auto const& [right, workflow] : rules.workflows) {
    for (auto const& move : workflow.table().moves) roles.insert(move.by.begin(), move.by.end());
    for (auto const& permission : workflow.table().may) roles.insert(permission.by.begin(), permission.by.end());
  }
  for (auto const* nobody : {"program", "requester"}) roles.erase(nobody);
  return roles;
}

Result<web::Accounts::Added> StoredAccounts::add(std::string const& by, NewAccount const& wanted) {
  auto const added = store::add_account(database_, StaffId(by), {{}, wanted.name, wanted.sign_in_name, wanted.roles}, clock_.now());
  if (!added) return tl::unexpected(added.error());
  return Added{added->id.str(), added->first_password};
}

std::string StoredAccounts::seen() { return store::accounts_seen(store::Staff(*database_.connection()).all()); }

std::vector<app::RuleVersion> StoredAccounts::history(std::string const& colleague) {
  auto const connection = database_.connection();
  return store::StoredRules(*connection).versions(app::kRolesRule, colleague);
}

Result<std::string> StoredAccounts::change(std::string const& by, Change const& change) {
  auto const done = store::change_account(database_, key_, StaffId(by), {as_stored(change.what), StaffId(change.colleague), change.roles, change.seen, change.reason}, clock_.now());
  if (!done) return tl::unexpected(done.error());
  return done->str();
}

Result<std::string> StoredAccounts::change_password(std::string const& colleague, std::string const& before, std::string const& after) {
  auto const session = store::change_own_password(database_, StaffId(colleague), {before, after, council_}, clock_.now());
  if (!session) return tl::unexpected(session.error());
  return session->token;
}

}  // namespace rightsdesk
