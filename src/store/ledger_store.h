#pragma once
// The ledger in the database: one row an entry, one row for the head of the chain.
#include <functional>

#include "audit/checkpoint.h"
#include "audit/ledger.h"
#include "store/database.h"

namespace rightsdesk::store {

/// Entries get their numbers one after another: whoever records waits for the transaction before to end.
class StoredLedger final : public audit::Ledger {
 public:
  /// `connection` must outlive the ledger.
  explicit StoredLedger(Connection& connection) : connection_(connection) {}
  /// Within the caller's transaction (Bug when there is none). Record last: the head stays locked until the commit.
  void record(audit::Act const& act, Instant at) override;
  /// The case's entries, oldest first.
  std::vector<audit::Entry> about(CaseId const& subject) override;
  std::vector<audit::Entry> came_with(CaseId const& subject) override;

 private:
  std::vector<audit::Entry> entries(std::string_view statement, CaseId const& subject);
  Connection& connection_;
};

/// The first entry that does not fit, or that is missing at the end; nothing when the whole chain holds up to its head.
/// Reads 1,000 entries at a time. Entries added meanwhile are checked too.
std::optional<audit::Broken> verify(Connection& connection);
/// Number and hash of the newest entry; 0 and 64 zeros before the first.
struct LedgerHead {
  std::int64_t number = 0;
  std::string hash;
};
LedgerHead ledger_head(Connection& connection);

/// Every entry after `after`, in order, 1,000 read at a time.
void each_entry(Connection& connection, std::int64_t after, std::function<void(audit::Entry const&)> const& entry);
/// The ledger still begins with what the checkpoint saw; else what is wrong, with the checkpoint's last entry. One look, however long the ledger.
std::optional<audit::Broken> differs(Connection& connection, audit::Checkpoint const& seen);
/// As `verify`, but trusts what `seen` signed: only its last entry and those after it are read.
std::optional<audit::Broken> verify_since(Connection& connection, audit::Checkpoint const& seen);
/// A pack was released or a case disposed of after entry `after`: what a checkpoint is made for at once.
bool marked_since(Connection& connection, std::int64_t after);

}  // namespace rightsdesk::store
