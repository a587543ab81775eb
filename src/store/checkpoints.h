#pragma once
// Signed checkpoints of the ledger, in a folder outside the database.
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/checkpoint.h"
#include "audit/ledger.h"
#include "store/database.h"

namespace rightsdesk::store {

/// The key in a file (64 hex characters, mode 0600, as the vault's). Fault: missing, wrong mode, wrong length.
std::unique_ptr<audit::CheckpointKey> checkpoint_key(std::string const& file, std::string const& controller);
/// Makes it where there is none, and beside it `file`.pub with what a verifier is given.
void make_checkpoint_key(std::string const& file, std::string const& controller);

/// One file a checkpoint: "000000001234.checkpoint", named for its size.
class Checkpoints {
 public:
  /// The folder is made with the first checkpoint. `key` must outlive it.
  Checkpoints(std::string folder, audit::CheckpointKey const& key) : folder_(std::move(folder)), key_(key) {}
  /// By size. Fault: one that this key did not sign, or that is not a checkpoint.
  [[nodiscard]] std::vector<audit::Checkpoint> all() const;
  /// The largest, its signature checked; nothing when there is none.
  [[nodiscard]] std::optional<audit::Checkpoint> newest() const;
  /// On the disk when it returns. One of that size that is there already is left.
  void keep(audit::Checkpoint const& checkpoint) const;

 private:
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] audit::Checkpoint opened(std::string const& name) const;
  std::string folder_;
  audit::CheckpointKey const& key_;
};

constexpr std::chrono::hours kCheckpointEvery{1};

struct Pinned {
  std::optional<audit::Checkpoint> written = {};
  std::optional<audit::Broken> broken = {};  ///< nothing is signed of a ledger that does not continue what was signed before
};
/// A checkpoint when the last is an hour old, or something was released or disposed of since, and the ledger has grown; it continues what
/// the last one signed, or is not made.
Pinned pin_when_due(Connection& connection, Checkpoints const& checkpoints, audit::CheckpointKey const& key, Instant now);
/// The same at once.
Pinned pin(Connection& connection, Checkpoints const& checkpoints, audit::CheckpointKey const& key, Instant now);

}  // namespace rightsdesk::store
