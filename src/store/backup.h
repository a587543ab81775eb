#pragma once
// The whole database in one sealed file, and back again. Keys are never in it: those of cases are in a file beside it, and both are
// sealed under a key of the ring, and noise without that.
#include <cstdint>
#include <string>

#include "core/date.h"
#include "core/result.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// What a backup holds, counted in the copy itself (SQLite), or at the moment the copy began (MariaDB: what was written while
/// it was taken may be in it too).
struct BackupFacts {
  std::string engine;  ///< "sqlite" or "mysql"
  std::string schema;  ///< newest migration: "V010__review_log"
  std::string taken;   ///< ISO instant
  std::int64_t cases = 0, records = 0, blobs = 0, packs = 0, ledger_entries = 0;
  std::string ledger_head;
  friend bool operator==(BackupFacts const&, BackupFacts const&) = default;
};

/// Also writes the keys of cases into `keys_beside(file)`. Copies the database as it stands at one moment into the new file `file`, while others work: SQLite's own online copy (a file
/// beside `file` for as long as it takes), or mariadb-dump in one transaction. Nothing is left of a backup that failed.
/// Refused: no_triggers (the account may not see those that guard the ledger, so that the copy would lack them).
/// Fault: one of the files is there already; the program is not installed; disk, database.
Result<BackupFacts> back_up(Settings const& settings, VaultKey const& key, std::string const& file, Instant at);
/// Reads `file` to its end and changes nothing. Refused: not_sealed, another_key, damaged.
Result<BackupFacts> check_backup(VaultKey const& key, std::string const& file);
/// Checks `file`, and the keys of cases in `keys`, to their ends first, then puts it into an empty database (SQLite: a file that is not there yet), and holds what came back
/// against what was counted: gives what is there now. A case that was disposed of before `keys` was written goes again, and stays
/// closed. A message that waited is marked as one that may have gone since (Outbox::kRestored). Refused besides: no_keys, older_keys (taken before the backup: newer cases would be lost), not_empty, other_engine, not_the_same (what came back is
/// not what was counted, or its ledger does not hold; the database is then not to be used).
Result<BackupFacts> restore(Settings const& settings, VaultKey const& key, std::string const& file, std::string const& keys);

}  // namespace rightsdesk::store
