#include "store/staff_store.h"

#include <zxcvbn.h>

#include <algorithm>

#include "core/text.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr std::size_t kShortestPassword = 12;
constexpr double kFewestBits = 28;  // the commonest thousands of 12 characters have fewer than 25
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

/// Whose guesses count: the names of who chooses it, and of what it is for.
std::vector<std::string> words_about(Colleague const& colleague, std::vector<std::string> const& more) {
  std::vector<std::string> words{"rightsdesk", "council"};
  for (auto const& text : {colleague.name, colleague.sign_in_name, joined(more, " ")}) {
    auto spaced = lower_ascii(tidied(text));
    std::replace_if(spaced.begin(), spaced.end(), [](char c) { return c == '.' || c == '-' || c == '@'; }, ' ');
    for (auto& word : split(spaced, ' '))
      if (word.size() > 2) words.push_back(std::move(word));
  }
  return words;
}

/// Bits: a guesser who knows lists of passwords that came out, words, names, keyboards and dates needs two to this many guesses (zxcvbn).
double hard_to_guess(std::string const& password, std::vector<std::string> const& words) {
  std::vector<char const*> known;
  for (auto const& word : words) known.push_back(word.c_str());
  known.push_back(nullptr);
  return ZxcvbnMatch(password.c_str(), known.data(), nullptr);
}

Result<void> good_password(std::string const& password, Colleague const& colleague, std::vector<std::string> const& more) {
  if (count_code_points(password) < kShortestPassword) return refused("password_too_short", "Choose a password of at least 12 characters.", "password");
  if (hard_to_guess(password, words_about(colleague, more)) < kFewestBits)
    return refused("password_too_easy", "This password is easy to guess: it is a common one, a pattern, or little more than a name. Three or four words that have nothing to do with each other are good.", "password");
  return {};
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

/// Of no account that is open: as much is written as of one that is, for whoever measures would learn from the disk which names there are.
void count_refusal(Connection& connection) {
  auto const slot = std::int64_t{fresh_digits(1).front() - '0'};
  if (connection.execute(sql("staff.count_refusal"), {slot}) > 0) return;
  try {
    connection.execute(sql("staff.first_refusal"), {slot});
  } catch (Conflict const&) {
    connection.execute(sql("staff.count_refusal"), {slot});
  }
}

void end_everything_of(Connection& connection, StaffId const& id) {
  connection.execute(sql("sessions.end_all"), {id.str()});
  connection.execute(sql("devices.end_all_begun"), {id.str()});
}

}  // namespace

Result<StaffId> Staff::add(Colleague const& colleague, std::string const& password) {
  auto const sign_in_name = comparable(colleague.sign_in_name);
  if (sign_in_name.empty()) return refused("name_missing", "Enter the name to sign in with.", "sign_in_name");
  if (auto good = good_password(password, colleague, {}); !good) return tl::unexpected(good.error());
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

void Staff::end_password_at(StaffId const& id, Instant end) { connection_.execute(sql("staff.end_password_at"), {to_iso(end), id.str()}); }

Result<StaffId> Staff::set_password(StaffId const& id, std::string const& password, std::vector<std::string> const& more) {
  auto const colleague = find(id);
  if (auto good = good_password(password, colleague.value_or(Colleague{}), more); !good) return tl::unexpected(good.error());
  connection_.execute(sql("staff.set_password"), {password_hash(password), id.str()});
  end_everything_of(connection_, id);
  return id;
}

Result<Colleague> sign_in(Database& database, std::string const& name, std::string const& password, Instant now) {
  auto const connection = database.connection();
  auto const account = connection->row(sql("staff.sign_in"), {comparable(name)});
  bool const fits = password_fits(account ? account->text(5) : hash_of_nobody(), password);
  bool const open = account && account->number(4) == 0 && account->text(7) <= to_iso(now) && (account->text(8).empty() || account->text(8) > to_iso(now));
  if (fits && open) {
    connection->execute(sql("staff.clear_failures"), {account->text(0)});
    return colleague_of(*account);
  }
  open ? count_failure(*connection, *account, now) : count_refusal(*connection);
  return refused("sign_in_refused", "The name or the password is not right, or the account is locked. Check both and try again.");
}

}  // namespace rightsdesk::store
