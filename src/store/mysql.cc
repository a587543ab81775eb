#include "store/mysql.h"

#include <cppconn/connection.h>
#include <cppconn/datatype.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>
#include <mysql_driver.h>

#include <mutex>
#include <sstream>
#include <type_traits>
#include <unordered_map>

#include "store/mysql_address.h"
#include "store/mysql_errors.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

using Prepared = std::unique_ptr<sql::PreparedStatement>;
using Streams = std::vector<std::unique_ptr<std::istringstream>>;

sql::Driver* driver() {
  static std::mutex mutex;
  std::lock_guard const lock(mutex);
  return sql::mysql::get_driver_instance();
}

/// The client library keeps something for each thread that uses it.
void ready_this_thread() {
  struct ThreadPart {
    ThreadPart() { driver()->threadInit(); }
    ~ThreadPart() { driver()->threadEnd(); }
  };
  thread_local ThreadPart const part;
}

[[noreturn]] void rethrow(sql::SQLException const& error, Moment when, std::string_view words) {
  throw_for({error.getErrorCode(), error.getSQLState(), error.what()}, when, words);
}

bool must_use_tls(Settings const& settings, MysqlAddress const& address) {
  return !is_loopback(address.host) || !settings.ca_file.empty();
}

sql::ConnectOptionsMap options_for(Settings const& settings, MysqlAddress const& address) {
  bool const six = address.host.find(':') != std::string::npos;
  sql::ConnectOptionsMap options;
  options["hostName"] =
      sql::SQLString("tcp://" + (six ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port));
  options["userName"] = sql::SQLString(address.user);
  options["password"] = sql::SQLString(settings.password);
  options["schema"] = sql::SQLString(address.schema);
  options["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
  options["OPT_LOCAL_INFILE"] = 0;
  options["OPT_CONNECT_TIMEOUT"] = 3;
  options["OPT_READ_TIMEOUT"] = 30;
  options["OPT_WRITE_TIMEOUT"] = 30;
  options["CLIENT_FOUND_ROWS"] = true;
  if (must_use_tls(settings, address)) {
    // Only these two together refuse a server without TLS or with another name (stack.md 2).
    options["sslCA"] = sql::SQLString(settings.ca_file);
    options["sslVerify"] = true;
    options["OPT_TLS_VERSION"] = sql::SQLString("TLSv1.2,TLSv1.3");
  }
  return options;
}

std::unique_ptr<sql::Connection> connected(Settings const& settings, MysqlAddress const& address) {
  if (!is_loopback(address.host) && settings.ca_file.empty()) {
    throw Fault("The database is not configured.",
                "mysql: a server off this machine needs ca_file, so that the connection is encrypted and verified");
  }
  ready_this_thread();
  auto options = options_for(settings, address);
  try {
    return std::unique_ptr<sql::Connection>(driver()->connect(options));
  } catch (sql::SQLException const& error) {
    rethrow(error, Moment::on_its_own, "connecting");
  }
}

void bind(sql::PreparedStatement& statement, unsigned position, Value const& value, Streams& streams) {
  if (std::holds_alternative<std::nullptr_t>(value)) {
    statement.setNull(position, sql::DataType::SQLNULL);
  } else if (auto const* number = std::get_if<std::int64_t>(&value)) {
    statement.setInt64(position, *number);
  } else if (auto const* text = std::get_if<std::string>(&value)) {
    statement.setString(position, *text);
  } else {
    streams.push_back(std::make_unique<std::istringstream>(std::get<Blob>(value).bytes));
    statement.setBlob(position, streams.back().get());
  }
}

Row row_of(sql::ResultSet& result, unsigned count) {
  std::vector<std::optional<std::string>> columns;
  columns.reserve(count);
  for (unsigned column = 1; column <= count; ++column) {
    auto text = result.getString(column).asStdString();
    columns.push_back(result.wasNull() ? std::nullopt : std::optional(std::move(text)));
  }
  return Row(std::move(columns));
}

class MysqlConnection final : public Connection {
 public:
  MysqlConnection(Settings const& settings, MysqlAddress const& address) : connection_(connected(settings, address)) {
    for (auto const& setting : statements_of(sql("mysql.session"))) execute(setting, {});
    if (row(sql("mysql.has_snapshot_isolation"))) execute(sql("mysql.snapshot_isolation"), {});
    if (row(sql("mysql.has_sync_wait"))) execute(sql("mysql.sync_wait"), {});
    if (must_use_tls(settings, address)) require_cipher();
  }

  ~MysqlConnection() override { ready_this_thread(); }

  std::int64_t execute(std::string_view words, std::vector<Value> const& values) override {
    return with(words, values, [](sql::PreparedStatement& statement) {
      return static_cast<std::int64_t>(statement.executeUpdate());
    });
  }

  void query(std::string_view words, std::vector<Value> const& values, std::function<void(Row const&)> const& row) override {
    auto const all = with(words, values, [](sql::PreparedStatement& statement) {
      std::unique_ptr<sql::ResultSet> const result(statement.executeQuery());
      auto const count = result->getMetaData()->getColumnCount();
      std::vector<Row> rows;
      while (result->next()) rows.push_back(row_of(*result, count));
      return rows;
    });
    for (auto const& each : all) row(each);
  }

  void prepare(std::string_view words) override {
    try {
      keep(words, prepared(words));
    } catch (sql::SQLException const& error) {
      failed(error, words);
    }
  }

  void begin() override {
    ENSURE(!mid_transaction_, "a transaction is open already");
    mid_transaction_ = true;  // so that a connection found lost now is a reason to try again: nothing has been done
    execute(sql("mysql.begin"), {});
    ++transactions_begun_;
  }

  void begin_look() override {
    ENSURE(!mid_transaction_, "a transaction is open already");
    mid_transaction_ = true;
    execute(sql("mysql.begin_look"), {});
    ++transactions_begun_;
  }

  void begin_in_turn() override {
    begin();
    execute(sql("mysql.take_turn"), {});
  }

  void commit() override {
    committing_ = true;
    execute(sql("mysql.commit"), {});
    committing_ = false;
    mid_transaction_ = false;
  }

  void roll_back() noexcept override {
    if (!mid_transaction_) return;
    committing_ = false;
    doomed_ = false;
    try {
      if (usable()) execute(sql("mysql.roll_back"), {});
    } catch (std::exception const&) {
      lost_ = true;  // the server rolls back what a closed connection left open
    }
    mid_transaction_ = false;
  }

  bool mid_transaction() const override { return mid_transaction_; }
  bool usable() const override { return !lost_; }

  bool healthy() override {
    ready_this_thread();
    return usable() && connection_->isValid();
  }

 private:
  template <class Use>
  std::invoke_result_t<Use, sql::PreparedStatement&> with(std::string_view words, std::vector<Value> const& values, Use const& use) {
    ready_this_thread();
    ENSURE(!doomed_, "the transaction has failed and must be rolled back first");
    try {
      auto statement = prepared(words);
      Streams streams;
      for (std::size_t i = 0; i < values.size(); ++i) {
        bind(*statement, static_cast<unsigned>(i) + 1, values[i], streams);
      }
      auto result = use(*statement);
      keep(words, std::move(statement));
      return result;
    } catch (sql::SQLException const& error) {
      failed(error, words);
    }
  }

  [[noreturn]] void failed(sql::SQLException const& error, std::string_view words) {
    if (loses_connection(error.getErrorCode())) lost_ = true;
    doomed_ = mid_transaction_ && ends_transaction(error.getErrorCode());
    auto const when = committing_        ? Moment::at_commit
                      : mid_transaction_ ? Moment::in_a_transaction
                                         : Moment::on_its_own;
    rethrow(error, when, words);
  }

  Prepared prepared(std::string_view words) {
    if (auto kept = statements_.extract(std::string(words))) return std::move(kept.mapped());
    return Prepared(connection_->prepareStatement(sql::SQLString(words.data(), words.size())));
  }

  void keep(std::string_view words, Prepared statement) {
    statement->clearParameters();
    statements_.insert_or_assign(std::string(words), std::move(statement));
  }

  void require_cipher() {
    auto const cipher = row(sql("mysql.cipher"));
    if (!cipher || cipher->text(1).empty()) throw Fault("The database cannot be used safely.", "mysql: the connection is not encrypted");
  }

  std::unique_ptr<sql::Connection> connection_;
  std::unordered_map<std::string, Prepared> statements_;
  bool mid_transaction_ = false;
  bool committing_ = false;
  bool doomed_ = false;  ///< the server has ended our transaction: anything run now would stand on its own
  bool lost_ = false;
};

}  // namespace

Engine mysql_engine(Settings const& settings) {
  auto const address = parse_mysql_address(settings.url);
  return {"mysql", [settings, address] { return std::make_unique<MysqlConnection>(settings, address); }};
}

}  // namespace rightsdesk::store
