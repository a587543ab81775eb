// Databases through their ODBC drivers (unixODBC): SQL Server, Oracle, PostgreSQL and others.
#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>

#include <algorithm>

#include "connectors/protocols/database.h"
#include "connectors/protocols/driver_sockets.h"
#include "connectors/protocols/wire.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;
using std::chrono::milliseconds;
using Wide = std::vector<SQLWCHAR>;

/// UTF-16 with a zero at the end: the only text that every Unicode driver reads alike, whatever the locale.
Wide wide(std::string const& utf8) {
  Wide out;
  for (auto const point : to_code_points(utf8)) {
    if (point < 0x10000) {
      out.push_back(static_cast<SQLWCHAR>(point));
    } else {
      out.push_back(static_cast<SQLWCHAR>(0xD800 + ((point - 0x10000) >> 10U)));
      out.push_back(static_cast<SQLWCHAR>(0xDC00 + ((point - 0x10000) & 0x3FFU)));
    }
  }
  out.push_back(0);
  return out;
}

std::string narrow(SQLWCHAR const* units, std::size_t count) {
  std::u32string points;
  for (std::size_t i = 0; i < count; ++i) {
    char32_t point = units[i];
    if (point >= 0xD800 && point < 0xDC00 && i + 1 < count) {
      point = 0x10000 + ((point - 0xD800) << 10U) + (units[++i] - 0xDC00U);
    }
    points += point;
  }
  return to_utf8(points);
}

struct Diagnosis {
  std::string state, words;
  int native = 0;
};

Diagnosis diagnosis_of(SQLSMALLINT kind, SQLHANDLE handle) {
  Diagnosis found;
  SQLWCHAR state[6] = {}, words[1024] = {};
  SQLINTEGER native = 0;
  SQLSMALLINT length = 0;
  if (!SQL_SUCCEEDED(SQLGetDiagRecW(kind, handle, 1, state, &native, words, 1023, &length))) return found;
  found.state = narrow(state, 5);
  found.words = narrow(words, static_cast<std::size_t>(std::clamp<int>(length, 0, 1023)));
  found.native = static_cast<int>(native);
  return found;
}

/// The first name in single or double quotes: 'column "pers_dob" does not exist'.
std::string quoted_in(std::string const& words) {
  auto const open = words.find_first_of("\"'");
  auto const close = open == std::string::npos ? open : words.find(words[open], open + 1);
  return close == std::string::npos ? "" : words.substr(open + 1, close - open - 1);
}

/// A value of a connection string: braces keep everything in it. Not every driver takes them off where none are needed.
std::string braced(std::string const& value) {
  if (value.find_first_of("[]{}(),;?*=!@\"' ") == std::string::npos) return value;
  std::string out = "{";
  for (char const c : value) out += c == '}' ? "}}" : std::string(1, c);
  return out + "}";
}

bool speaks(std::string const& driver, std::string_view name) {
  return lower_ascii(driver).find(name) != std::string::npos;
}

class Handle {
 public:
  Handle(SQLSMALLINT kind, SQLHANDLE parent) : kind_(kind) {
    ENSURE(SQL_SUCCEEDED(SQLAllocHandle(kind, parent, &handle_)), "no ODBC handle");
  }
  ~Handle() { SQLFreeHandle(kind_, handle_); }
  Handle(Handle const&) = delete;
  Handle& operator=(Handle const&) = delete;
  [[nodiscard]] SQLHANDLE get() const { return handle_; }

 private:
  SQLSMALLINT kind_;
  SQLHANDLE handle_ = nullptr;
};

class OdbcSession final : public DatabaseSession {
 public:
  OdbcSession(DatabaseAddress const& address, Deadline const& deadline);
  ~OdbcSession() override;
  OdbcSession(OdbcSession const&) = delete;
  OdbcSession& operator=(OdbcSession const&) = delete;
  [[nodiscard]] Dialect dialect() const override { return dialect_; }
  void rows(std::string const& query, std::vector<std::string> const& values,
            std::function<void(std::vector<std::string> const&)> const& columns,
            std::function<NextRow(DatabaseRow const&)> const& take) override;
  void prepare_only(std::string const& query) override;
  std::vector<std::string> powers_beyond_reading() override;

 private:
  static std::string connection_string(DatabaseAddress const& address, Deadline const& deadline);
  void check(SQLRETURN result, SQLSMALLINT kind, SQLHANDLE handle) const;
  [[noreturn]] void explain(Diagnosis const& found) const;
  void learn_dialect();
  void begin_reading();
  void run(std::string const& statement) const;
  void limit_time() const;

  std::string title_;
  Deadline deadline_;
  std::unique_ptr<DriverSockets> sockets_;  ///< outlives the connection
  std::unique_ptr<Handle> environment_, connection_;
  bool connected_ = false;
  Dialect dialect_ = Dialect::other;
};

/// Reads a cell at a time, so that a driver need not hold more.
class OdbcRow final : public DatabaseRow {
 public:
  OdbcRow(SQLHANDLE statement, std::vector<std::string> columns, std::vector<bool> binary)
      : statement_(statement), columns_(std::move(columns)), binary_(std::move(binary)) {}
  [[nodiscard]] std::vector<std::string> const& columns() const override { return columns_; }
  [[nodiscard]] std::optional<std::string> value(std::size_t column) const override { return cells_.at(column); }
  /// False when a cell cannot be read.
  bool read() {
    cells_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      cells_.emplace_back();
      if (!read_cell(static_cast<SQLUSMALLINT>(i + 1), binary_[i], cells_.back())) return false;
    }
    return true;
  }

 private:
  bool read_cell(SQLUSMALLINT column, bool binary, std::optional<std::string>& cell) const {
    std::vector<SQLWCHAR> units;
    std::string bytes;
    SQLWCHAR block[2048];
    while (true) {
      SQLLEN length = 0;
      auto const result =
          SQLGetData(statement_, column, binary ? SQL_C_BINARY : SQL_C_WCHAR, block, sizeof block, &length);
      if (result == SQL_NO_DATA) break;
      if (!SQL_SUCCEEDED(result)) return false;
      if (length == SQL_NULL_DATA) return true;
      auto const room = sizeof block - (binary ? 0 : sizeof(SQLWCHAR));
      auto const got = length == SQL_NO_TOTAL || static_cast<std::size_t>(length) > room ? room : static_cast<std::size_t>(length);
      if (binary)
        bytes.append(reinterpret_cast<char const*>(block), got);
      else
        units.insert(units.end(), block, block + got / sizeof(SQLWCHAR));
      if (result == SQL_SUCCESS) break;
    }
    cell = binary ? std::move(bytes) : narrow(units.data(), units.size());
    return true;
  }
  SQLHANDLE statement_;
  std::vector<std::string> columns_;
  std::vector<bool> binary_;
  std::vector<std::optional<std::string>> cells_;
};

std::string OdbcSession::connection_string(DatabaseAddress const& address, Deadline const& deadline) {
  auto const login = ";UID=" + braced(address.user) + ";PWD=" + braced(address.password);
  if (!address.dsn.empty()) return "DSN=" + braced(address.dsn) + login;
  auto const place = "Driver={" + address.driver + "};Database=" + braced(address.database) + login;
  auto const host = ";Server=" + address.host + ";Port=" + std::to_string(address.port);
  auto const seconds = std::to_string(std::clamp<std::int64_t>((deadline.left().count() + 999) / 1000, 1, 5));
  if (speaks(address.driver, "postgresql")) {
    return place + host + ";UseDeclareFetch=1;Fetch=100;UseServerSidePrepare=1;BoolsAsChar=0;MaxLongVarcharSize=0" +
           (address.ca.empty() ? std::string(";SSLmode=disable")
                               : ";SSLmode=verify-full;pqopt={sslrootcert=" + address.ca + "}");
  }
  if (speaks(address.driver, "mariadb") || speaks(address.driver, "mysql")) {
    return place + host + ";CHARSET=utf8mb4;NO_PROMPT=1;FORWARDONLY=1;NO_CACHE=1;CONN_TIMEOUT=" + seconds +
           (address.ca.empty() ? std::string() : ";SSLCA=" + address.ca + ";SSLVERIFY=1;FORCETLS=1");
  }
  return place + ";Server=" + address.host + "," + std::to_string(address.port) + ";Encrypt=yes;TrustServerCertificate=no";
}

OdbcSession::OdbcSession(DatabaseAddress const& address, Deadline const& deadline)
    : title_(address.title), deadline_(deadline) {
  bool const needs_authority = speaks(address.driver, "postgresql") || speaks(address.driver, "mariadb") || speaks(address.driver, "mysql");
  if (address.dsn.empty() && needs_authority && address.ca.empty() && !is_own_machine(address.host)) {
    fail(Kind::unreachable, title_ + " is not connected: its settings name no certificate authority (ca).",
         "no ca for a remote host");
  }
  if (address.driver.find_first_of("{};") != std::string::npos || address.host.find_first_of("{};") != std::string::npos)
    fail(Kind::unreachable, title_ + " is not connected: its driver or host has a sign that cannot stand there.", "driver or host");
  deadline_.check(title_);
  environment_ = std::make_unique<Handle>(static_cast<SQLSMALLINT>(SQL_HANDLE_ENV), SQLHANDLE(SQL_NULL_HANDLE));
  SQLSetEnvAttr(environment_->get(), SQL_ATTR_ODBC_VERSION, reinterpret_cast<SQLPOINTER>(SQL_OV_ODBC3), 0);
  connection_ = std::make_unique<Handle>(static_cast<SQLSMALLINT>(SQL_HANDLE_DBC), environment_->get());
  auto const seconds = std::clamp<std::int64_t>((deadline_.left().count() + 999) / 1000, 1, 5);
  SQLSetConnectAttrW(connection_->get(), SQL_ATTR_LOGIN_TIMEOUT, reinterpret_cast<SQLPOINTER>(seconds), 0);
  SQLSetConnectAttrW(connection_->get(), SQL_ATTR_ACCESS_MODE, reinterpret_cast<SQLPOINTER>(SQL_MODE_READ_ONLY), 0);
  auto text = wide(connection_string(address, deadline_));
  sockets_ = std::make_unique<DriverSockets>(address.port);
  check(SQLDriverConnectW(connection_->get(), nullptr, text.data(), static_cast<SQLSMALLINT>(text.size() - 1), nullptr,
                          0, nullptr, SQL_DRIVER_NOPROMPT),
        SQL_HANDLE_DBC, connection_->get());
  sockets_->guard(deadline_);
  connected_ = true;
  SQLSetConnectAttrW(connection_->get(), SQL_ATTR_AUTOCOMMIT, reinterpret_cast<SQLPOINTER>(SQL_AUTOCOMMIT_OFF), 0);
  learn_dialect();
  begin_reading();
}

OdbcSession::~OdbcSession() {
  if (!connected_) return;
  SQLEndTran(SQL_HANDLE_DBC, connection_->get(), SQL_ROLLBACK);
  SQLDisconnect(connection_->get());
}

void OdbcSession::check(SQLRETURN result, SQLSMALLINT kind, SQLHANDLE handle) const {
  if (SQL_SUCCEEDED(result) || result == SQL_NO_DATA) return;
  explain(diagnosis_of(kind, handle));
}

void OdbcSession::explain(Diagnosis const& found) const {
  auto const internal = "ODBC " + found.state + " (" + std::to_string(found.native) + "): " + found.words;
  auto const words = lower_ascii(found.words);
  auto const says = [&](std::string_view text) { return words.find(text) != std::string::npos; };
  auto const state = [&](std::string_view start) { return found.state.starts_with(start); };
  if (says("[ma-") || dialect_ == Dialect::mysql) explain_mysql(found.native, found.words, title_, deadline_);
  if (state("28") || says("password authentication failed") || says("no pg_hba.conf entry") || says("login failed") ||
      (says("role ") && says("does not exist")))
    fail(Kind::sign_in_refused, title_ + " refused our sign-in: the user name or password is not accepted.", internal);
  if (state("42501") || says("permission denied") || says("permission was denied"))
    fail(Kind::sign_in_refused, title_ + " does not let our account read all that it needs (" + quoted_in(found.words) + ").", internal);
  if (state("42P01") || state("42703") || state("42S02") || state("42S22") || state("3D000") || says("does not exist") ||
      says("invalid column name") || says("invalid object name"))
    fail(Kind::schema_changed, title_ + " has changed: \"" + quoted_in(found.words) + "\" is not there any more.", internal);
  if (state("57014") || state("HYT0") || state("S1T00") || says("statement timeout") || says("timeout expired") || deadline_.left() < milliseconds(50))
    throw timed_out(title_, deadline_.total());
  if (says("certificate"))
    fail(Kind::unreachable, title_ + " could not be reached safely: its certificate is not one we trust.", internal);
  if (state("IM") || says("can't open lib"))
    fail(Kind::unreachable, title_ + " is not connected: the ODBC driver or data source its settings name is not on this machine.", internal);
  if (state("08") || state("HY000") || state("40001") || state("57"))
    throw Passing(Kind::unreachable, title_ + " could not be reached.", internal);
  fail(Kind::nonsense, title_ + " did not understand our question (" + found.state + ").", internal);
}

void OdbcSession::learn_dialect() {
  SQLWCHAR name[128] = {};
  SQLSMALLINT bytes = 0;
  check(SQLGetInfoW(connection_->get(), SQL_DBMS_NAME, name, sizeof name, &bytes), SQL_HANDLE_DBC, connection_->get());
  auto const dbms = lower_ascii(narrow(name, static_cast<std::size_t>(std::clamp<int>(bytes, 0, 254)) / sizeof(SQLWCHAR)));
  if (dbms.find("postgres") != std::string::npos) dialect_ = Dialect::postgresql;
  if (dbms.find("mariadb") != std::string::npos || dbms.find("mysql") != std::string::npos) dialect_ = Dialect::mysql;
}

void OdbcSession::run(std::string const& statement) const {
  Handle const handle(SQL_HANDLE_STMT, connection_->get());
  auto text = wide(statement);
  check(SQLExecDirectW(handle.get(), text.data(), SQL_NTS), SQL_HANDLE_STMT, handle.get());
}

void OdbcSession::begin_reading() {
  if (dialect_ == Dialect::postgresql) run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  if (dialect_ == Dialect::mysql) {
    run("SET SESSION TRANSACTION READ ONLY");
    run("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
  }
}

/// The server is told what is left; drivers of other databases are asked to keep to it.
void OdbcSession::limit_time() const {
  auto const left = std::max<std::int64_t>(1, deadline_.left().count());
  if (dialect_ == Dialect::postgresql) run("SET LOCAL statement_timeout = " + std::to_string(left));
  if (dialect_ == Dialect::mysql) run("SET SESSION max_statement_time = " + std::to_string(left) + " / 1000");
}

void OdbcSession::rows(std::string const& query, std::vector<std::string> const& values,
                       std::function<void(std::vector<std::string> const&)> const& columns,
                       std::function<NextRow(DatabaseRow const&)> const& take) {
  deadline_.check(title_);
  limit_time();
  Handle const statement(SQL_HANDLE_STMT, connection_->get());
  auto* const handle = statement.get();
  auto const seconds = (deadline_.left().count() + 999) / 1000;
  if (dialect_ == Dialect::other)
    SQLSetStmtAttrW(handle, SQL_ATTR_QUERY_TIMEOUT, reinterpret_cast<SQLPOINTER>(seconds), 0);
  auto text = wide(query);
  check(SQLPrepareW(handle, text.data(), SQL_NTS), SQL_HANDLE_STMT, handle);
  std::vector<Wide> bound_values;
  std::vector<SQLLEN> lengths;
  for (auto const& value : values) {
    bound_values.push_back(wide(value));
    lengths.push_back(static_cast<SQLLEN>((bound_values.back().size() - 1) * sizeof(SQLWCHAR)));
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    check(SQLBindParameter(handle, static_cast<SQLUSMALLINT>(i + 1), SQL_PARAM_INPUT, SQL_C_WCHAR, SQL_WVARCHAR,
                           std::max<SQLULEN>(1, bound_values[i].size() - 1), 0, bound_values[i].data(), lengths[i],
                           &lengths[i]),
          SQL_HANDLE_STMT, handle);
  }
  check(SQLExecute(handle), SQL_HANDLE_STMT, handle);
  SQLSMALLINT count = 0;
  check(SQLNumResultCols(handle, &count), SQL_HANDLE_STMT, handle);
  std::vector<std::string> labels;
  std::vector<bool> binary;
  for (SQLSMALLINT i = 1; i <= count; ++i) {
    SQLWCHAR name[256] = {};
    SQLSMALLINT length = 0, type = 0, digits = 0, nullable = 0;
    SQLULEN size = 0;
    check(SQLDescribeColW(handle, static_cast<SQLUSMALLINT>(i), name, 255, &length, &type, &size, &digits, &nullable),
          SQL_HANDLE_STMT, handle);
    labels.push_back(lower_ascii(narrow(name, static_cast<std::size_t>(std::clamp<int>(length, 0, 255)))));
    binary.push_back(type == SQL_BINARY || type == SQL_VARBINARY || type == SQL_LONGVARBINARY);
  }
  columns(labels);
  OdbcRow row(handle, labels, binary);
  while (true) {
    deadline_.check(title_);
    auto const result = SQLFetch(handle);
    if (result == SQL_NO_DATA) return;
    check(result, SQL_HANDLE_STMT, handle);
    if (!row.read()) explain(diagnosis_of(SQL_HANDLE_STMT, handle));
    if (take(row) == NextRow::stop) return;
  }
}

void OdbcSession::prepare_only(std::string const& query) {
  deadline_.check(title_);
  Handle const statement(SQL_HANDLE_STMT, connection_->get());
  auto text = wide(query);
  check(SQLPrepareW(statement.get(), text.data(), SQL_NTS), SQL_HANDLE_STMT, statement.get());
  SQLSMALLINT count = 0;
  check(SQLNumResultCols(statement.get(), &count), SQL_HANDLE_STMT, statement.get());
}

std::vector<std::string> OdbcSession::powers_beyond_reading() {
  std::vector<std::string> lines;
  auto const take = [&](DatabaseRow const& row) {
    lines.push_back(row.value(0).value_or(""));
    return NextRow::more;
  };
  if (dialect_ == Dialect::mysql) {
    rows("SHOW GRANTS", {}, [](auto const&) {}, take);
    return powers_in_grants(lines);
  }
  if (dialect_ == Dialect::postgresql) {
    rows("SELECT DISTINCT CAST(privilege_type AS text) AS power FROM information_schema.role_table_grants "
         "WHERE grantee = current_user AND privilege_type <> 'SELECT' UNION "
         "SELECT 'everything (superuser)' FROM pg_roles WHERE rolname = current_user AND rolsuper ORDER BY 1",
         {}, [](auto const&) {}, take);
  }
  return lines;
}

}  // namespace

std::unique_ptr<DatabaseSession> odbc_session(DatabaseAddress const& address, Deadline const& deadline) {
  return std::make_unique<OdbcSession>(address, deadline);
}

}  // namespace rightsdesk::connectors
