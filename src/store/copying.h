#pragma once
// How each engine gives all it holds as bytes, and takes them back. For backup.cc.
#include <functional>
#include <string>
#include <string_view>

#include "store/database.h"

namespace rightsdesk::store {

using TakeBytes = std::function<void(std::string_view)>;
/// The next bytes; empty at the end.
using GiveBytes = std::function<std::string()>;

/// A file of SQLite's copied page by page while others use it (its online backup), into the new file `to`, mode 0600.
void copy_sqlite(std::string const& from, std::string const& to);
/// mariadb-dump in one transaction: statements that make and fill every table, but for vault_key, which is made empty.
void dump_mysql(Settings const& settings, TakeBytes const& take);
/// Those statements, through the mariadb client.
void load_mysql(Settings const& settings, GiveBytes const& give);

/// The path in "sqlite:/path"; Fault for anything else.
std::string sqlite_path(Settings const& settings);

}  // namespace rightsdesk::store
