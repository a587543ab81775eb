#pragma once
// One read-only visit to a database: bound values, streamed rows, time limits at both ends. MySQL and MariaDB are spoken to
// directly, the others through their ODBC drivers.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/protocols/attempt.h"

namespace rightsdesk::connectors {

struct DatabaseAddress {
  std::string title;  ///< of the source, for what is said when it fails
  std::string host;
  int port = 3306;
  std::string database, user, password;
  std::string ca;  ///< file of the certificate authority; may be empty only when `host` is the machine itself
  std::string driver = {};  ///< of ODBC, as odbcinst.ini names it; empty: MySQL or MariaDB directly
  std::string dsn = {};     ///< a data source that the machine's odbc.ini describes, instead of driver, host and ca
};

/// What of a query is written differently from database to database.
enum class Dialect { mysql, postgresql, other };

/// A row as it streams by; valid only inside the callback.
class DatabaseRow {
 public:
  virtual ~DatabaseRow() = default;
  [[nodiscard]] virtual std::vector<std::string> const& columns() const = 0;             ///< labels, in order
  [[nodiscard]] virtual std::optional<std::string> value(std::size_t column) const = 0;  ///< nullopt is NULL
};

enum class NextRow { more, stop };

/// A session with one kind of database; as Visit.
class DatabaseSession {
 public:
  virtual ~DatabaseSession() = default;
  [[nodiscard]] virtual Dialect dialect() const = 0;
  virtual void rows(std::string const& query, std::vector<std::string> const& values,
                    std::function<void(std::vector<std::string> const&)> const& columns,
                    std::function<NextRow(DatabaseRow const&)> const& take) = 0;
  virtual void prepare_only(std::string const& query) = 0;
  virtual std::vector<std::string> powers_beyond_reading() = 0;
};

std::unique_ptr<DatabaseSession> mysql_session(DatabaseAddress const& address, Deadline const& deadline);
std::unique_ptr<DatabaseSession> odbc_session(DatabaseAddress const& address, Deadline const& deadline);
/// One change and what shows it, each with a value for each "?".
struct DatabaseChange {
  std::string proof, change;
  std::vector<std::string> proof_values, change_values;
};
struct Changed {
  std::string before, after;  ///< the rows of `proof`: "label: value", a line each
  std::int64_t rows = 0;      ///< met by the change; 0: nothing was kept
};
/// Carries the change out in one transaction of an account that may write, with the proof before and after. MySQL and
/// MariaDB only. Never tried again by itself.
Changed mysql_change(DatabaseAddress const& address, Deadline const& deadline, DatabaseChange const& wanted);
/// Throws what a MySQL or MariaDB error means for the source.
[[noreturn]] void explain_mysql(int code, std::string const& words, std::string const& title, Deadline const& deadline);
/// What the lines of SHOW GRANTS allow beyond reading.
std::vector<std::string> powers_in_grants(std::vector<std::string> const& lines);
bool is_own_machine(std::string const& host);

/// Signs in and begins a read-only transaction with a consistent snapshot where the database has such; ends it when
/// destroyed. Everything throws SourceFailure (or Passing) in the title's name; one thread only.
class Visit {
 public:
  Visit(DatabaseAddress const& address, Deadline const& deadline)
      : session_(address.driver.empty() && address.dsn.empty() ? mysql_session(address, deadline)
                                                               : odbc_session(address, deadline)) {}

  using Next = NextRow;
  [[nodiscard]] Dialect dialect() const { return session_->dialect(); }
  /// Runs one statement with a value for each "?" and gives its rows one by one; memory holds one row.
  /// The server itself gives up when the deadline passes. `columns` is told the labels first, also when no
  /// row comes.
  void rows(std::string const& query, std::vector<std::string> const& values,
            std::function<void(std::vector<std::string> const&)> const& columns,
            std::function<Next(DatabaseRow const&)> const& take) {
    session_->rows(query, values, columns, take);
  }
  /// Lets the server prepare the statement: tables, columns and syntax are checked, nothing runs.
  void prepare_only(std::string const& query) { session_->prepare_only(query); }
  /// What the account may do beyond reading, as the server's own words ("INSERT", "ALL PRIVILEGES"); empty is
  /// as it should be, or not known of this kind of database.
  std::vector<std::string> powers_beyond_reading() { return session_->powers_beyond_reading(); }

 private:
  std::unique_ptr<DatabaseSession> session_;
};

}  // namespace rightsdesk::connectors
