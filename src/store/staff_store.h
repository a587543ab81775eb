#pragma once
// The staff's accounts: who may sign in, with which password (Argon2id) and which roles.
#include "core/date.h"
#include "core/id.h"
#include "store/database.h"

namespace rightsdesk::store {

enum class Account { enabled, disabled };

struct Colleague {
  StaffId id;
  std::string name;
  std::string sign_in_name;        ///< unique; compared lower-cased
  std::vector<std::string> roles;  ///< lower_snake ids of config's roles
  Account account = Account::enabled;
};

class Staff {
 public:
  /// `connection` must outlive it.
  explicit Staff(Connection& connection) : connection_(connection) {}

  /// Refuses: "name_missing", "password_too_short" (under 12 characters), "password_too_easy" (a common one, a pattern of the keyboard, little more than the
  /// colleague's own names or the service's), "name_taken". The id of `colleague` is not read.
  /// Hashing takes about 0.1 s: hash outside a transaction that others wait for.
  Result<StaffId> add(Colleague const& colleague, std::string const& password);
  std::optional<Colleague> find(StaffId const& id);
  std::optional<Colleague> find_named(std::string const& sign_in_name);
  std::vector<Colleague> all();  ///< by name
  void set_name(StaffId const& id, std::string const& name);
  void set_roles(StaffId const& id, std::vector<std::string> const& roles);
  void set_account(StaffId const& id, Account account);
  /// Refuses "password_too_short", "password_too_easy"; `more` are words that make a password easy here, as the council's name. Ends every session of the
  /// colleague and lifts a lock; it is theirs and has no end.
  Result<StaffId> set_password(StaffId const& id, std::string const& password, std::vector<std::string> const& more = {});
  /// The colleague's password, which somebody else knows, opens nothing from then on: they choose their own before.
  void end_password_at(StaffId const& id, Instant end);

 private:
  Connection& connection_;
};

/// Signs in by name and password. One refusal, "sign_in_refused", in the same words and the same time, whether the name is
/// unknown, the password wrong, the account disabled or locked. Five failures in a row lock the account for 15 minutes.
/// A first password whose end has come is refused like a wrong one.
/// Not to be called within a transaction: the count of failures must stand whatever comes after.
Result<Colleague> sign_in(Database& database, std::string const& name, std::string const& password, Instant now);

}  // namespace rightsdesk::store
