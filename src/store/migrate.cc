#include "store/migrate.h"

#include <algorithm>
#include <map>

#include "core/original.h"
#include "store/additions.h"

namespace rightsdesk::store {
namespace {

struct Applied {
  std::string version;
  std::string checksum;
  std::int64_t done = 0;   ///< statements that have run
  std::int64_t whole = 0;  ///< statements there are
};

/// Of the program's own migrations it is worked out once: whoever asks whether a server is ready asks often.
std::string checksum_of(SqlFile const& migration) {
  static auto const own = [] {
    std::map<SqlFile const*, std::string> sums;
    for (auto const& one : embedded_migrations()) sums[&one] = sha256_hex(one.text);
    return sums;
  }();
  auto const found = own.find(&migration);
  return found == own.end() ? sha256_hex(migration.text) : found->second;
}

[[noreturn]] void refuse(std::string const& internal) {
  throw Fault("The database does not fit this version of the program.", internal);
}

void make_own_tables(Connection& connection) {
  connection.execute(sql("schema.make_migrations"));
  connection.execute(sql("schema.make_runner"));
  connection.execute(sql("schema.make_additions"));
  if (connection.row(sql("schema.runner"))) return;
  try {
    connection.execute(sql("schema.first_runner"));
  } catch (Conflict const&) {
    // another runner made it between the two
  }
}

std::vector<Applied> applied_in(Connection& connection) {
  std::vector<Applied> all;
  connection.query(sql("schema.applied"), {}, [&](Row const& row) {
    all.push_back({row.text(0), row.text(1), row.number(2), row.number(3)});
  });
  return all;
}

/// Refuses a schema of which the first `count` are not a beginning of `migrations`.
void require_prefix(std::vector<Applied> const& applied, std::size_t count, std::vector<SqlFile> const& migrations) {
  for (std::size_t i = 0; i < count; ++i) {
    if (i >= migrations.size() || applied[i].version > migrations[i].name) {
      refuse("the schema has " + applied[i].version + ", which this program does not know: it is newer");
    }
    if (applied[i].version != migrations[i].name) refuse("the schema lacks " + migrations[i].name);
    if (applied[i].checksum != checksum_of(migrations[i])) {
      refuse("the text of " + applied[i].version + " has changed since it was applied");
    }
    if (applied[i].done != applied[i].whole && i + 1 != applied.size()) refuse(applied[i].version + " was never finished");
  }
}

/// Before the migration itself is noted, so that a server which starts between the two is not turned away.
void note_what_it_is(Connection& connection, SqlFile const& migration, std::vector<std::string> const& statements) {
  connection.execute(sql("schema.drop_addition"), {migration.name});
  if (first_that_does_more_than_add(statements).empty()) connection.execute(sql("schema.note_addition"), {migration.name});
}

void apply_whole(Connection& connection, SqlFile const& migration) {
  auto const statements = statements_of(migration.text);
  auto const count = static_cast<std::int64_t>(statements.size());
  for (auto const& statement : statements) connection.execute(statement);
  note_what_it_is(connection, migration, statements);
  connection.execute(sql("schema.add"), {migration.name, sha256_hex(migration.text), count, count});
}

/// The statement at which a killed run stopped may have run without being counted.
void run_perhaps_again(Connection& connection, std::string const& statement) {
  try {
    connection.execute(statement);
  } catch (AlreadyThere const&) {
  } catch (Conflict const&) {
  }
}

void apply_step_by_step(Connection& connection, SqlFile const& migration, std::int64_t done) {
  auto const statements = statements_of(migration.text);
  auto const count = static_cast<std::int64_t>(statements.size());
  bool const resumed = done >= 0;
  if (!resumed) {
    note_what_it_is(connection, migration, statements);
    connection.execute(sql("schema.add"), {migration.name, sha256_hex(migration.text), std::int64_t{0}, count});
  }
  std::int64_t const first = resumed ? done : 0;
  for (std::int64_t i = first; i < count; ++i) {
    auto const& statement = statements[static_cast<std::size_t>(i)];
    if (resumed && i == first) {
      run_perhaps_again(connection, statement);
    } else {
      connection.execute(statement);
    }
    connection.execute(sql("schema.count"), {i + 1, migration.name});
  }
}

/// Holds the runner's row for as long as it lives; the server lets go of it when we are killed.
class OneRunner {
 public:
  explicit OneRunner(Database& database) : connection_(database.connection()) {
    try {
      connection_->begin();
      connection_->execute(sql("schema.take_runner"));
    } catch (TryAgain const& again) {
      connection_->roll_back();
      throw Fault("The database is being changed by another process.", again.internal());
    }
  }
  ~OneRunner() { connection_->roll_back(); }
  OneRunner(OneRunner const&) = delete;
  OneRunner& operator=(OneRunner const&) = delete;

 private:
  std::shared_ptr<Connection> connection_;
};

std::vector<std::string> migrate_sqlite(Database& database, std::vector<SqlFile> const& migrations) {
  std::vector<std::string> versions;
  in_transaction(database, make_own_tables);
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    bool added = false;
    in_transaction(database, [&](Connection& connection) {
      auto const applied = applied_in(connection);
      require_prefix(applied, applied.size(), migrations);
      added = applied.size() == i;
      if (added) apply_whole(connection, migrations[i]);
    });
    if (added) versions.push_back(migrations[i].name);
  }
  return versions;
}

std::vector<std::string> migrate_mysql(Database& database, std::vector<SqlFile> const& migrations) {
  auto const connection = database.connection();
  connection->execute(sql("mysql.collation"));
  make_own_tables(*connection);
  OneRunner const runner(database);
  auto const applied = applied_in(*connection);
  require_prefix(applied, applied.size(), migrations);
  std::vector<std::string> versions;
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    bool const known = i < applied.size();
    if (known && applied[i].done == applied[i].whole) continue;
    apply_step_by_step(*connection, migrations[i], known ? applied[i].done : -1);
    versions.push_back(migrations[i].name);
  }
  return versions;
}

std::vector<Applied> applied_or_refused(Connection& connection) {
  try {
    return applied_in(connection);
  } catch (Fault const& fault) {
    refuse("the schema cannot be read; run `rightsdesk migrate` first: " + fault.internal());
  }
}

void require_every(std::vector<Applied> const& applied, std::vector<SqlFile> const& migrations) {
  if (applied.size() < migrations.size()) refuse("the schema lacks " + migrations[applied.size()].name + ": run `rightsdesk migrate`");
}

/// The migrations behind those that are known; refuses one that does more than add.
std::vector<std::string> unknown_additions(Connection& connection, std::vector<Applied> const& applied, std::size_t known) {
  std::vector<std::string> additions, unknown;
  for (auto const& row : connection.rows(sql("schema.additions"))) additions.push_back(row.text(0));
  for (std::size_t i = known; i < applied.size(); ++i) {
    auto const& version = applied[i].version;
    if (std::find(additions.begin(), additions.end(), version) == additions.end())
      refuse("the schema has " + version + ", which this program does not know and which does more than add: it is too new. Use the newer program");
    unknown.push_back(version);
  }
  return unknown;
}

}  // namespace

std::vector<std::string> migrate(Database& database, std::vector<SqlFile> const& migrations) {
  return database.engine() == "sqlite" ? migrate_sqlite(database, migrations) : migrate_mysql(database, migrations);
}

void require_current(Database& database, std::vector<SqlFile> const& migrations) {
  auto const applied = applied_or_refused(*database.connection());
  require_prefix(applied, applied.size(), migrations);
  require_every(applied, migrations);
  if (!applied.empty() && applied.back().done != applied.back().whole) refuse(applied.back().version + " was never finished");
}

std::vector<std::string> require_bearable(Database& database, std::vector<SqlFile> const& migrations) {
  auto const connection = database.connection();
  auto const applied = applied_or_refused(*connection);
  auto const known = std::min(applied.size(), migrations.size());
  require_prefix(applied, known, migrations);
  require_every(applied, migrations);
  if (applied.size() > known) return unknown_additions(*connection, applied, known);
  if (!applied.empty() && applied.back().done != applied.back().whole) refuse(applied.back().version + " was never finished");
  return {};
}

std::vector<std::string> migrate(Database& database) { return migrate(database, embedded_migrations()); }
void require_current(Database& database) { require_current(database, embedded_migrations()); }
std::vector<std::string> require_bearable(Database& database) { return require_bearable(database, embedded_migrations()); }

bool schema_is_newer(Connection& connection) {
  auto const applied = connection.row(sql("schema.how_many"));
  return applied && applied->number(0) > static_cast<std::int64_t>(embedded_migrations().size());
}

}  // namespace rightsdesk::store
