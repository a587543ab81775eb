#pragma once
// SQLite, the embedded default: rollback journal, every commit synced, foreign keys on (security.md finding 11, stack.md 3).
#include "store/pool.h"

namespace rightsdesk::store {

/// For "sqlite:/path/file.db". The file is made, mode 0600, when it is not there; its folder must be.
/// Refuses (Fault) ":memory:", since each connection would be a database of its own.
Engine sqlite_engine(Settings const& settings);

}  // namespace rightsdesk::store
