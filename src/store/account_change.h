#pragma once
// What an administrator does to an account. Each is in the ledger, in the same transaction, and one administrator always remains.
#include <chrono>
#include <string>
#include <vector>

#include "store/device_store.h"
#include "store/session_store.h"

namespace rightsdesk::store {

constexpr char kAdministrator[] = "administrator";

struct AccountChange {
  enum class What { roles, disable, enable, reset_device, sign_out } what = What::roles;
  StaffId colleague;
  std::vector<std::string> roles = {};  ///< of What::roles: in place of those before
  std::string seen = {};    ///< of What::roles: accounts_seen as it was shown
  std::string reason = {};  ///< of What::roles
};

/// What somebody saw of the accounts when they looked at a change of roles: every account with its roles and whether it is enabled. Another role or another account is another.
std::string accounts_seen(std::vector<Colleague> const& all);

/// Who may: an enabled account with the role of administrators, other than its owner where a device is reset. Refused: not_permitted,
/// not_found, own_device, last_administrator (whoever else is removed at the same moment). Disabling, resetting and signing out end every session
/// at once; other roles hold from the next request. Roles need a reason (missing, too_long: 500 characters, with its field) and the accounts as they were shown (stale); each change
/// is a version of app/rule_book.h, of kind "roles" and named by the colleague.
Result<StaffId> change_account(Database& database, VaultKey const& key, StaffId const& by, AccountChange const& change, Instant now);

/// How long a first password opens anything: by then its owner has chosen their own.
constexpr std::chrono::days kFirstPasswordHolds{7};

/// A new account with a first password of 80 random bits, shown once, for kFirstPasswordHolds: the colleague is told it in person. Refused: not_permitted,
/// name_missing, name_taken.
struct AddedAccount {
  StaffId id;
  std::string first_password;  ///< "7KQM-29XD-HTRB-4JWP"
};
/// A colleague's own password in place of `before`. Every session of theirs ends, and the one this gives begins, with the code that was asked for. Refused, with the field: before_wrong
/// ("before"; it counts as a failed sign-in, and five lock the account), same_password, password_too_short and password_too_easy ("after").
struct OwnPassword {
  std::string before, after;
  std::string council = {};  ///< whose name makes a password easy
};
Result<NewSession> change_own_password(Database& database, StaffId const& colleague, OwnPassword const& wanted, Instant now);

Result<AddedAccount> add_account(Database& database, StaffId const& by, Colleague const& colleague, Instant now);
/// Another first password for who lost theirs or let it end: on the ledger, and every session of theirs ends. Refused: not_permitted, not_found.
Result<AddedAccount> give_first_password(Database& database, StaffId const& by, StaffId const& colleague, Instant now);

}  // namespace rightsdesk::store
