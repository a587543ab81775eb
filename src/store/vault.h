#pragma once
// Documents in the store: encrypted in chunks (libsodium XChaCha20-Poly1305), so that one backup holds everything.
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.h"
#include "store/database.h"
#include "store/key_ring.h"

namespace rightsdesk::store {

/// What opens the vault: the key ring, opened by the installation key. Where there is no ring, the installation key is the one key for all,
/// as in installations from before there were rings.
class VaultKey {
 public:
  ~VaultKey();
  VaultKey(VaultKey const&) = default;
  VaultKey& operator=(VaultKey const&) = default;
  /// `installation` is a file or "env:NAME"; `ring` need not be there. Fault: missing, wrong mode, wrong length, a ring of another key.
  static VaultKey opened(std::string const& installation, std::string const& ring);
  static VaultKey from_file(std::string const& path);  ///< with the ring `path`.ring, where there is one
  static void make_key_file(std::string const& path);  ///< O_EXCL, 0600; keeps an existing one
  /// The service's key as the ring says at this moment, whose purposes (`key_for`) are all but the keys of cases.
  [[nodiscard]] std::string bytes() const;
  /// The keys of one purpose: the one in use, then those of before that are not forgotten.
  [[nodiscard]] std::vector<std::string> keys_for(std::string_view purpose) const;
  /// Seals with the key in use; opens with any of them. Fault: none of them sealed it, or not for this place.
  [[nodiscard]] std::string seal_for(std::string_view purpose, std::string_view place, std::string_view plain) const;
  [[nodiscard]] std::string open_for(std::string_view purpose, std::string_view place, std::string_view sealed) const;
  /// Keyed hashes of a text, by the key in use first. `once_hashed` has those of forgotten keys too, for the purposes that keep them.
  [[nodiscard]] std::vector<std::string> once_hashed(std::string_view purpose, std::string_view text) const;
  /// A hash that each change of the service's key hashes once more (`hash_on`): as it stands after the first, the second… and the last of them.
  /// A text is looked for under each; the place of the last is how often the service's key was changed.
  [[nodiscard]] std::vector<std::string> hashed_through(std::string_view purpose, std::string_view text) const;
  /// A hash of `hashed_through` that went through `generations` keys after the first, through the rest.
  [[nodiscard]] std::string hash_on(std::string_view purpose, std::string hash, std::size_t generations) const;
  /// What seals a new case's key, as the ring says at this moment.
  [[nodiscard]] WrappingKey wraps_now() const;
  /// The key that sealed a case's key. Fault when the ring has it no longer.
  [[nodiscard]] std::string wrapping(std::string const& id) const;
  /// Null where there is no ring.
  [[nodiscard]] KeyRing const* ring() const { return ring_.get(); }

 private:
  VaultKey() = default;
  [[nodiscard]] std::vector<std::string> hashing_keys(std::string_view purpose) const;
  std::string bytes_;  ///< where there is no ring
  std::shared_ptr<KeyRing const> ring_;
};

/// Fault when keys of cases are sealed under a ring, and none was opened: the file is not where it should be, and new cases would be sealed with the wrong key.
void require_ring(Connection& connection, VaultKey const& key);

/// A case's data key under a key of the ring, bound to its case. `opened_case_key` throws Fault for another key or another case.
std::string sealed_case_key(std::string const& wrapping, CaseId const& owner, std::string const& key);
std::string opened_case_key(std::string const& wrapping, CaseId const& owner, std::string const& sealed);

/// Each case has its own 256-bit data key, wrapped by a key of the ring; chunks are bound to case, blob and position,
/// so a swapped, missing or shortened chunk is found on reading (Fault). Keys that were opened are remembered for one transaction of the connection at most.
class Vault {
 public:
  /// Both must outlive the vault.
  Vault(Connection& connection, VaultKey const& key) : connection_(connection), key_(key) {}
  ~Vault();
  Vault(Vault const&) = delete;
  Vault& operator=(Vault const&) = delete;
  /// Within the caller's transaction. Fault when the case has been shredded.
  BlobId keep(CaseId const& owner, std::string_view bytes);
  /// The same under a number it has already: a case that comes from another installation keeps its numbers.
  void keep_as(BlobId const& blob, CaseId const& owner, std::string_view bytes);
  /// The bytes as they were kept, all in memory. Fault: missing, changed, shortened, moved, shredded, or another vault key.
  std::string open(BlobId const& blob);
  /// Removes the blob and its chunks: `open` is a Fault from then on. The case's key stays.
  void destroy(BlobId const& blob);
  /// A short text under the case's key, for a column that holds personal data: the key is made on first use, within a
  /// transaction. `unseal` throws Fault when the bytes were changed or belong to another case.
  std::string seal(CaseId const& owner, std::string_view text);
  std::string unseal(CaseId const& owner, std::string const& sealed);
  /// Forgets the case's data key: every blob of the case becomes unreadable for ever (in backups too, once the backup of
  /// the database that still holds the sealed key is gone). Later `keep` for the case is refused.
  void shred(CaseId const& owner);

 private:
  std::string const& key_of(CaseId const& owner);         ///< Fault when the case has none
  std::string const& key_to_seal_with(CaseId const& owner);  ///< makes one when the case has none
  std::string const* remembered(CaseId const& owner);
  void forget_keys();
  Connection& connection_;
  VaultKey const& key_;
  std::map<CaseId, std::string> keys_;  ///< opened in transaction `keys_of_`; wiped before they are forgotten
  std::uint64_t keys_of_ = 0;
};

}  // namespace rightsdesk::store
