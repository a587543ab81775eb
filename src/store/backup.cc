#include "store/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "store/case_keys.h"
#include "store/copying.h"
#include "store/ledger_store.h"
#include "store/outbox_store.h"
#include "store/sealed_file.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr std::string_view kMark = "rightsdesk backup 1\n";
constexpr char const* kPublicWords = "The backup cannot be made or put back at the moment.";

constexpr char kBackupsPurpose[] = "backups";

std::string backup_key(VaultKey const& key) { return key_for(key.bytes(), kBackupsPurpose); }

/// By the key in use, or by one of before that the ring still has: what `look` gives by the first that is not told "another_key".
template <class Look>
auto with_its_key(VaultKey const& key, Look const& look) {
  auto const keys = key.keys_for(kBackupsPurpose);
  auto found = look(keys.front());
  for (std::size_t i = 1; i < keys.size() && !found && found.error().code == "another_key"; ++i) found = look(keys[i]);
  return found;
}
bool is_sqlite(Settings const& settings) { return settings.url.starts_with("sqlite:"); }

/// Counted in one transaction.
BackupFacts counted(Database& database, std::string taken) {
  BackupFacts facts;
  facts.engine = database.engine();
  facts.taken = std::move(taken);
  in_transaction(database, [&](Connection& connection) {
    auto const number = [&](char const* name) { return connection.row(sql(name))->number(0); };
    facts.schema = connection.row(sql("backup.schema"))->text(0);
    facts.cases = number("backup.cases");
    facts.records = number("backup.records");
    facts.blobs = number("backup.blobs");
    facts.packs = number("backup.packs");
    auto const head = ledger_head(connection);
    facts.ledger_entries = head.number;
    facts.ledger_head = head.hash;
  });
  return facts;
}

std::string written(BackupFacts const& facts) {
  return Json{{"engine", facts.engine}, {"schema", facts.schema}, {"taken", facts.taken}, {"cases", facts.cases},
              {"records", facts.records}, {"blobs", facts.blobs}, {"packs", facts.packs}, {"ledger_entries", facts.ledger_entries},
              {"ledger_head", facts.ledger_head}}
      .dump();
}

BackupFacts facts_from(std::string const& text) {
  auto const json = Json::parse(text);
  return {json.at("engine"), json.at("schema"), json.at("taken"), json.at("cases"), json.at("records"),
          json.at("blobs"), json.at("packs"), json.at("ledger_entries"), json.at("ledger_head")};
}

void each_block(std::string const& path, TakeBytes const& take) {
  std::ifstream in(path, std::ios::binary);
  std::string block(SealedFile::kMostPiece, '\0');
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0)
    take(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())));
  if (!in.eof()) throw Fault(kPublicWords, "cannot read " + path);
}

/// Removed with the object, whatever happens.
class Passing {
 public:
  explicit Passing(std::string path) : path_(std::move(path)) {}
  ~Passing() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Passing(Passing const&) = delete;
  Passing& operator=(Passing const&) = delete;
  [[nodiscard]] std::string const& path() const { return path_; }
  void stays() { path_.clear(); }

 private:
  std::string path_;
};

/// What is left of a key that was blanked is nothing: SQLite overwrites what it removes (SECURE_DELETE, which is looked at).
BackupFacts back_up_sqlite(Settings const& settings, VaultKey const& key, SealedFile& file, std::string const& beside, Instant at) {
  Passing const copy(beside + ".copy");
  auto const keys = keys_beside(beside);
  copy_sqlite(sqlite_path(settings), copy.path());
  BackupFacts facts;
  {
    Settings of_copy;
    of_copy.url = "sqlite:" + copy.path();
    auto const database = Database::open(of_copy);
    keep_case_keys(*database, keys, backup_key(key), at);
    in_transaction(*database, [](Connection& connection) { connection.execute(sql("vault.blank_keys")); });
    facts = counted(*database, to_iso(at));
  }
  file.add(written(facts));
  each_block(copy.path(), [&](std::string_view bytes) { file.add(bytes); });
  return facts;
}

Result<BackupFacts> back_up_mysql(Settings const& settings, VaultKey const& key, SealedFile& file, std::string const& beside, Instant at) {
  auto const database = Database::open(settings);
  if (database->connection()->row(sql("mysql.triggers"))->number(0) == 0)
    return refused("no_triggers", "The database account may not see the triggers that guard the ledger, so that the copy would lack them. Give it TRIGGER on this database.");
  auto const facts = counted(*database, to_iso(at));
  file.add(written(facts));
  dump_mysql(settings, [&](std::string_view bytes) { file.add(bytes); });
  keep_case_keys(*database, keys_beside(beside), backup_key(key), at);
  return facts;
}

/// Opens `file` and reads what it says of itself.
struct Opened {
  std::unique_ptr<SealedFileReader> reader;
  BackupFacts facts;
};
Result<Opened> opened(VaultKey const& key, std::string const& file) {
  auto reader = with_its_key(key, [&](std::string const& one) { return SealedFileReader::open(file, kMark, one); });
  if (!reader) return tl::unexpected(reader.error());
  auto const first = (*reader)->next();
  if (!first) return tl::unexpected(first.error());
  return Opened{std::move(*reader), facts_from(*first)};
}

/// Every piece to the end; a piece that cannot be read after the file was found sound is the disk's doing.
void each_piece(SealedFileReader& reader, TakeBytes const& take) {
  while (true) {
    auto const piece = reader.next();
    if (!piece) throw Fault(kPublicWords, "the backup cannot be read a second time");
    if (piece->empty()) return;
    take(*piece);
  }
}

void write_database_file(SealedFileReader& reader, std::string const& path) {
  Passing part(path + ".restoring");
  {
    int const file = ::open(part.path().c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) throw Fault(kPublicWords, part.path() + ": " + std::strerror(errno));
    bool well = true;
    each_piece(reader, [&](std::string_view bytes) {
      well = well && ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    });
    well = well && ::fsync(file) == 0;
    ::close(file);
    if (!well) throw Fault(kPublicWords, part.path() + ": " + std::strerror(errno));
  }
  if (::link(part.path().c_str(), path.c_str()) != 0) throw Fault(kPublicWords, path + ": " + std::strerror(errno));
}

Result<void> must_be_empty(Settings const& settings) {
  if (is_sqlite(settings)) {
    if (!std::filesystem::exists(sqlite_path(settings))) return {};
  } else if (Database::open(settings)->connection()->row(sql("mysql.tables"))->number(0) == 0) {
    return {};
  }
  return refused("not_empty", "The database named here is not empty. A backup is put back into a new one; nothing was changed.");
}

/// The ledger that came back holds, goes at least as far as it went, and had the same head there.
bool same_ledger(Connection& connection, BackupFacts const& was, BackupFacts const& is) {
  if (verify(connection) || is.ledger_entries < was.ledger_entries) return false;
  if (was.ledger_entries == 0) return true;
  auto const entry = connection.row(sql("backup.hash_of_entry"), {was.ledger_entries});
  return entry && entry->text(0) == was.ledger_head;
}

Result<BackupFacts> held_against(Settings const& settings, BackupFacts const& was) {
  auto const database = Database::open(settings);
  auto const is = counted(*database, was.taken);
  auto const connection = database->connection();
  bool const guarded = connection->row(sql(is_sqlite(settings) ? "sqlite.triggers" : "mysql.triggers"))->number(0) > 0;
  bool const counts = is_sqlite(settings) ? is == was : is.cases >= was.cases && is.schema == was.schema;
  if (guarded && counts && same_ledger(*connection, was, is)) return is;
  return refused("not_the_same", "What came back is not what the backup said it holds. Do not use this database; keep the file and take another copy of it.");
}

Result<void> keys_fit(BackupFacts const& facts, VaultKey const& key, std::string const& keys) {
  if (!std::filesystem::exists(keys))
    return refused("no_keys", "The keys of the cases are not in a backup but in a file of their own, and there is no " + keys + ". Name the newest one you have.");
  auto const taken = with_its_key(key, [&](std::string const& one) { return check_case_keys(keys, one); });
  if (!taken) return tl::unexpected(taken.error());
  if (*taken < facts.taken) return refused("older_keys", "The keys of the cases were written before this backup was taken, and would not open what is newer. Name a newer file.");
  return {};
}

}  // namespace

Result<BackupFacts> back_up(Settings const& settings, VaultKey const& key, std::string const& file, Instant at) {
  SealedFile sealed(file, kMark, backup_key(key));
  auto const keys = keys_beside(file);
  bool const stood = std::filesystem::exists(keys);
  if (stood) throw Fault(kPublicWords, keys + ": it is there already");
  try {
    auto facts = is_sqlite(settings) ? Result<BackupFacts>(back_up_sqlite(settings, key, sealed, file, at)) : back_up_mysql(settings, key, sealed, file, at);
    if (facts) sealed.finish();
    return facts;
  } catch (...) {
    ::unlink(keys.c_str());
    throw;
  }
}

Result<BackupFacts> check_backup(VaultKey const& key, std::string const& file) {
  auto open = opened(key, file);
  if (!open) return tl::unexpected(open.error());
  while (true) {
    auto const piece = open->reader->next();
    if (!piece) return tl::unexpected(piece.error());
    if (piece->empty()) return open->facts;
  }
}

Result<BackupFacts> restore(Settings const& settings, VaultKey const& key, std::string const& file, std::string const& keys) {
  auto const facts = check_backup(key, file);
  if (!facts) return facts;
  if (auto fit = keys_fit(*facts, key, keys); !fit) return tl::unexpected(fit.error());
  if ((facts->engine == "sqlite") != is_sqlite(settings))
    return refused("other_engine", "The backup is of " + std::string(facts->engine == "sqlite" ? "SQLite" : "MariaDB") + ", and the database named here is not.");
  if (auto empty = must_be_empty(settings); !empty) return tl::unexpected(empty.error());
  auto open = opened(key, file);
  if (!open) return tl::unexpected(open.error());
  if (is_sqlite(settings)) {
    write_database_file(*open->reader, sqlite_path(settings));
  } else {
    load_mysql(settings, [&] {
      auto piece = open->reader->next();
      if (!piece) throw Fault(kPublicWords, "the backup cannot be read a second time");
      return std::move(*piece);
    });
  }
  auto const back = held_against(settings, *facts);
  if (!back) return back;
  auto const put = with_its_key(key, [&](std::string const& one) { return put_case_keys_back(*Database::open(settings), keys, one); });
  if (!put) return tl::unexpected(put.error());
  in_transaction(*Database::open(settings), [](Connection& connection) { connection.execute(sql("outbox.restored"), {Outbox::kRestored}); });
  return back;
}

}  // namespace rightsdesk::store
