#pragma once
// The sealed keys of cases, in a file beside a backup and never in it: kept for days where backups are kept for weeks, so that a case whose
// key was forgotten stays closed in the backups of before (cryptographic erasure).
#include <cstdint>
#include <string>

#include "core/date.h"
#include "core/result.h"
#include "store/database.h"

namespace rightsdesk::store {

/// The file that belongs to the backup `backup`: the same name with ".keys" at its end.
std::string keys_beside(std::string const& backup);

/// Writes the keys of all cases, as they are sealed in the database, and which cases were disposed of, into a new file sealed under `key`. Gives how many keys.
std::int64_t keep_case_keys(Database& database, std::string const& file, std::string const& key, Instant at);

/// When it was written. Refused: not_sealed, another_key, damaged.
Result<std::string> check_case_keys(std::string const& file, std::string const& key);

/// What putting them back came to.
struct PutBack {
  std::int64_t keys = 0;      ///< cases of the database that can be opened again
  std::int64_t disposed = 0;  ///< cases of the database that had been disposed of since: they went again, with all that was theirs
};
/// Into a database that a backup was put back into. Whatever the file has no key for stays closed for ever. Refused as `check_case_keys`.
Result<PutBack> put_case_keys_back(Database& database, std::string const& file, std::string const& key);

}  // namespace rightsdesk::store
