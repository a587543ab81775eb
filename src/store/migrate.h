#pragma once
// How `migrate` works, for its tests. Everyone else uses store/database.h.
#include <vector>

#include "store/database.h"
#include "store/statements.h"

namespace rightsdesk::store {

/// As `migrate(Database&)`, with the migrations given. SQLite: each migration is one transaction. MySQL, where every DDL
/// commits: the number of statements done is kept, so that a run that was killed goes on where it stopped; a second
/// runner at the same time is refused (Fault).
std::vector<std::string> migrate(Database& database, std::vector<SqlFile> const& migrations);
void require_current(Database& database, std::vector<SqlFile> const& migrations);
std::vector<std::string> require_bearable(Database& database, std::vector<SqlFile> const& migrations);

}  // namespace rightsdesk::store
