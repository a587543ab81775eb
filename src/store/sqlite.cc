#include "store/sqlite.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr char const* kPublicWords = "The database cannot be used at the moment.";

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct Finalise {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, Finalise>;

/// SQLite's own messages name tables, columns and our statements, never values.
[[noreturn]] void throw_for(sqlite3* database, std::string_view sql) {
  int const code = sqlite3_extended_errcode(database);
  std::string const words = sqlite3_errmsg(database);
  std::string const internal = "sqlite " + std::to_string(code) + ": " + words + " in: " + std::string(sql);
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      throw Conflict("This has been changed by someone else, or is there already.", internal);
    default:
      break;
  }
  if ((code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED) throw TryAgain(kPublicWords, internal);
  if (words.ends_with("already exists")) throw AlreadyThere(kPublicWords, internal);
  throw Fault(kPublicWords, internal);
}

void bind(sqlite3* database, sqlite3_stmt* statement, int position, Value const& value) {
  int code = SQLITE_OK;
  if (std::holds_alternative<std::nullptr_t>(value)) {
    code = sqlite3_bind_null(statement, position);
  } else if (auto const* number = std::get_if<std::int64_t>(&value)) {
    code = sqlite3_bind_int64(statement, position, *number);
  } else if (auto const* text = std::get_if<std::string>(&value)) {
    code = sqlite3_bind_text64(statement, position, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  } else {
    auto const& bytes = std::get<Blob>(value).bytes;
    code = sqlite3_bind_blob64(statement, position, bytes.data(), bytes.size(), SQLITE_STATIC);
  }
  if (code != SQLITE_OK) throw_for(database, "binding");
}

Row row_of(sqlite3_stmt* statement) {
  std::vector<std::optional<std::string>> columns;
  int const count = sqlite3_column_count(statement);
  columns.reserve(static_cast<std::size_t>(count));
  for (int column = 0; column < count; ++column) {
    if (sqlite3_column_type(statement, column) == SQLITE_NULL) {
      columns.emplace_back(std::nullopt);
      continue;
    }
    auto const* bytes = static_cast<char const*>(sqlite3_column_blob(statement, column));
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    columns.emplace_back(bytes ? std::string(bytes, size) : std::string());
  }
  return Row(std::move(columns));
}

class SqliteConnection final : public Connection {
 public:
  explicit SqliteConnection(std::string const& path) : database_(opened(path)) {
    sqlite3_extended_result_codes(database_.get(), 1);
    sqlite3_busy_timeout(database_.get(), 5000);
    sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    for (auto const& setting : statements_of(sql("sqlite.session"))) rows(setting);
    ENSURE(row(sql("sqlite.journal"))->text(0) == "delete", "SQLite did not take the rollback journal");
    ENSURE(row(sql("sqlite.foreign_keys"))->number(0) == 1, "SQLite did not turn foreign keys on");
  }

  std::int64_t execute(std::string_view words, std::vector<Value> const& values) override {
    auto statement = bound(words, values);
    while (step(statement.get(), words)) {
    }
    auto const changed = sqlite3_stmt_readonly(statement.get()) ? 0 : sqlite3_changes64(database_.get());
    keep(words, std::move(statement));
    return changed;
  }

  void query(std::string_view words, std::vector<Value> const& values, std::function<void(Row const&)> const& row) override {
    auto statement = bound(words, values);
    std::vector<Row> all;
    while (step(statement.get(), words)) all.push_back(row_of(statement.get()));
    keep(words, std::move(statement));
    for (auto const& each : all) row(each);
  }

  void prepare(std::string_view words) override { keep(words, prepared(words)); }

  void begin() override {
    execute(sql("sqlite.begin"), {});
    mid_transaction_ = true;
    ++transactions_begun_;
  }

  void begin_look() override {
    execute(sql("sqlite.begin_look"), {});
    mid_transaction_ = true;
    ++transactions_begun_;
    looking_ = true;
    execute(sql("sqlite.only_look"), {});
  }

  void commit() override {
    try {
      execute(sql("sqlite.commit"), {});
      mid_transaction_ = false;
      if (std::exchange(looking_, false)) execute(sql("sqlite.may_write"), {});
    } catch (TryAgain const&) {
      throw;
    } catch (Fault const& fault) {
      throw OutcomeUnknown(fault.what(), fault.internal());
    }
  }

  void roll_back() noexcept override {
    bool const open = sqlite3_get_autocommit(database_.get()) == 0;
    if (open) sqlite3_exec(database_.get(), roll_back_.c_str(), nullptr, nullptr, nullptr);
    mid_transaction_ = false;
    if (std::exchange(looking_, false)) sqlite3_exec(database_.get(), may_write_.c_str(), nullptr, nullptr, nullptr);
  }

  bool mid_transaction() const override { return mid_transaction_ || sqlite3_get_autocommit(database_.get()) == 0; }
  bool usable() const override { return true; }
  bool healthy() override { return true; }

 private:
  /// A new file is for us alone. One that stands is never opened here: to close it again would take the locks of every other connection of this
  /// process away (sqlite.org/howtocorrupt.html, 2.2).
  static void make_if_missing(std::string const& path) {
    int const file = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0) {
      ::close(file);
      return;
    }
    int const why = errno;
    struct stat there = {};
    bool const stands = why == EEXIST && ::lstat(path.c_str(), &there) == 0 && S_ISREG(there.st_mode);
    if (!stands) throw Fault(kPublicWords, "sqlite: cannot open " + path + ": " + (why == EEXIST ? "it is no file" : std::strerror(why)));
  }

  static Handle opened(std::string const& path) {
    make_if_missing(path);
    sqlite3* raw = nullptr;
    int const code = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Handle handle(raw);
    if (code != SQLITE_OK) throw Fault(kPublicWords, "sqlite: cannot open " + path + ": " + sqlite3_errstr(code));
    return handle;
  }

  Statement prepared(std::string_view words) {
    if (auto kept = statements_.extract(std::string(words))) return std::move(kept.mapped());
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(database_.get(), words.data(), static_cast<int>(words.size()), &raw, nullptr) != SQLITE_OK) {
      throw_for(database_.get(), words);
    }
    ENSURE(raw, "an empty statement");
    return Statement(raw);
  }

  Statement bound(std::string_view words, std::vector<Value> const& values) {
    // A full disk ends a transaction by itself: what came after would stand on its own.
    ENSURE(!mid_transaction_ || sqlite3_get_autocommit(database_.get()) == 0, "the transaction has failed and must be rolled back first");
    auto statement = prepared(words);
    ENSURE(sqlite3_bind_parameter_count(statement.get()) == static_cast<int>(values.size()),
           "the statement takes another number of values: " + std::string(words));
    for (std::size_t i = 0; i < values.size(); ++i) {
      bind(database_.get(), statement.get(), static_cast<int>(i) + 1, values[i]);
    }
    return statement;
  }

  bool step(sqlite3_stmt* statement, std::string_view words) {
    int const code = sqlite3_step(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) throw_for(database_.get(), words);
    return code == SQLITE_ROW;
  }

  void keep(std::string_view words, Statement statement) {
    sqlite3_reset(statement.get());
    sqlite3_clear_bindings(statement.get());
    statements_.insert_or_assign(std::string(words), std::move(statement));
  }

  Handle database_;
  std::unordered_map<std::string, Statement> statements_;
  std::string const roll_back_ = sql("sqlite.roll_back");
  std::string const may_write_ = sql("sqlite.may_write");
  bool mid_transaction_ = false;
  bool looking_ = false;  // query_only is on: it is the connection's, and outlives the transaction
};

}  // namespace

Engine sqlite_engine(Settings const& settings) {
  std::string const path = settings.url.substr(std::string_view("sqlite:").size());
  if (path.empty() || path == ":memory:") throw Fault("The database is not configured.", "sqlite: a file path was expected");
  return {"sqlite", [path] { return std::make_unique<SqliteConnection>(path); }};
}

}  // namespace rightsdesk::store
