#pragma once
// A resident's unfinished form, sealed under a key derived from the vault key and from the cookie it was written under:
// without the resident's cookie neither the database nor the vault key alone opens it.
#include "core/date.h"
#include "store/vault.h"

namespace rightsdesk::store {

class Drafts {
 public:
  /// Both must outlive it.
  Drafts(Connection& connection, VaultKey const& key) : connection_(connection), key_(key) {}

  /// Keeps `answers` (any text) under the resident's cookie, in place of what was there.
  void save(std::string const& cookie, std::string const& answers, Instant now);
  /// Nothing when there is no draft under this cookie. Fault when it has been tampered with.
  std::optional<std::string> load(std::string const& cookie);
  void forget(std::string const& cookie);
  /// Removes those last saved before `than`; gives how many.
  std::int64_t forget_older(Instant than);

 private:
  Connection& connection_;
  VaultKey const& key_;
};

}  // namespace rightsdesk::store
