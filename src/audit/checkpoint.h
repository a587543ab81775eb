#pragma once
// Where the ledger stood, signed: a note that is kept where whoever rules over the database cannot reach it. C2SP signed-note
// (https://c2sp.org/signed-note), Ed25519 (RFC 8032), laid out as C2SP tlog-checkpoint.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/result.h"

namespace rightsdesk::audit {

/// The first `size` entries end with the entry whose hash is `head`.
struct Checkpoint {
  std::string origin;     ///< whose ledger; no line break
  std::int64_t size = 0;  ///< entries
  std::string head;       ///< 64 lower-case hex characters; 64 zeros for an empty ledger
  Instant at = {};        ///< when it was looked at
  friend bool operator==(Checkpoint const&, Checkpoint const&) = default;
};

/// Signs. The secret is wiped with the object.
class CheckpointKey {
 public:
  /// `name` stands on the signature's line: no space, no plus sign, not empty. `seed` is 32 random bytes (RFC 8032, 5.1.5).
  CheckpointKey(std::string name, std::string_view seed);
  ~CheckpointKey();
  CheckpointKey(CheckpointKey const&) = delete;
  CheckpointKey& operator=(CheckpointKey const&) = delete;
  [[nodiscard]] std::string const& name() const { return name_; }
  /// "name+8 hex digits+base64": what whoever checks is given, by a way that does not lead through this service.
  [[nodiscard]] std::string verifier() const;
  /// Five lines (origin, size, head in base64, "time …", an empty one) and the signature's: the bytes to keep.
  [[nodiscard]] std::string note(Checkpoint const& checkpoint) const;

 private:
  std::string name_, public_, secret_;
};

/// The checkpoint in a note that `verifier` signed. Refused: `unreadable` (not a note as it is written above), `forged` (no signature of this
/// key, or not of these bytes).
Result<Checkpoint> opened_note(std::string_view note, std::string const& verifier);

}  // namespace rightsdesk::audit
