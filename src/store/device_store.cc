#include "store/device_store.h"

#include <algorithm>
#include <cctype>

#include "core/id.h"
#include "core/original.h"
#include "signin/totp.h"
#include "store/purposes.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr int kRecoveryCodes = 10;
constexpr std::size_t kRecoverySigns = 12;
constexpr std::int64_t kMostTries = 5;
constexpr std::chrono::minutes kFirstWait{15}, kLongestWait{24 * 60};
constexpr std::chrono::minutes kBegunLasts{10};


/// Upper case, without what stands between the signs: what is hashed.
std::string comparable(std::string const& typed) {
  std::string kept;
  for (char const c : typed)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) kept += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return kept;
}

bool is_recovery_code(std::string const& code) { return code.size() == kRecoverySigns + 1 && code.front() >= '0' && code.front() <= '9'; }

std::chrono::minutes wait_after(std::int64_t failures) {
  auto const times = std::min<std::int64_t>(failures / kMostTries - 1, 10);
  return std::min(kFirstWait * (std::int64_t{1} << times), kLongestWait);
}

/// Counts the try, and locks at each fifth: undone by a right code. The device's row, or nothing when it is locked or there is none.
std::optional<Row> counted_try(Connection& connection, StaffId const& colleague, Instant now) {
  if (connection.execute(sql("devices.count_try"), {colleague.str(), to_iso(now)}) == 0) return std::nullopt;
  auto row = connection.row(sql("devices.find"), {colleague.str()});
  if (auto const failures = row->number(2); failures % kMostTries == 0) {
    connection.execute(sql("devices.lock"), {to_iso(now + wait_after(failures)), colleague.str()});
  }
  return row;
}

enum class Seen { right, wrong, locked };

Seen try_device(Connection& connection, VaultKey const& key, StaffId const& colleague, std::string const& typed, Instant now) {
  auto const device = counted_try(connection, colleague, now);
  if (!device) return Seen::locked;
  auto const secret = key.open_for(kDevicePurpose, place_of_device(colleague.str()), device->text(0));
  auto const step = signin::step_of_code(secret, typed, now, device->number(1));
  if (!step) return Seen::wrong;
  return connection.execute(sql("devices.use_step"), {*step, colleague.str(), *step}) == 1 ? Seen::right : Seen::wrong;
}

Seen try_recovery_code(Database& database, StaffId const& colleague, std::string const& code, Instant now) {
  std::int64_t const place = code.front() - '0';
  std::optional<Row> kept;
  bool locked = false;
  in_transaction(database, [&](Connection& connection) {
    locked = !counted_try(connection, colleague, now);
    kept = connection.row(sql("devices.recovery_code"), {colleague.str(), place});
  });
  if (locked) return Seen::locked;
  if (!kept || !password_fits(kept->text(0), code)) return Seen::wrong;
  bool spent = false;
  in_transaction(database, [&](Connection& connection) {
    spent = connection.execute(sql("devices.spend_recovery_code"), {to_iso(now), colleague.str(), place}) == 1;
    if (spent) connection.execute(sql("devices.clear_tries"), {colleague.str()});
  });
  return spent ? Seen::right : Seen::wrong;
}

}  // namespace

RecoveryCodes fresh_recovery_codes() {
  RecoveryCodes codes;
  for (int i = 0; i < kRecoveryCodes; ++i) {
    auto const signs = comparable(std::to_string(i) + fresh_id_text().substr(0, kRecoverySigns));
    codes.hashes.push_back(password_hash(signs));
    codes.shown.push_back(signs.substr(0, 1) + "-" + signs.substr(1, 4) + "-" + signs.substr(5, 4) + "-" + signs.substr(9));
  }
  return codes;
}

bool Devices::has(StaffId const& colleague) { return connection_.row(sql("devices.find"), {colleague.str()}).has_value(); }

void Devices::add(StaffId const& colleague, std::string const& secret, std::int64_t step, Instant now) {
  connection_.execute(sql("devices.remove"), {colleague.str()});
  connection_.execute(sql("devices.remove_recovery_codes"), {colleague.str()});
  connection_.execute(sql("devices.put"), {colleague.str(), Blob{key_.seal_for(kDevicePurpose, place_of_device(colleague.str()), secret)}, to_iso(now), step});
}

void Devices::keep(StaffId const& colleague, RecoveryCodes const& codes) {
  connection_.execute(sql("devices.remove_recovery_codes"), {colleague.str()});
  std::int64_t place = 0;
  for (auto const& hash : codes.hashes) connection_.execute(sql("devices.add_recovery_code"), {colleague.str(), place++, hash});
}

std::int64_t Devices::recovery_codes_left(StaffId const& colleague) {
  return connection_.row(sql("devices.recovery_codes_left"), {colleague.str()})->number(0);
}

void Devices::remove(StaffId const& colleague) {
  for (auto const* statement : {"devices.remove", "devices.remove_recovery_codes", "devices.end_all_begun", "sessions.end_all"}) {
    connection_.execute(sql(statement), {colleague.str()});
  }
}

Result<Proof> prove(Database& database, VaultKey const& key, StaffId const& colleague, std::string const& typed, Instant now) {
  auto const code = comparable(typed);
  auto const proof = is_recovery_code(code) ? Proof::recovery_code : Proof::device;
  auto seen = Seen::wrong;
  if (proof == Proof::recovery_code) {
    seen = try_recovery_code(database, colleague, code, now);
  } else {
    in_transaction(database, [&](Connection& connection) { seen = try_device(connection, key, colleague, code, now); });
  }
  if (seen == Seen::right) return proof;
  if (seen == Seen::locked) return refused("code_locked", "Too many wrong codes were typed. Wait 15 minutes or more, then sign in again.", "code");
  return refused("code_refused", "That code is not right, or was used before. Wait for the next one and type it.", "code");
}

std::string SignInsBegun::begin(StaffId const& colleague, Instant now) {
  connection_.execute(sql("devices.forget_begun"), {to_iso(now - kBegunLasts)});
  auto const token = fresh_id_text(), hash = sha256_hex(token);
  bool const has_device = Devices(connection_, key_).has(colleague);
  auto const sealed = has_device ? std::string() : key_.seal_for(kDevicePurpose, place_of({"device to be added", hash}), signin::fresh_device_secret());
  connection_.execute(sql("devices.begin"), {hash, colleague.str(), to_iso(now), Blob{sealed}});
  return token;
}

std::optional<SignInBegun> SignInsBegun::find(std::string const& token, Instant now) {
  auto const hash = sha256_hex(token);
  auto const row = connection_.row(sql("devices.begun"), {hash, to_iso(now - kBegunLasts)});
  if (!row) return std::nullopt;
  auto const sealed = row->text(1);
  return SignInBegun{StaffId(row->text(0)), sealed.empty() ? std::string() : key_.open_for(kDevicePurpose, place_of({"device to be added", hash}), sealed)};
}

bool SignInsBegun::end(std::string const& token) { return connection_.execute(sql("devices.end_begun"), {sha256_hex(token)}) == 1; }

}  // namespace rightsdesk::store
