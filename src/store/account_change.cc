#include "store/account_change.h"

#include <algorithm>

#include "app/rule_changes.h"
#include "core/text.h"
#include "store/ledger_store.h"
#include "store/rule_store.h"

namespace rightsdesk::store {
namespace {

using What = AccountChange::What;

constexpr std::size_t kLongestReason = 500;

bool administers(Colleague const& colleague) {
  bool const has_role = std::find(colleague.roles.begin(), colleague.roles.end(), kAdministrator) != colleague.roles.end();
  return has_role && colleague.account == Account::enabled;
}

bool may(Staff& staff, StaffId const& by) {
  auto const found = staff.find(by);
  return found && administers(*found);
}

auto not_permitted() { return refused("not_permitted", "An administrator looks after accounts."); }

std::string in_ledger(std::vector<std::string> const& roles) { return roles.empty() ? "none" : joined(roles, ","); }

audit::Act act_of(StaffId const& by, Colleague const& before, AccountChange const& change) {
  auto const about = "colleague " + before.id.str();
  switch (change.what) {
    case What::disable: return {by.str(), "account_disabled", {}, about};
    case What::enable: return {by.str(), "account_enabled", {}, about};
    case What::reset_device: return {by.str(), "device_reset", {}, about};
    case What::sign_out: return {by.str(), "signed_out_everywhere", {}, about};
    case What::roles: break;
  }
  return {by.str(), "roles_changed", {}, about + " roles=" + in_ledger(change.roles) + " before=" + in_ledger(before.roles)};
}

void write(Connection& connection, VaultKey const& key, AccountChange const& change) {
  Staff staff(connection);
  switch (change.what) {
    case What::roles: return staff.set_roles(change.colleague, change.roles);
    case What::disable: return staff.set_account(change.colleague, Account::disabled);
    case What::enable: return staff.set_account(change.colleague, Account::enabled);
    case What::reset_device: return Devices(connection, key).remove(change.colleague);
    case What::sign_out: return Sessions(connection).end_all(change.colleague);
  }
}

/// Rolls back with a refusal.
struct TurnedBack {
  Refusal why;
};

void turn_back(tl::unexpected<Refusal> const& why) { throw TurnedBack{why.value()}; }

Result<std::string> reason_of(AccountChange const& change) {
  auto const why = tidied(change.reason);
  if (change.what != What::roles) return why;
  if (why.empty()) return refused("missing", "Say why. The reason goes on the record.", "reason");
  if (count_code_points(why) > kLongestReason) return refused("too_long", "The reason must be 500 characters or fewer.", "reason");
  return why;
}

/// Why the roles are what they are, beside them.
void keep_version(Connection& connection, AccountChange const& change, app::RuleVersion version) {
  StoredRules book(connection);
  version.kind = app::kRolesRule;
  version.name = change.colleague.str();
  version.number = static_cast<int>(book.versions(version.kind, version.name).size()) + 1;
  version.content = in_ledger(change.roles);
  book.put(version);
}

}  // namespace

std::string accounts_seen(std::vector<Colleague> const& all) {
  std::string text;
  for (auto const& one : all) text += one.id.str() + (one.account == Account::enabled ? " " : " off ") + joined(one.roles, ",") + "\n";
  return app::rule_digits(text);
}

Result<StaffId> change_account(Database& database, VaultKey const& key, StaffId const& by, AccountChange const& change, Instant now) {
  auto const before = Staff(*database.connection()).find(change.colleague);
  if (!before) return refused("not_found", "There is no such account.");
  auto const reason = reason_of(change);
  if (!reason) return tl::unexpected(reason.error());
  try {
    in_transaction(database, [&](Connection& connection) {
      Staff staff(connection);
      // Before anything is counted: whoever records waits here for the change before, so that two cannot remove each other.
      StoredLedger(connection).record(act_of(by, *before, change), now);
      if (!may(staff, by)) turn_back(not_permitted());
      if (change.what == What::reset_device && by == change.colleague) {
        turn_back(refused("own_device", "Another administrator has to say so: nobody resets their own device."));
      }
      if (change.what == What::roles) {
        if (accounts_seen(staff.all()) != change.seen) turn_back(refused("stale", "Somebody changed an account meanwhile. Look at what your change would do now."));
        keep_version(connection, change, {{}, {}, 0, {}, {}, by.str(), *reason, local_date(now)});
      }
      write(connection, key, change);
      auto const left = staff.all();
      if (std::none_of(left.begin(), left.end(), administers)) {
        turn_back(refused("last_administrator", "One administrator must remain. Give somebody else the role first."));
      }
    });
  } catch (TurnedBack const& refusal) {
    return tl::unexpected(refusal.why);
  }
  return change.colleague;
}

Result<NewSession> change_own_password(Database& database, StaffId const& colleague, OwnPassword const& wanted, Instant now) {
  auto const found = Staff(*database.connection()).find(colleague);
  auto const fits = found ? sign_in(database, found->sign_in_name, wanted.before, now) : Result<Colleague>(refused("not_found", "There is no such account."));
  if (!fits) return refused("before_wrong", "This is not your password, or the account is locked.", "before");
  if (wanted.after == wanted.before) return refused("same_password", "Choose another password than the one before.", "after");
  Result<NewSession> outcome = tl::unexpected(Refusal{});
  in_transaction(database, [&](Connection& connection) {
    auto const set = Staff(connection).set_password(colleague, wanted.after, {wanted.council});
    if (!set) {
      outcome = refused(set.error().code, set.error().text, "after");
      return;
    }
    StoredLedger(connection).record({colleague.str(), "password_changed", {}, "colleague " + colleague.str()}, now);
    outcome = Sessions(connection).start(colleague, now, Sessions::Came::with_code);
  });
  return outcome;
}

namespace {

/// 80 random bits.
std::string first_password() {
  std::string password;
  auto const signs = fresh_id_text();
  for (std::size_t i = 0; i < 16; ++i) password += (i > 0 && i % 4 == 0 ? "-" : "") + signs.substr(i, 1);
  return password;
}

}  // namespace

Result<AddedAccount> give_first_password(Database& database, StaffId const& by, StaffId const& colleague, Instant now) {
  auto const password = first_password();
  Result<AddedAccount> outcome = not_permitted();
  in_transaction(database, [&](Connection& connection) {
    Staff staff(connection);
    outcome = not_permitted();
    if (!may(staff, by)) return;
    if (!staff.find(colleague)) {
      outcome = refused("not_found", "There is no such account.");
      return;
    }
    auto const set = staff.set_password(colleague, password);
    ENSURE(set.has_value(), "a first password is a good one");
    staff.end_password_at(colleague, now + kFirstPasswordHolds);
    StoredLedger(connection).record({by.str(), "first_password_given", {}, "colleague " + colleague.str()}, now);
    outcome = AddedAccount{colleague, password};
  });
  return outcome;
}

Result<AddedAccount> add_account(Database& database, StaffId const& by, Colleague const& colleague, Instant now) {
  if (tidied(colleague.name).empty()) return refused("name_missing", "Enter the colleague’s name.", "name");
  auto const password = first_password();
  Result<AddedAccount> outcome = not_permitted();
  in_transaction(database, [&](Connection& connection) {
    Staff staff(connection);
    outcome = not_permitted();
    if (!may(staff, by)) return;
    auto const added = staff.add(colleague, password);
    if (!added) {
      outcome = tl::unexpected(added.error());
      return;
    }
    staff.end_password_at(*added, now + kFirstPasswordHolds);
    StoredLedger(connection).record({by.str(), "account_added", {}, "colleague " + added->str() + " roles=" + in_ledger(colleague.roles)}, now);
    outcome = AddedAccount{*added, password};
  });
  return outcome;
}

}  // namespace rightsdesk::store
