#pragma once
// The ledger: who did what, when, to which case. Insert-only, hash-chained; a name or a document's words are never in it.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/id.h"

namespace rightsdesk::audit {

/// An act to be recorded. `detail` is canonical text of ids, codes, counts and hashes: no personal data.
struct Act {
  std::string actor;  ///< StaffId, "requester", "program:worker"
  std::string what;   ///< lower_snake verb: "candidate_confirmed"
  CaseId about = {};
  std::string detail = {};
};

struct Entry {
  std::int64_t number = 0;  ///< from 1, no gaps
  Instant at = {};
  Act act;
  std::string previous;  ///< hash of the entry before; 64 zeros for the first
  std::string hash;      ///< SHA-256 of 0x00 and the length-prefixed fields (RFC 6962 leaf form), lower-case hex
};

/// The hash an entry must carry: SHA-256 over the byte 0x00 followed by seven fields in this order, each as its length in
/// bytes (8 bytes, big-endian) and its bytes: number in decimal, `at` as to_iso writes it, actor, what, about, detail,
/// previous. Lower-case hex. `entry.hash` itself is not read.
std::string hash_of(Entry const& entry);

/// The first entry that does not fit, or nothing when the whole chain holds.
struct Broken {
  std::int64_t number = 0;
  std::string why;
};
/// Checks entries as they come, in order, from the first.
class ChainCheck {
 public:
  ChainCheck() = default;
  /// From the entry after `number`, whose hash is known to be `hash`.
  ChainCheck(std::int64_t number, std::string hash) : seen_(number), last_(std::move(hash)) {}
  std::optional<Broken> next(Entry const& entry);
  [[nodiscard]] std::int64_t seen() const { return seen_; }     ///< entries that held so far
  [[nodiscard]] std::string const& last() const { return last_; }  ///< hash of the last of them; 64 zeros before the first

 private:
  std::int64_t seen_ = 0;
  std::string last_ = std::string(64, '0');
};

class Ledger {
 public:
  virtual ~Ledger() = default;
  /// Adds within the caller's transaction: the act and its entry stand or fall together.
  virtual void record(Act const& act, Instant at) = 0;
  virtual std::vector<Entry> about(CaseId const& subject) = 0;
  /// Entries of another installation's ledger, which came with a case that was taken in from there; oldest first. No part of this chain: each fitted
  /// its hash when it came, and is kept as it stood.
  virtual std::vector<Entry> came_with(CaseId const& subject) = 0;
};

}  // namespace rightsdesk::audit
