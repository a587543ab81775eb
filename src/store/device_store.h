#pragma once
// The second factor of a local account: the device that shows codes (RFC 6238), and the codes for the day it is lost.
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "store/staff_store.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Ten codes: shown once, kept as hashes (Argon2id). The first sign of each says which it is. Making them takes about half a second:
/// not within a transaction that others wait for.
struct RecoveryCodes {
  std::vector<std::string> shown;  ///< "0-7KQM-29XD-HTRB": a number, then 60 bits in Crockford base32
  std::vector<std::string> hashes;
};
RecoveryCodes fresh_recovery_codes();

class Devices {
 public:
  /// Both must outlive it.
  Devices(Connection& connection, VaultKey const& key) : connection_(connection), key_(key) {}

  [[nodiscard]] bool has(StaffId const& colleague);
  /// `step`: of the code that proved it; that code is used up. Takes the place of the device and the codes that were there.
  void add(StaffId const& colleague, std::string const& secret, std::int64_t step, Instant now);
  void keep(StaffId const& colleague, RecoveryCodes const& codes);
  [[nodiscard]] std::int64_t recovery_codes_left(StaffId const& colleague);
  /// A lost device: it, its recovery codes, every session and every sign-in under way are gone; the next sign-in adds a new one.
  void remove(StaffId const& colleague);

 private:
  Connection& connection_;
  VaultKey const& key_;
};

/// Holds a code typed after the right password, of the device or of the recovery codes, against what is kept; a right one is used
/// up. Refused: "code_refused", and "code_locked" after five wrong ones in a row, for 15 minutes, twice as long after each further
/// five, a day at most. A try counts before it is looked at, so that many at once are no more than five. Says which it was.
/// Not to be called within a transaction.
enum class Proof { device, recovery_code };
Result<Proof> prove(Database& database, VaultKey const& key, StaffId const& colleague, std::string const& typed, Instant now);

/// A sign-in whose password was right, for 10 minutes: the code, or the first code of a new device, is still to come.
struct SignInBegun {
  StaffId colleague;
  std::string secret;  ///< of the device to be added; empty when the colleague has one
};
class SignInsBegun {
 public:
  /// Both must outlive it.
  SignInsBegun(Connection& connection, VaultKey const& key) : connection_(connection), key_(key) {}
  /// The token that finds it again; the database keeps only its hash. A colleague without a device gets a new secret each time: one
  /// that somebody else saw before is of no use.
  std::string begin(StaffId const& colleague, Instant now);
  std::optional<SignInBegun> find(std::string const& token, Instant now);
  /// False when it had ended already: of many at once one goes on.
  bool end(std::string const& token);

 private:
  Connection& connection_;
  VaultKey const& key_;
};

}  // namespace rightsdesk::store
