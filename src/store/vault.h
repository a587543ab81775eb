#pragma once
// Documents in the store: encrypted in chunks (libsodium XChaCha20-Poly1305), so that one backup holds everything.
#include <string>
#include <string_view>

#include "core/id.h"
#include "store/database.h"

namespace rightsdesk::store {

/// 32 bytes from a file of mode 0600 (64 hex characters), made on first use by `make_key_file`.
class VaultKey {
 public:
  static VaultKey from_file(std::string const& path);  ///< throws Fault: missing, wrong mode, wrong length
  static void make_key_file(std::string const& path);  ///< O_EXCL, 0600; keeps an existing one
  [[nodiscard]] std::string const& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Each case has its own 256-bit data key, wrapped by the vault key; chunks are bound to case, blob and position,
/// so a swapped, missing or shortened chunk is found on reading (Fault).
class Vault {
 public:
  Vault(Connection& connection, VaultKey const& key) : connection_(connection), key_(key) {}
  BlobId keep(CaseId const& owner, std::string_view bytes);
  std::string open(BlobId const& blob);
  /// Forgets the case's data key: every blob of the case becomes unreadable for ever.
  void shred(CaseId const& owner);

 private:
  Connection& connection_;
  VaultKey const& key_;
};

}  // namespace rightsdesk::store
