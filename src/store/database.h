#pragma once
// One small interface over SQLite (embedded default) and MySQL/MariaDB (production). One portable SQL dialect, in .sql files.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"

namespace rightsdesk::store {

/// Text and blobs are both std::string; Blob marks bytes on the way in.
struct Blob {
  std::string bytes;
};
using Value = std::variant<std::nullptr_t, std::int64_t, std::string, Blob>;

/// One row of a result, by column position from 0.
class Row {
 public:
  explicit Row(std::vector<std::optional<std::string>> columns) : columns_(std::move(columns)) {}
  [[nodiscard]] std::string text(std::size_t column) const { return columns_.at(column).value_or(""); }
  [[nodiscard]] std::int64_t number(std::size_t column) const;
  [[nodiscard]] bool null(std::size_t column) const { return !columns_.at(column); }

 private:
  std::vector<std::optional<std::string>> columns_;
};

/// A statement met a rule of the database: a unique key, a stale version. Not retried.
class Conflict : public Fault {
 public:
  using Fault::Fault;
};
/// The database asked for the whole transaction again (security.md 6.3). `in_transaction` retries it.
class TryAgain : public Fault {
 public:
  using Fault::Fault;
};

/// The connection was lost, or the disk failed, while a commit was under way: it may or may not have happened.
/// Never retried blindly: look the idempotency key up on a new connection first (security.md 6.3).
class OutcomeUnknown : public Fault {
 public:
  using Fault::Fault;
};
/// The table, column, index or trigger to be made is there already. Only migrations look for it.
class AlreadyThere : public Fault {
 public:
  using Fault::Fault;
};

/// One connection, used by one thread at a time. Throws Fault (or one of the kinds above).
class Connection {
 public:
  virtual ~Connection() = default;
  /// Runs a statement with `?` placeholders; gives the number of rows its WHERE met, changed or not, on both engines.
  virtual std::int64_t execute(std::string_view sql, std::vector<Value> const& values = {}) = 0;
  /// Gives each row to `row`. The result is read whole before the first row is given, so `row` may use the connection
  /// and holds no lock; long results are therefore read in pages (`LIMIT ?`).
  virtual void query(std::string_view sql, std::vector<Value> const& values, std::function<void(Row const&)> const& row) = 0;
  /// Throws Fault when the engine cannot understand the statement. Runs nothing.
  virtual void prepare(std::string_view sql) = 0;
  virtual void begin() = 0;  ///< a write transaction from the start (SQLite: IMMEDIATE)
  virtual void begin_look() = 0;  ///< a transaction that only reads: a statement that writes is a Fault
  /// As `begin`, but first waits for its turn behind every other writer of the ledger, so that it cannot lose the race
  /// again. For transactions that were asked to try again; needs a migrated schema.
  virtual void begin_in_turn() { begin(); }
  virtual void commit() = 0;
  virtual void roll_back() noexcept = 0;
  [[nodiscard]] virtual bool mid_transaction() const = 0;
  /// How many transactions this connection has begun: what was read in one may have been rolled back by the next.
  [[nodiscard]] std::uint64_t transactions_begun() const { return transactions_begun_; }
  [[nodiscard]] virtual bool usable() const = 0;  ///< false once it is known to be lost; asks nobody
  [[nodiscard]] virtual bool healthy() = 0;       ///< asks the server
  std::vector<Row> rows(std::string_view sql, std::vector<Value> const& values = {});
  /// The first row, if there is any.
  std::optional<Row> row(std::string_view sql, std::vector<Value> const& values = {});

 protected:
  std::uint64_t transactions_begun_ = 0;
};

struct Settings {
  std::string url;  ///< "sqlite:/path/file.db" or "mysql://user@host:port/schema"
  std::string password = {};
  std::string ca_file = {};     ///< mysql: verify the server against this; required unless the host is loopback
  std::size_t connections = 8;  ///< most held open at once
};

/// A pool of connections to one database. Thread-safe.
class Database {
 public:
  static std::unique_ptr<Database> open(Settings const& settings);
  virtual ~Database() = default;
  [[nodiscard]] virtual std::string engine() const = 0;  ///< "sqlite" or "mysql"
  /// A connection, given back when the pointer goes. Waits at most 10 s for one, then throws Fault.
  virtual std::shared_ptr<Connection> connection() = 0;
};

/// Runs `work` in one transaction: commit at the end, roll back on any exception; the whole again on TryAgain,
/// at most 5 times, with back-off (20 ms doubled each time) and jitter; then the TryAgain is thrown.
/// `work` must not keep anything between tries, nor open a transaction of its own.
void in_transaction(Database& database, std::function<void(Connection&)> const& work);

/// The same for work that only reads, at one moment: it does not keep writers from beginning.
void in_look(Database& database, std::function<void(Connection&)> const& work);

/// Brings the schema forward: src/store/migrations/V001__….sql in order, each once, checksummed. Gives the versions applied.
/// Refuses (Fault) when an applied migration's text has changed or the schema is newer than this program.
std::vector<std::string> migrate(Database& database);
/// Throws Fault when the schema is not exactly this program's.
void require_current(Database& database);
/// As `require_current`, but a schema may be newer by migrations that only added (store/additions.h): a server of pages and a worker go on over it while the
/// program is replaced on one machine after the other. Gives the migrations that this program does not know.
std::vector<std::string> require_bearable(Database& database);
/// Whether migrations were applied that this program does not know. What has to reach every row of a case waits then: it cannot know them all.
bool schema_is_newer(Connection& connection);

}  // namespace rightsdesk::store
