#pragma once
// Changing keys by sealing keys anew; no document is. Each step may be killed and is gone on with by asking again.
#include <chrono>
#include <map>
#include <string>

#include "core/result.h"
#include "store/database.h"
#include "store/intake_spool.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// How long a retired key stays at least: whoever read the ring before it was retired has ended what they began by then.
constexpr std::chrono::minutes kRetiredFor{60};
/// The same of a service's key: what cannot be sealed anew without what only its writer has (kept forms, drafts, answers to other systems) is gone by
/// then, and so are the backups it sealed.
constexpr std::chrono::days kServiceKeyRetiredFor{35};

/// The other installation key opens the ring as well from now on; the old one does until `end_installation_change`. Again: nothing happens.
/// Refused: change_under_way (a third key opens it).
Result<void> begin_installation_change(KeyRing const& ring, InstallationKey const& next);
/// None but the key that `ring` was opened with opens it from now on.
void end_installation_change(KeyRing const& ring);

/// The whole change where the installation key is the file `key_file`: a fresh key is made beside it (".next"), opens the ring as well, takes the file's
/// place, and is then the only one that does. A change that was killed is ended, not begun again; so is one that was begun by hand, with the key in
/// `key_file`. Fault: the disk; `key_file` opens no ring.
Result<void> change_key_file(std::string const& key_file, std::string const& ring);

/// A fresh key that seals from now on; the one before is retired. Refused: change_under_way.
Result<void> begin_controller_change(KeyRing const& ring, Instant now);
/// How many keys of cases, not shredded, each key of the ring seals.
std::map<std::string, std::int64_t> case_keys_by_wrapping(Connection& connection);
/// Seals anew what other keys than the ring's current one seal, `batch` of them to a transaction, while others work. Gives how many.
/// Fault when one cannot be opened: nothing of it is changed.
std::int64_t wrap_again(Database& database, VaultKey const& key, int batch);
/// The whole change: a fresh key, unless keys of cases stand under another than the newest (a change that was killed), and all under the newest.
/// There is a ring. Gives how many were sealed anew. Refused: change_under_way.
Result<std::int64_t> change_controller_key(Database& database, VaultKey const& key, int batch, Instant now);
/// How many keys of cases other keys than `id` seal.
std::int64_t under_other_keys(Connection& connection, std::string const& id);
/// Takes retired keys out of the ring: what they sealed, in any copy, nobody opens. Refused: in_use (they seal keys of cases still),
/// too_soon (retired for less than kRetiredFor), change_under_way. Gives how many went.
Result<int> forget_retired(Connection& connection, KeyRing const& ring, Instant now);

/// Seals anew, with the service's key in use, the messages of the outbox, the secrets of devices and of webhooks and the intake journal, and hashes
/// earlier decisions on; `batch` rows to a transaction, while others work. Gives how many were under a key of before.
std::int64_t seal_service_again(Database& database, VaultKey const& key, IntakeSpool& journal, int batch);
/// The whole change: a fresh service's key, unless one was begun and killed, and all of the above under it. There is a ring. Gives how many.
/// Refused: change_under_way.
Result<std::int64_t> change_service_key(Database& database, VaultKey const& key, IntakeSpool& journal, int batch, Instant now);
/// Takes service's keys retired for kServiceKeyRetiredFor out of the ring, but for what finds earlier decisions and the links of owners: nothing can be
/// opened with that. Gives how many went. Refused: change_under_way (the service's key too).
Result<int> forget_service_keys(KeyRing const& ring, Instant now);

}  // namespace rightsdesk::store
