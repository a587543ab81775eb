#pragma once
// The intake journal on disk: an append-only file with a line a request, and beside it the sealed request itself.
#include <mutex>
#include <string>
#include <vector>

#include "app/intake_journal.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// A line of "journal": "1 <controller> <reference>[,<reference>…] <SHA-256 of the sealed file> <time> <MAC of all that>".
struct JournalLine {
  std::string controller;
  std::vector<std::string> references;
  std::string sha256;
  Instant at = {};
};

/// What of the journal can be believed.
struct JournalRead {
  std::vector<JournalLine> lines;
  std::vector<std::int64_t> damaged;  ///< numbers of the lines, from 1, that nobody with the key wrote
};

/// How long the request itself is kept beside its line: longer than the oldest backup that would be put back.
constexpr std::chrono::days kSpooledFor{35};

class IntakeSpool final : public app::IntakeJournal {
 public:
  /// Key and clock must outlive it. The folder (0700) is made with the first request.
  IntakeSpool(std::string folder, VaultKey const& key, Clock const& clock);
  void keep(app::Acknowledged const& request) override;
  /// All of it; empty when there is no journal yet. Fault when it cannot be read.
  [[nodiscard]] JournalRead read() const;
  /// The request behind a line. Refused: gone (its time is over), damaged (not what the line says, or not sealed with this key).
  [[nodiscard]] Result<app::Acknowledged> request(JournalLine const& line) const;
  /// After a change of the service's key: requests are sealed, and lines sealed off, by the key in use; killed anywhere, it is gone on with by asking
  /// again. Gives how many lines were not yet. A line that nobody with a key wrote stays as it is. Fault: the disk.
  std::int64_t seal_again();
  /// Removes requests, not lines: those kept for kSpooledFor, and those whose every case was disposed of; never one that the
  /// database has lost.
  void sweep(Connection& connection, JournalRead const& journal, Instant now) const;

 private:
  [[nodiscard]] std::string path_of(std::string const& reference) const;
  [[nodiscard]] std::string fresh_path_of(std::string const& reference) const;
  [[nodiscard]] std::string file_of(JournalLine const& line) const;
  [[nodiscard]] std::string signed_off(std::string const& line) const;
  [[nodiscard]] std::string sealed_again(std::string const& text);
  void take_fresh_files() const;
  [[nodiscard]] std::optional<JournalLine> line_from(std::string const& text) const;
  [[nodiscard]] bool stands(std::string const& reference) const;
  std::string folder_;
  VaultKey key_;
  Clock const& clock_;
  std::mutex guard_ = {};
};

/// The lines that the database has never heard of.
std::vector<JournalLine> missing_requests(Connection& connection, JournalRead const& journal);

}  // namespace rightsdesk::store
