#pragma once
// A whole case in one file, and back into this or another installation. What the file holds: docs/case-archive.md.
#include <map>
#include <optional>
#include <string>

#include "core/date.h"
#include "core/id.h"
#include "core/json.h"
#include "core/result.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Of the archive's own form; an archive of another is refused.
constexpr int kArchiveVersion = 3;

struct ArchiveWish {
  CaseId about;
  std::string passphrase;  ///< 12 letters and more; kept nowhere
  std::string actor;       ///< StaffId or "program"
  Instant now;
};
struct LockedArchive {
  std::string file_name, bytes;  ///< no name of a person in the file's
};
/// Everything the store holds of the case, as it stands, locked with the passphrase; an entry in the ledger has its SHA-256.
/// Refused: not_found, weak_password, not_now (the program still works on it).
Result<LockedArchive> export_case(Database& database, VaultKey const& key, ArchiveWish const& wish);

/// Every row of the case in every table, opened, as one text: what is named nowhere in it, nothing of the case names. Personal data.
std::string rows_of_case(Connection& connection, Vault& vault, CaseId const& about);

/// An archive that was opened and proved: every document has the hash it went in with, every ledger entry the hash it had.
struct CaseArchive {
  std::string sha256;  ///< of the locked file
  std::string reference, controller, workflow;
  CaseId about;
  std::map<std::string, std::string> blobs;  ///< by BlobId
  std::string json;                          ///< case.json, personal data
};
/// Refused: damaged (or another passphrase: nobody can tell them apart), unknown_version.
Result<CaseArchive> open_archive(std::string const& locked, std::string const& passphrase);

struct TakenIn {
  std::string actor;
  Instant now;
};
/// Writes the case with its numbers, under a key of its own. The ledger's entries are kept beside ours as they stood; ours says that they came.
/// Refused: already_there (a case of this number or reference is here, or was and is gone).
Result<void> import_case(Database& database, VaultKey const& key, CaseArchive const& archive, TakenIn const& taken);

/// Whether the case was taken in from the file of this SHA-256.
bool came_from(Database& database, CaseId const& about, std::string const& sha256);

/// Holds what the store has of a case that was just taken in against its archive: every row of every table, the ledger's entries that came with it, every
/// document. Refused: not_the_same, with the table that differs.
Result<void> read_back(Database& database, VaultKey const& key, CaseArchive const& archive);

/// Why nothing is locked with this passphrase: weak_password.
std::optional<Refusal> weak_passphrase(std::string const& passphrase);

}  // namespace rightsdesk::store
