#include "store/database.h"

#include <sodium.h>

#include <charconv>
#include <chrono>
#include <thread>

#include "store/mysql.h"
#include "store/pool.h"
#include "store/sqlite.h"

namespace rightsdesk::store {
namespace {

constexpr int kMostTries = 5;

void wait_before_try(int number) {
  auto const milliseconds = 20U << static_cast<unsigned>(number);
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds + randombytes_uniform(milliseconds)));
}

void finish(Connection& connection, std::function<void(Connection&)> const& work) {
  try {
    work(connection);
    connection.commit();
  } catch (...) {
    connection.roll_back();
    throw;
  }
}

void begin(Connection& connection, int number) {
  if (number == 0) {
    connection.begin();
  } else {
    connection.begin_in_turn();
  }
}

/// `run` for try 0, 1, …
void until_it_stands(Database& database, std::function<void(Connection&, int)> const& run) {
  for (int number = 0;; ++number) {
    try {
      auto const connection = database.connection();
      run(*connection, number);
      return;
    } catch (TryAgain const&) {
      if (number + 1 == kMostTries) throw;
    }
    wait_before_try(number);
  }
}

}  // namespace

std::int64_t Row::number(std::size_t column) const {
  auto const& text = columns_.at(column);
  ENSURE(text, "a number was read where the column is null");
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  ENSURE(error == std::errc{} && end == text->data() + text->size(), "a number was read where the column holds text");
  return value;
}

std::vector<Row> Connection::rows(std::string_view sql, std::vector<Value> const& values) {
  std::vector<Row> all;
  query(sql, values, [&](Row const& row) { all.push_back(row); });
  return all;
}

std::optional<Row> Connection::row(std::string_view sql, std::vector<Value> const& values) {
  std::optional<Row> first;
  query(sql, values, [&](Row const& row) {
    if (!first) first = row;
  });
  return first;
}

std::unique_ptr<Database> Database::open(Settings const& settings) {
  ENSURE(sodium_init() >= 0, "libsodium does not start");
  if (settings.url.starts_with("sqlite:")) return make_pool(sqlite_engine(settings), settings.connections);
  if (settings.url.starts_with("mysql://")) return make_pool(mysql_engine(settings), settings.connections);
  throw Fault("The database is not configured.",
              "database url: \"sqlite:/path/file.db\" or \"mysql://user@host:port/schema\" was expected");
}

void in_transaction(Database& database, std::function<void(Connection&)> const& work) {
  until_it_stands(database, [&](Connection& connection, int number) {
    begin(connection, number);
    finish(connection, work);
  });
}

void in_look(Database& database, std::function<void(Connection&)> const& work) {
  until_it_stands(database, [&](Connection& connection, int) {
    connection.begin_look();
    finish(connection, work);
  });
}

}  // namespace rightsdesk::store
