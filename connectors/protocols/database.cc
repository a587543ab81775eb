#include "connectors/protocols/database.h"

#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>
#include <cppconn/statement.h>
#include <mysql_driver.h>

#include <mutex>

#include "connectors/protocols/driver_sockets.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;
using std::chrono::milliseconds;

int whole_seconds(milliseconds time) { return static_cast<int>((time.count() + 999) / 1000); }

/// The first name in quotes of a server message: "Unknown column 'pers_dob' in 'field list'".
std::string quoted_in(std::string const& message) {
  auto const open = message.find('\'');
  auto const close = open == std::string::npos ? open : message.find('\'', open + 1);
  return close == std::string::npos ? "" : message.substr(open + 1, close - open - 1);
}

std::unique_ptr<sql::Connection> connected(DatabaseAddress const& address, Deadline const& deadline) {
  int const seconds = std::max(1, whole_seconds(deadline.left()));
  sql::ConnectOptionsMap options;
  options["hostName"] = sql::SQLString("tcp://" + address.host + ":" + std::to_string(address.port));
  options["userName"] = sql::SQLString(address.user);
  options["password"] = sql::SQLString(address.password);
  options["schema"] = sql::SQLString(address.database);
  options["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
  options["OPT_LOCAL_INFILE"] = 0;
  options["OPT_CONNECT_TIMEOUT"] = std::min(5, seconds);
  options["OPT_READ_TIMEOUT"] = seconds;
  options["OPT_WRITE_TIMEOUT"] = seconds;
  if (!address.ca.empty()) {
    options["sslCA"] = sql::SQLString(address.ca);
    options["sslVerify"] = true;
  }
  static std::mutex one_at_a_time;  // the driver's first use is not safe from two threads
  sql::Driver* driver = nullptr;
  {
    std::lock_guard const lock(one_at_a_time);
    driver = sql::mysql::get_driver_instance();
  }
  return std::unique_ptr<sql::Connection>(driver->connect(options));
}

std::string first_value(sql::Statement& statement, std::string const& query, int column) {
  std::unique_ptr<sql::ResultSet> const rows(statement.executeQuery(query));
  return rows->next() ? std::string(rows->getString(static_cast<std::uint32_t>(column))) : std::string();
}

void check_authority(DatabaseAddress const& address) {
  if (!address.ca.empty() || is_own_machine(address.host)) return;
  fail(Kind::unreachable, address.title + " is not connected: its settings name no certificate authority (ca).",
       "no ca for a remote host");
}

void check_encrypted(sql::Statement& statement, DatabaseAddress const& address) {
  if (address.ca.empty() || !first_value(statement, "SHOW STATUS LIKE 'Ssl_cipher'", 2).empty()) return;
  fail(Kind::unreachable, address.title + " could not be reached safely: the connection is not encrypted.",
       "Ssl_cipher is empty");
}

std::unique_ptr<sql::PreparedStatement> prepared(sql::Connection& connection, std::string const& text,
                                                 std::vector<std::string> const& values) {
  std::unique_ptr<sql::PreparedStatement> statement(connection.prepareStatement(text));
  for (std::size_t i = 0; i < values.size(); ++i) statement->setString(static_cast<unsigned>(i + 1), values[i]);
  return statement;
}

std::string shown(sql::Connection& connection, DatabaseChange const& wanted) {
  auto const statement = prepared(connection, wanted.proof, wanted.proof_values);
  std::unique_ptr<sql::ResultSet> const rows(statement->executeQuery());
  auto* const meta = rows->getMetaData();
  std::string text;
  while (rows->next()) {
    for (unsigned i = 1; i <= meta->getColumnCount(); ++i) {
      text += std::string(meta->getColumnLabel(i)) + ": " + (rows->isNull(i) ? "" : std::string(rows->getString(i))) + "\n";
    }
  }
  return text.empty() ? "Nothing" : valid_utf8(text);
}

class Row final : public DatabaseRow {
 public:
  Row(sql::ResultSet& rows, std::vector<std::string> columns) : rows_(rows), columns_(std::move(columns)) {}
  [[nodiscard]] std::vector<std::string> const& columns() const override { return columns_; }
  [[nodiscard]] std::optional<std::string> value(std::size_t column) const override {
    auto const number = static_cast<std::uint32_t>(column + 1);
    if (rows_.isNull(number)) return std::nullopt;
    return std::string(rows_.getString(number));
  }

 private:
  sql::ResultSet& rows_;
  std::vector<std::string> columns_;
};

class MySqlSession final : public DatabaseSession {
 public:
  MySqlSession(DatabaseAddress const& address, Deadline const& deadline);
  ~MySqlSession() override;
  MySqlSession(MySqlSession const&) = delete;
  MySqlSession& operator=(MySqlSession const&) = delete;
  [[nodiscard]] Dialect dialect() const override { return Dialect::mysql; }
  void rows(std::string const& query, std::vector<std::string> const& values,
            std::function<void(std::vector<std::string> const&)> const& columns,
            std::function<NextRow(DatabaseRow const&)> const& take) override;
  void prepare_only(std::string const& query) override;
  std::vector<std::string> powers_beyond_reading() override;

 private:
  void check_complete();
  std::string title_;
  Deadline deadline_;
  DriverSockets sockets_;  ///< outlives the connection; the driver's own limit is for each read, so a server that drips passes it
  std::unique_ptr<sql::Connection> connection_;
  std::unique_ptr<sql::Statement> statement_;
};

MySqlSession::MySqlSession(DatabaseAddress const& address, Deadline const& deadline)
    : title_(address.title), deadline_(deadline), sockets_(address.port) {
  check_authority(address);
  deadline_.check(title_);
  try {
    connection_ = connected(address, deadline_);
    sockets_.guard(deadline_);
    statement_.reset(connection_->createStatement());
    auto& statement = *statement_;
    check_encrypted(statement, address);
    statement.execute("SET SESSION TRANSACTION READ ONLY");
    statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
  } catch (sql::SQLException const& error) {
    explain_mysql(error.getErrorCode(), error.what(), title_, deadline_);
  }
}

MySqlSession::~MySqlSession() {
  try {
    if (connection_ != nullptr) connection_->close();
  } catch (
      sql::SQLException const&) {  // the server ends the transaction with the connection, closed well or not
  }
}

void MySqlSession::rows(std::string const& query, std::vector<std::string> const& values,
                 std::function<void(std::vector<std::string> const&)> const& columns,
                 std::function<NextRow(DatabaseRow const&)> const& take) {
  deadline_.check(title_);
  auto& statement = *statement_;
  try {
    // Values travel by the binary protocol into session variables and from there into a server-side
    // statement, because a client-side prepared statement of this driver keeps the whole result in memory and
    // a plain one cannot bind.
    std::string assign = "SET @rd_query = ?", use;
    for (std::size_t i = 0; i < values.size(); ++i) {
      auto const name = "@rd_" + std::to_string(i);
      assign += ", " + name + " = ?";
      use += (use.empty() ? " USING " : ", ") + name;
    }
    std::unique_ptr<sql::PreparedStatement> const binder(connection_->prepareStatement(assign));
    binder->setString(1, query);
    for (std::size_t i = 0; i < values.size(); ++i)
      binder->setString(static_cast<unsigned>(i + 2), values[i]);
    binder->execute();
    auto const left = std::to_string(std::max<std::int64_t>(1, deadline_.left().count()));
    statement.execute("SET SESSION max_statement_time = " + left + " / 1000");
    statement.execute("PREPARE rd_statement FROM @rd_query");
    statement.setResultSetType(sql::ResultSet::TYPE_FORWARD_ONLY);
    std::unique_ptr<sql::ResultSet> result(statement.executeQuery("EXECUTE rd_statement" + use));
    std::vector<std::string> labels;
    auto* const meta = result->getMetaData();
    for (unsigned i = 1; i <= meta->getColumnCount(); ++i) labels.emplace_back(meta->getColumnLabel(i));
    columns(labels);
    Row const row(*result, labels);
    while (result->next()) {
      deadline_.check(title_);
      if (take(row) == NextRow::stop) return;
    }
    result.reset();
    check_complete();
  } catch (sql::SQLException const& error) {
    explain_mysql(error.getErrorCode(), error.what(), title_, deadline_);
  }
}

/// The driver takes a statement that the server broke off half-way for one that ended: only the server's list
/// of errors tells, and without this a search would lose people silently.
void MySqlSession::check_complete() {
  std::unique_ptr<sql::Statement> const diagnostics(connection_->createStatement());
  std::unique_ptr<sql::ResultSet> const errors(diagnostics->executeQuery("SHOW ERRORS"));
  if (errors->next()) explain_mysql(errors->getInt(2), std::string(errors->getString(3)), title_, deadline_);
}

void MySqlSession::prepare_only(std::string const& query) {
  deadline_.check(title_);
  try {
    std::unique_ptr<sql::PreparedStatement> const prepared(connection_->prepareStatement(query));
  } catch (sql::SQLException const& error) {
    explain_mysql(error.getErrorCode(), error.what(), title_, deadline_);
  }
}

std::vector<std::string> MySqlSession::powers_beyond_reading() {
  std::vector<std::string> lines;
  rows(
      "SHOW GRANTS", {}, [](auto const&) {},
      [&](DatabaseRow const& row) {
        lines.push_back(row.value(0).value_or(""));
        return NextRow::more;
      });
  return powers_in_grants(lines);
}

}  // namespace

Changed mysql_change(DatabaseAddress const& address, Deadline const& deadline, DatabaseChange const& wanted) {
  check_authority(address);
  deadline.check(address.title);
  Changed changed;
  try {
    DriverSockets sockets(address.port);
    auto const connection = connected(address, deadline);
    sockets.guard(deadline);
    std::unique_ptr<sql::Statement> const statement(connection->createStatement());
    check_encrypted(*statement, address);
    connection->setAutoCommit(false);
    changed.before = shown(*connection, wanted);
    changed.rows = prepared(*connection, wanted.change, wanted.change_values)->executeUpdate();
    changed.after = shown(*connection, wanted);
    if (changed.rows > 0) {
      connection->commit();
    } else {
      connection->rollback();
    }
    connection->close();
  } catch (sql::SQLException const& error) {
    explain_mysql(error.getErrorCode(), error.what(), address.title, deadline);
  }
  return changed;
}

void explain_mysql(int code, std::string const& words, std::string const& title, Deadline const& deadline) {
  auto const internal = "MySQL " + std::to_string(code) + ": " + words;
  switch (code) {
    case 1044:
    case 1045:
    case 1698:
    case 1251:
    case 4151:
    case 1862:
    case 1820:
    case 3118:
      fail(Kind::sign_in_refused, title + " refused our sign-in: the user name or password is not accepted.",
           internal);
    case 1142:
    case 1143:
    case 1370:
      fail(Kind::sign_in_refused,
           title + " does not let our account read all that it needs (" + quoted_in(words) + ").", internal);
    case 1049:
    case 1054:
    case 1146:
    case 1305:
    case 1356:
      fail(Kind::schema_changed, title + " has changed: \"" + quoted_in(words) + "\" is not there any more.",
           internal);
    case 1969:
    case 3024:
    case 1317:
    case 1205:
      throw timed_out(title, deadline.total());
    case 1213:
    case 1927:
      throw Passing(Kind::unreachable, title + " broke off our search.", internal);
    case 1040:
    case 1203:
    case 1226:
      throw Passing(Kind::unreachable, title + " has no connection free for us.", internal);
    case 2013:
    case 2002:
    case 2003:
    case 2005:
    case 2006:
    case 2055:
    case 1053:
    case 1047:
    case 1152:
    case 1158:
    case 1159:
      if (deadline.left() < milliseconds(50)) throw timed_out(title, deadline.total());
      throw Passing(Kind::unreachable, title + " could not be reached.", internal);
    case 2026:
      fail(Kind::unreachable, title + " could not be reached safely: its certificate is not one we trust.",
           internal);
    case 2012:
    case 2027:
    case 2000:
      fail(Kind::nonsense, title + " answered something that is not a database's answer.", internal);
    default:
      fail(Kind::nonsense, title + " did not understand our question (error " + std::to_string(code) + ").",
           internal);
  }
}

bool is_own_machine(std::string const& host) {
  return host == "127.0.0.1" || host == "localhost" || host == "::1";
}

std::vector<std::string> powers_in_grants(std::vector<std::string> const& lines) {
  std::vector<std::string> powers;
  for (auto const& line : lines) {
    auto const on = line.find(" ON ");
    if (!line.starts_with("GRANT ") || on == std::string::npos) continue;
    for (auto const& part : split(line.substr(6, on - 6), ',')) {
      auto const power = tidied(part);
      if (power != "USAGE" && !power.starts_with("SELECT") && power != "SHOW VIEW" && power != "EXECUTE")
        powers.push_back(power);
    }
  }
  return powers;
}

std::unique_ptr<DatabaseSession> mysql_session(DatabaseAddress const& address, Deadline const& deadline) {
  return std::make_unique<MySqlSession>(address, deadline);
}

}  // namespace rightsdesk::connectors
