#pragma once
// One read-only visit to a MySQL or MariaDB database: bound values, streamed rows, time limits at both ends.
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
};

/// A row as it streams by; valid only inside the callback.
class DatabaseRow {
 public:
  virtual ~DatabaseRow() = default;
  [[nodiscard]] virtual std::vector<std::string> const& columns() const = 0;             ///< labels, in order
  [[nodiscard]] virtual std::optional<std::string> value(std::size_t column) const = 0;  ///< nullopt is NULL
};

/// Signs in and begins a read-only transaction with a consistent snapshot; ends it when destroyed.
/// Everything throws SourceFailure (or Passing) in the title's name; one thread only.
class Visit {
 public:
  Visit(DatabaseAddress const& address, Deadline const& deadline);
  ~Visit();
  Visit(Visit const&) = delete;
  Visit& operator=(Visit const&) = delete;

  enum class Next { more, stop };
  /// Runs one statement with a value for each "?" and gives its rows one by one; memory holds one row.
  /// The server itself gives up when the deadline passes. `columns` is told the labels first, also when no
  /// row comes.
  void rows(std::string const& query, std::vector<std::string> const& values,
            std::function<void(std::vector<std::string> const&)> const& columns,
            std::function<Next(DatabaseRow const&)> const& take);
  /// Lets the server prepare the statement: tables, columns and syntax are checked, nothing runs.
  void prepare_only(std::string const& query);
  /// What the account may do beyond reading, as the server's own words ("INSERT", "ALL PRIVILEGES"); empty is
  /// as it should be.
  std::vector<std::string> powers_beyond_reading();

 private:
  void check_complete();
  struct Session;
  std::unique_ptr<Session> session_;
  std::string title_;
  Deadline deadline_;
};

}  // namespace rightsdesk::connectors
