#pragma once
// Documents in the store: encrypted in chunks (libsodium XChaCha20-Poly1305), so that one backup holds everything.
#include <map>
#include <string>
#include <string_view>

#include "core/id.h"
#include "store/database.h"

namespace rightsdesk::store {

/// 32 bytes from a file of mode 0600 (64 hex characters), made on first use by `make_key_file`.
class VaultKey {
 public:
  ~VaultKey();
  VaultKey(VaultKey const&) = default;
  VaultKey& operator=(VaultKey const&) = default;
  static VaultKey from_file(std::string const& path);  ///< throws Fault: missing, wrong mode, wrong length
  static void make_key_file(std::string const& path);  ///< O_EXCL, 0600; keeps an existing one
  [[nodiscard]] std::string const& bytes() const { return bytes_; }

 private:
  VaultKey() = default;
  std::string bytes_;
};

/// Each case has its own 256-bit data key, wrapped by the vault key; chunks are bound to case, blob and position,
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
