#pragma once
// The store's SQL, embedded by embed_sql.cmake from migrations/, sql/ and engines/. No statement is written in a .cc.
#include <string>
#include <string_view>
#include <vector>

namespace rightsdesk::store {

struct SqlFile {
  std::string name;  ///< file name without its ending: "V001__foundations", "jobs"
  std::string text;
};

std::vector<SqlFile> const& embedded_migrations();
std::vector<SqlFile> const& embedded_sql();
std::vector<SqlFile> const& embedded_engines();

/// The statement `-- :name add` of sql/jobs.sql (or engines/…) is "jobs.add". Throws Bug when there is none.
std::string const& sql(std::string_view name);
/// Every name of sql/, sorted: what a test prepares on both engines.
std::vector<std::string> statement_names();
/// The statements of a migration, in order, without comments. One ends at a `;` that ends a line, so that a trigger's
/// inner `;` stays inside when it is followed by more on its line.
std::vector<std::string> statements_of(std::string_view migration);

}  // namespace rightsdesk::store
