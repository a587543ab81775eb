#include "store/case_keys.h"

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/hex.h"
#include "core/json.h"
#include "store/gone_store.h"
#include "store/sealed_file.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr std::string_view kMarkOfKeys = "rightsdesk case keys 1\n";
constexpr std::int64_t kAtATime = 500;

/// As the columns stand: [owner, sealed key in hexadecimal, shredded, id of the key that seals it].
Json keys_after(Connection& connection, std::string const& owner) {
  auto keys = Json::array();
  for (auto const& row : connection.rows(sql("vault.keys_after"), {owner, kAtATime}))
    keys.push_back({row.text(0), hex_of(row.text(1)), row.number(2), row.text(3)});
  return keys;
}

Json gone_cases(Connection& connection) {
  auto gone = Json::array();
  for (auto const& row : connection.rows(sql("gone.all"))) {
    auto columns = Json::array();
    for (std::size_t column = 0; column < 9; ++column) columns.push_back(row.text(column));
    gone.push_back(std::move(columns));
  }
  return gone;
}

bool stands(Connection& connection, std::string const& owner) {
  return connection.row(sql("vault.owner_stands"), {owner})->number(0) > 0 || connection.row(sql("vault.blobs_of_owner"), {owner})->number(0) > 0;
}

/// Whether the database has anything that the key opens.
bool put_key(Connection& connection, Json const& key) {
  auto const owner = key.at(0).get<std::string>(), by = key.at(3).get<std::string>();
  Blob const sealed{bytes_of_hex(key.at(1).get<std::string>()).value_or("")};
  auto const shredded = key.at(2).get<std::int64_t>();
  if (!stands(connection, owner)) return false;
  if (connection.execute(sql("vault.put_key"), {sealed, shredded, by, owner}) == 0) connection.execute(sql("vault.put_new_key"), {owner, sealed, shredded, by});
  return shredded == 0;
}

std::int64_t dispose_again(Connection& connection, Json const& gone) {
  std::int64_t disposed = 0;
  for (auto const& columns : gone) {
    auto const owner = columns.at(0).get<std::string>();
    if (connection.row(sql("vault.owner_stands"), {owner})->number(0) == 0) continue;
    drop_rows_of(connection, CaseId(owner));
    std::vector<Value> values;
    for (auto const& column : columns) values.emplace_back(column.get<std::string>());
    connection.execute(sql("gone.add"), values);
    ++disposed;
  }
  return disposed;
}

/// What no key was found for is as good as shredded, and says so.
void close_the_rest(Connection& connection) {
  for (auto const* statement : {"vault.cases_without_key", "vault.owners_without_key"})
    for (auto const& row : connection.rows(sql(statement))) connection.execute(sql("vault.put_new_key"), {row.text(0), Blob{}, std::int64_t{1}, std::string()});
  connection.execute(sql("vault.still_blank"));
}

Result<void> each_of(std::string const& file, std::string const& key, std::function<void(Json const&)> const& take) {
  auto reader = SealedFileReader::open(file, kMarkOfKeys, key);
  if (!reader) return tl::unexpected(reader.error());
  while (true) {
    auto const piece = (*reader)->next();
    if (!piece) return tl::unexpected(piece.error());
    if (piece->empty()) return {};
    take(Json::parse(*piece));
  }
}

}  // namespace

std::string keys_beside(std::string const& backup) { return std::filesystem::path(backup).replace_extension(".keys").string(); }

std::int64_t keep_case_keys(Database& database, std::string const& file, std::string const& key, Instant at) {
  SealedFile sealed(file, kMarkOfKeys, key);
  sealed.add(Json{{"taken", to_iso(at)}}.dump());
  std::int64_t count = 0;
  auto const connection = database.connection();
  for (auto keys = keys_after(*connection, ""); !keys.empty(); keys = keys_after(*connection, keys.back().at(0))) {
    sealed.add(Json{{"keys", keys}}.dump());
    count += static_cast<std::int64_t>(keys.size());
  }
  auto const gone = gone_cases(*connection);
  for (std::size_t from = 0; from < gone.size(); from += kAtATime) {
    auto some = Json::array();
    for (std::size_t at_row = from; at_row < std::min(gone.size(), from + kAtATime); ++at_row) some.push_back(gone.at(at_row));
    sealed.add(Json{{"gone", std::move(some)}}.dump());
  }
  sealed.finish();
  return count;
}

Result<std::string> check_case_keys(std::string const& file, std::string const& key) {
  std::string taken;
  auto const read = each_of(file, key, [&](Json const& piece) { taken = piece.value("taken", taken); });
  if (!read) return tl::unexpected(read.error());
  return taken;
}

Result<PutBack> put_case_keys_back(Database& database, std::string const& file, std::string const& key) {
  if (auto const sound = check_case_keys(file, key); !sound) return tl::unexpected(sound.error());
  PutBack back;
  auto const read = each_of(file, key, [&](Json const& piece) {
    std::int64_t keys = 0, disposed = 0;
    in_transaction(database, [&](Connection& connection) {
      keys = disposed = 0;
      for (auto const& one : piece.value("keys", Json::array())) keys += put_key(connection, one) ? 1 : 0;
      disposed = dispose_again(connection, piece.value("gone", Json::array()));
    });
    back.keys += keys;
    back.disposed += disposed;
  });
  if (!read) return tl::unexpected(read.error());
  in_transaction(database, close_the_rest);
  return back;
}

}  // namespace rightsdesk::store
