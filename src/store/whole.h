#pragma once
// Whether all that was kept is there and belongs together. Looks; changes nothing.
#include <string>
#include <vector>

#include "core/date.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// One thing that is not as it must be. No personal data.
struct Unsound {
  std::string what;   ///< "a page of a record that is not there"
  std::string where;  ///< ids
};

/// Rows that refer to rows that are not there, in every table.
std::vector<Unsound> dangling_rows(Connection& connection);
/// A step whose outcome is in the ledger, or in the store, more than once.
std::vector<Unsound> steps_done_twice(Connection& connection);
/// Documents that cannot be opened, are cut short, or are not what their row says (SHA-256).
std::vector<Unsound> damaged_documents(Connection& connection, VaultKey const& key);
/// Documents that no row of their case names, of cases for which no step is under way (a step keeps pictures before it is done).
std::vector<Unsound> orphans(Connection& connection, VaultKey const& key);

/// Destroys what `orphans` finds, with an entry of the ledger for each; how many. A worker that was killed while it read leaves pictures behind.
int destroy_orphans(Database& database, VaultKey const& key, Instant now);

}  // namespace rightsdesk::store
