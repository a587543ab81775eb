#include "store/case_archive.h"

#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "audit/ledger.h"
#include "core/original.h"
#include "core/text.h"
#include "delivery/unzipped.h"
#include "disclosure/other_forms.h"
#include "disclosure/pack.h"
#include "store/case_store.h"
#include "store/ledger_store.h"
#include "store/passphrase.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr char kFormat[] = "rightsdesk case";
constexpr std::size_t kShortestPassphrase = 12;  // letters
constexpr std::array kTables{"request", "sar_case", "case_event", "source_search", "candidate", "record", "page", "case_person", "proposal",
                             "pack", "task", "ground_record", "commission", "evidence_file", "review_log", "imported_ledger", "inbox_message"};

/// The names between the first pair of brackets of an INSERT.
std::vector<std::string> columns_of(std::string const& table) {
  auto const& statement = sql("archive.write_" + table);
  auto const open = statement.find('('), close = statement.find(')');
  std::vector<std::string> columns;
  for (auto const& name : split(statement.substr(open + 1, close - open - 1), ',')) columns.push_back(tidied(name));
  return columns;
}

bool is_sealed(std::string const& column) { return column.ends_with("_sealed"); }

/// Opens what was sealed for the case; a request's answers are under the key of the first case that it opened.
class Opener {
 public:
  Opener(Connection& connection, Vault& vault, CaseId const& about) : vault_(vault), owners_{about} {
    auto const request = connection.row(sql("gone.request_of"), {about.str()});
    for (auto const& row : connection.rows(sql("archive.cases_of_request"), {request->text(0)})) owners_.emplace_back(row.text(0));
  }
  std::string opened(std::string const& sealed) { return vault_.unseal(owners_.front(), sealed); }
  /// Nothing when the key that they were under is gone with its case.
  std::optional<std::string> answers(std::string const& sealed) {
    for (auto const& owner : owners_) {
      try {
        return vault_.unseal(owner, sealed);
      } catch (Fault const&) {  // another's
      }
    }
    return std::nullopt;
  }

 private:
  Vault& vault_;
  std::vector<CaseId> owners_;
};

Json value_of(Row const& row, std::size_t column, std::string const& name, Opener& opener) {
  if (row.null(column)) return nullptr;
  if (!is_sealed(name)) return row.text(column);
  if (name != "answers_sealed") return {{"sealed", opener.opened(row.text(column))}};
  auto const answers = opener.answers(row.text(column));
  return answers ? Json{{"sealed", *answers}} : Json{{"sealed", "{}"}, {"gone", "Their key went with the first case of the request."}};
}

Json table_json(Connection& connection, std::string const& table, CaseId const& about, Opener& opener) {
  auto const columns = columns_of(table);
  auto rows = Json::array();
  for (auto const& row : connection.rows(sql("archive.read_" + table), {about.str()})) {
    auto values = Json::array();
    for (std::size_t i = 0; i < columns.size(); ++i) values.push_back(value_of(row, i, columns[i], opener));
    rows.push_back(std::move(values));
  }
  return {{"columns", columns}, {"rows", std::move(rows)}};
}

Json ledger_json(Connection& connection, CaseId const& about) {
  auto entries = Json::array();
  for (auto const& entry : StoredLedger(connection).about(about)) {
    entries.push_back({{"number", entry.number}, {"at", to_iso(entry.at)}, {"actor", entry.act.actor}, {"what", entry.act.what}, {"about", entry.act.about.str()},
                       {"detail", entry.act.detail}, {"previous", entry.previous}, {"hash", entry.hash}});
  }
  return entries;
}

audit::Entry entry_from(Json const& json) {
  audit::Entry entry;
  entry.number = json.at("number").get<std::int64_t>();
  entry.at = parse_instant(json.at("at").get<std::string>()).value();
  entry.act = {json.at("actor"), json.at("what"), CaseId(json.at("about").get<std::string>()), json.at("detail")};
  entry.previous = json.at("previous");
  entry.hash = json.at("hash");
  return entry;
}

std::vector<disclosure::PackFile> gathered(Connection& connection, Vault& vault, ArchiveWish const& wish, std::string const& reference) {
  Opener opener(connection, vault, wish.about);
  Json about{{"format", kFormat}, {"version", kArchiveVersion}, {"case", wish.about.str()}, {"reference", reference},
             {"exported_at", to_iso(wish.now)}, {"exported_by", wish.actor}, {"blobs", Json::array()}};
  for (auto const* table : kTables) about["tables"][table] = table_json(connection, table, wish.about, opener);
  about["ledger"] = ledger_json(connection, wish.about);
  std::vector<disclosure::PackFile> files;
  for (auto const& row : connection.rows(sql("archive.blobs_of"), {wish.about.str()})) {
    auto bytes = vault.open(BlobId(row.text(0)));
    about["blobs"].push_back({{"id", row.text(0)}, {"size", bytes.size()}, {"sha256", sha256_hex(bytes)}});
    files.push_back({"blobs/" + row.text(0), std::move(bytes)});
  }
  files.insert(files.begin(), {"case.json", about.dump(1)});
  return files;
}

Refusal damaged() { return {"damaged", "The file cannot be opened: it is damaged, or the passphrase is another.", "passphrase", {}}; }

/// The tables and columns that this program knows, and no others.
bool of_this_version(Json const& about) {
  if (about.value("format", "") != kFormat || about.value("version", 0) != kArchiveVersion || about.at("tables").size() != kTables.size()) return false;
  for (auto const* table : kTables) {
    if (!about.at("tables").contains(table) || about.at("tables").at(table).at("columns").get<std::vector<std::string>>() != columns_of(table)) return false;
  }
  return true;
}

/// Every document as it went in, none missing, none besides; every entry of the ledger about this case and as it was hashed.
bool holds_good(Json const& about, std::map<std::string, std::string> const& blobs) {
  if (about.at("blobs").size() != blobs.size()) return false;
  for (auto const& blob : about.at("blobs")) {
    auto const found = blobs.find(blob.at("id").get<std::string>());
    if (found == blobs.end() || sha256_hex(found->second) != blob.at("sha256").get<std::string>()) return false;
  }
  for (auto const& json : about.at("ledger")) {
    auto const entry = entry_from(json);
    if (audit::hash_of(entry) != entry.hash || entry.act.about.str() != about.at("case").get<std::string>()) return false;
  }
  return true;
}

std::string cell(Json const& table, std::string const& column) {
  auto const columns = table.at("columns").get<std::vector<std::string>>();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == column) return table.at("rows").at(0).at(i).get<std::string>();
  }
  throw Bug("an archive's table without its column");
}

bool is_there(Connection& connection, std::string_view statement, std::vector<Value> const& values) { return connection.row(sql(statement), values)->number(0) > 0; }

void write_table(Connection& connection, Vault& vault, CaseId const& about, std::string const& table, Json const& given) {
  for (auto const& row : given.at("rows")) {
    std::vector<Value> values;
    for (auto const& value : row) {
      if (value.is_null()) values.emplace_back(nullptr);
      else if (value.is_object()) values.emplace_back(Blob{vault.seal(about, value.at("sealed").get<std::string>())});
      else values.emplace_back(value.get<std::string>());
    }
    connection.execute(sql("archive.write_" + table), values);
  }
}

void write_ledger(Connection& connection, CaseId const& about, Json const& entries) {
  for (auto const& json : entries) {
    auto const entry = entry_from(json);
    connection.execute(sql("archive.write_imported_ledger"), {about.str(), entry.number, to_iso(entry.at), entry.act.actor, entry.act.what, entry.act.detail, entry.previous, entry.hash});
  }
}

/// Taking in adds an event, and the entries of the other ledger; a request whose answers were lost with its first case stays as a sibling brought it.
bool holds_what_was_given(std::string const& table, Json held, Json const& given, std::size_t entries) {
  if (table == "request") return held.size() == given.size() && held.at(0).at(0) == given.at(0).at(0);
  if (table == "imported_ledger") return held.size() == given.size() + entries;
  if (table == "case_event" && !held.empty()) held.erase(held.size() - 1);
  return held == given;
}

}  // namespace

Result<LockedArchive> export_case(Database& database, VaultKey const& key, ArchiveWish const& wish) {
  if (auto const weak = weak_passphrase(wish.passphrase)) return tl::unexpected(*weak);
  Result<LockedArchive> made = refused("not_found", "There is no such case.");
  in_transaction(database, [&](Connection& connection) {
    made = refused("not_found", "There is no such case.");
    if (schema_is_newer(connection)) {
      made = refused("not_now", "The service is being brought up to date. Try again in a few minutes.");
      return;
    }
    Vault vault(connection, key);
    auto const about = StoredCases(connection, vault).find(wish.about);
    if (!about) return;
    if (is_there(connection, "archive.jobs_open", {wish.about.str()})) {
      made = refused("not_now", "The program is still at work on this case. Try again when it is done.");
      return;
    }
    if (connection.row(sql("readers.of_case"), {wish.about.str()})) {
      made = refused("kept_to_named", "This case is kept to named people, and nobody elsewhere would know. Open it to everybody first.");
      return;
    }
    auto const stem = disclosure::file_stem(about->reference) + "-case";
    auto const zip = disclosure::zipped(stem, gathered(connection, vault, wish, about->reference), wish.now);
    made = LockedArchive{stem + ".rdcase", locked_with(wish.passphrase, zip.bytes)};
    StoredLedger(connection).record({wish.actor, "case_exported", wish.about, "sha256=" + sha256_hex(made->bytes)}, wish.now);
  });
  return made;
}

Result<CaseArchive> open_archive(std::string const& locked, std::string const& passphrase) try {
  auto const zip = unlocked_with(passphrase, locked);
  if (!zip) return tl::unexpected(damaged());
  auto files = delivery::unzipped(*zip);
  if (!files) return tl::unexpected(damaged());
  CaseArchive archive;
  archive.sha256 = sha256_hex(locked);
  constexpr std::string_view kBlobs = "blobs/";
  for (auto& file : *files) {
    if (file.name == "case.json") archive.json = std::move(file.bytes);
    else if (file.name.starts_with(kBlobs)) archive.blobs[file.name.substr(kBlobs.size())] = std::move(file.bytes);
    else return tl::unexpected(damaged());
  }
  auto const about = Json::parse(archive.json);
  if (!of_this_version(about)) return refused("unknown_version", "The file is of a version that this program does not know.");
  if (!holds_good(about, archive.blobs)) return tl::unexpected(damaged());
  archive.about = CaseId(about.at("case").get<std::string>());
  auto const& row = about.at("tables").at("sar_case");
  archive.reference = cell(row, "reference");
  archive.controller = cell(row, "controller");
  archive.workflow = cell(row, "workflow");
  return archive;
} catch (Json::exception const&) {
  return tl::unexpected(damaged());
}

Result<void> import_case(Database& database, VaultKey const& key, CaseArchive const& archive, TakenIn const& taken) {
  auto const about = Json::parse(archive.json);
  Result<void> done;
  in_transaction(database, [&](Connection& connection) {
    done = {};
    auto const& id = archive.about;
    if (is_there(connection, "archive.case_there", {id.str(), archive.reference}) || is_there(connection, "archive.gone_there", {id.str()})) {
      done = refused("already_there", "This case is here already, or was and is gone.");
      return;
    }
    Vault vault(connection, key);
    for (auto const* table : kTables) {
      auto const& given = about.at("tables").at(table);
      bool const with_a_sibling = table == std::string("request") && is_there(connection, "archive.request_there", {cell(given, "id")});
      if (!with_a_sibling) write_table(connection, vault, id, table, given);
    }
    write_ledger(connection, id, about.at("ledger"));
    for (auto const& [blob, bytes] : archive.blobs) vault.keep_as(BlobId(blob), id, bytes);
    StoredCases(connection, vault).append({id, 0, "case_imported", local_date(taken.now), taken.now, taken.actor, {{"sha256", archive.sha256}}});
    StoredLedger(connection).record({taken.actor, "case_imported", id, "sha256=" + archive.sha256 + " entries=" + std::to_string(about.at("ledger").size())}, taken.now);
  });
  return done;
}

std::optional<Refusal> weak_passphrase(std::string const& passphrase) {
  if (count_code_points(passphrase) >= kShortestPassphrase) return std::nullopt;
  return Refusal{"weak_password", "The passphrase has at least 12 letters, numbers or signs.", "passphrase", {}};
}

bool came_from(Database& database, CaseId const& about, std::string const& sha256) {
  bool came = false;
  auto const connection = database.connection();
  for (auto const& entry : StoredLedger(*connection).about(about)) came = came || (entry.act.what == "case_imported" && entry.act.detail.starts_with("sha256=" + sha256 + " "));
  return came;
}

Result<void> read_back(Database& database, VaultKey const& key, CaseArchive const& archive) {
  auto const about = Json::parse(archive.json);
  Result<void> same;
  in_transaction(database, [&](Connection& connection) {
    same = {};
    Vault vault(connection, key);
    Opener opener(connection, vault, archive.about);
    for (auto const* table : kTables) {
      auto given = about.at("tables").at(table);
      auto held = table_json(connection, table, archive.about, opener);
      if (!holds_what_was_given(table, held.at("rows"), given.at("rows"), about.at("ledger").size())) same = refused("not_the_same", "What was written of its table " + std::string(table) + " is not what its file says.");
    }
    if (StoredLedger(connection).came_with(archive.about).size() != about.at("ledger").size() + about.at("tables").at("imported_ledger").at("rows").size()) same = refused("not_the_same", "Not every entry of its ledger came with it.");
    for (auto const& blob : about.at("blobs")) {
      if (sha256_hex(vault.open(BlobId(blob.at("id").get<std::string>()))) != blob.at("sha256").get<std::string>()) same = refused("not_the_same", "A document of it is not what its file says.");
    }
  });
  return same;
}

std::string rows_of_case(Connection& connection, Vault& vault, CaseId const& about) {
  Opener opener(connection, vault, about);
  std::string text;
  for (auto const* table : kTables) text += table_json(connection, table, about, opener).dump();
  return text;
}

}  // namespace rightsdesk::store
