#pragma once
// The last form that each session sent, for all servers over one database. Sealed under a key derived from the vault key and from the session's cookies: without them
// neither the database nor the vault key alone opens an answer.
#include <chrono>
#include <optional>
#include <string>

#include "core/date.h"
#include "store/vault.h"

namespace rightsdesk::store {

/// Thread-safe.
class Presses {
 public:
  /// So long after its answer the same form counts as pressed twice.
  static constexpr std::chrono::seconds kAgain{3};
  /// So long a sending counts as in hand. Whoever had it is then taken for dead.
  static constexpr std::chrono::seconds kInHand{60};

  /// Both must outlive it.
  Presses(Database& database, VaultKey const& key) : database_(database), key_(key) {}

  /// What became of a form: `mine` when it is for the caller to do, `answer` when it was done and answered; neither while another has it in hand.
  struct Standing {
    std::optional<std::string> mine;    ///< names this sending
    std::optional<std::string> answer;  ///< as it was kept
  };
  /// `session`: any text that its owner alone knows; `form`: a hash. Throws Fault when the database is away.
  Standing begin(std::string const& session, std::string const& form, Instant now);
  /// Keeps `answer` (any bytes) for who sends the same again. Nothing happens when another form was begun since.
  void answered(std::string const& session, std::string const& sending, std::string const& answer, Instant now);
  /// It was not done, and may be sent again.
  void forget(std::string const& session, std::string const& sending);
  /// The session asked for a page, so that what it sends next is meant. A form in hand stands.
  void moved_on(std::string const& session);
  /// Removes what was begun before `than`.
  void forget_older(Instant than);

 private:
  Database& database_;
  VaultKey const& key_;
};

}  // namespace rightsdesk::store
