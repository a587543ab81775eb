#pragma once
// One-time codes for residents: 8 digits, 10 minutes (ASVS 6.5.5), 5 tries, used once. Only a keyed hash is kept.
#include "core/date.h"
#include "store/vault.h"

namespace rightsdesk::store {

enum class CodeAnswer { right, wrong, expired, too_many_tries, none };

class Codes {
 public:
  static constexpr std::chrono::minutes kLife{10};
  static constexpr int kMostTries = 5;

  /// Both must outlive it.
  Codes(Connection& connection, VaultKey const& key) : connection_(connection), key_(key) {}

  /// A new code; earlier ones for the same case and purpose stop working. Expires at `now + kLife`.
  std::string issue(CaseId const& about, std::string const& purpose, Instant now);
  /// What a person typed, spaces and dashes aside. Each call is a try and must be committed, also when the answer is not
  /// `right`; `right` spends the code: of two at once only one gets it. `none`: no code is waiting for this case and purpose.
  /// The resident is told the same for every answer but `right`.
  CodeAnswer use(CaseId const& about, std::string const& purpose, std::string const& typed, Instant now);
  /// Removes what expired before `than`.
  std::int64_t forget_older(Instant than);

 private:
  std::string hashed(std::string const& id, std::string const& digits) const;
  Connection& connection_;
  VaultKey const& key_;
};

}  // namespace rightsdesk::store
