#include "store/staff_store.h"

#include "core/text.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr std::size_t kShortestPassword = 12;
constexpr std::int64_t kMostFailures = 5;
constexpr auto kLock = std::chrono::minutes(15);

std::vector<std::string> roles_in(std::string const& text) {
  return text.empty() ? std::vector<std::string>{} : split(text, ' ');
}

Colleague colleague_of(Row const& row) {
  return {StaffId(row.text(0)), row.text(1), row.text(2), roles_in(row.text(3)),
          row.number(4) == 0 ? Account::enabled : Account::disabled};
}

std::string comparable(std::string const& sign_in_name) { return lower_ascii(tidied(sign_in_name)); }

bool too_short(std::string const& password) { return count_code_points(password) < kShortestPassword; }

auto password_refused() {
  return refused("password_too_short", "Choose a password of at least 12 characters.", "password");
}

/// So that an unknown name takes as long as a wrong password.
std::string const& hash_of_nobody() {
  static std::string const hash = password_hash(fresh_digits(32));
  return hash;
}

void count_failure(Connection& connection, Row const& account, Instant now) {
  auto const id = account.text(0);
  connection.execute(sql("staff.count_failure"), {id});
  if (account.number(6) + 1 >= kMostFailures) connection.execute(sql("staff.lock"), {to_iso(now + kLock), id});
}

void end_everything_of(Connection& connection, StaffId const& id) {
  connection.execute(sql("sessions.end_all"), {id.str()});
  connection.execute(sql("devices.end_all_begun"), {id.str()});
}

}  // namespace

Result<StaffId> Staff::add(Colleague const& colleague, std::string const& password) {
  auto const sign_in_name = comparable(colleague.sign_in_name);
  if (sign_in_name.empty()) return refused("name_missing", "Enter the name to sign in with.", "sign_in_name");
  if (too_short(password)) return password_refused();
  auto const id = StaffId::fresh();
  try {
    connection_.execute(sql("staff.add"), {id.str(), colleague.name, sign_in_name, password_hash(password),
                                           joined(colleague.roles, " "), std::int64_t{colleague.account == Account::disabled}});
  } catch (Conflict const&) {
    return refused("name_taken", "Someone else signs in with this name.", "sign_in_name");
  }
  return id;
}

std::optional<Colleague> Staff::find(StaffId const& id) {
  auto const row = connection_.row(sql("staff.find"), {id.str()});
  return row ? std::optional(colleague_of(*row)) : std::nullopt;
}

std::optional<Colleague> Staff::find_named(std::string const& sign_in_name) {
  auto const row = connection_.row(sql("staff.sign_in"), {comparable(sign_in_name)});
  return row ? std::optional(colleague_of(*row)) : std::nullopt;
}

std::vector<Colleague> Staff::all() {
  std::vector<Colleague> all;
  connection_.query(sql("staff.all"), {}, [&](Row const& row) { all.push_back(colleague_of(row)); });
  return all;
}

void Staff::set_name(StaffId const& id, std::string const& name) { connection_.execute(sql("staff.set_name"), {name, id.str()}); }

void Staff::set_roles(StaffId const& id, std::vector<std::string> const& roles) {
  connection_.execute(sql("staff.set_roles"), {joined(roles, " "), id.str()});
}

void Staff::set_account(StaffId const& id, Account account) {
  connection_.execute(sql("staff.set_disabled"), {std::int64_t{account == Account::disabled}, id.str()});
  if (account == Account::disabled) end_everything_of(connection_, id);
}

Result<StaffId> Staff::set_password(StaffId const& id, std::string const& password) {
  if (too_short(password)) return password_refused();
  connection_.execute(sql("staff.set_password"), {password_hash(password), id.str()});
  end_everything_of(connection_, id);
  return id;
}

Result<Colleague> sign_in(Database& database, std::string const& name, std::string const& password, Instant now) {
  auto const connection = database.connection();
  auto const account = connection->row(sql("staff.sign_in"), {comparable(name)});
  bool const fits = password_fits(account ? account->text(5) : hash_of_nobody(), password);
  bool const open = account && account->number(4) == 0 && account->text(7) <= to_iso(now);
  if (fits && open) {
    connection->execute(sql("staff.clear_failures"), {account->text(0)});
    return colleague_of(*account);
  }
  if (open) count_failure(*connection, *account, now);
  return refused("sign_in_refused", "The name or the password is not right, or the account is locked. Check both and try again.");
}

}  // namespace rightsdesk::store
