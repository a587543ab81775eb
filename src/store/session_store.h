#pragma once
// The staff's sessions. The cookie holds a random token; the database only its hash.
#include "core/date.h"
#include "core/result.h"
#include "store/staff_store.h"

namespace rightsdesk::store {

/// What a browser is given: `token` for the cookie, `csrf` for the forms. Neither can be found again in the database.
struct NewSession {
  std::string token;
  std::string csrf;
};

struct Session {
  Colleague colleague;
  std::string csrf;
  Instant started = {};
  std::optional<Instant> code_given = {};  ///< when its owner last gave a second factor in it, or had just given one at the council's provider
};

/// A session as its owner finds it among theirs.
struct OpenSession {
  std::string name;     ///< for a form: neither what the cookie holds nor what the database keeps of it
  Instant started = {};
  Instant used = {};    ///< last, to the minute
  std::string browser;  ///< in a few words, "Firefox on Windows"; empty: not known
};

/// How long a code of the second factor, or the proof that the council's provider asked for, holds for acts that matter (ASVS 7.5.3).
constexpr std::chrono::minutes kCodeHolds{15};

struct SessionLimits {
  std::chrono::minutes idle{30};
  std::chrono::minutes whole{12 * 60};
};

class Sessions {
 public:
  /// `connection` must outlive it.
  explicit Sessions(Connection& connection, SessionLimits limits = {}) : connection_(connection), limits_(limits) {}

  /// With a code of the second factor, or without one where none is asked.
  enum class Came { without_code, with_code };
  NewSession start(StaffId const& colleague, Instant now, Came came = Came::without_code);
  /// Who the council's provider said they are, as hashes: what it ends sessions by.
  struct Elsewhere {
    std::string subject;
    std::string session;  ///< empty: it names no sign-ins
  };
  void note_elsewhere(std::string const& token, Elsewhere const& from);
  /// Ends the sessions of that sign-in, or, where it is not said, of that subject; a session that came without one ends with its subject. Gives whose, one for
  /// each session. Refused (not_trusted): a log-out of this id was taken in the last `remembered`. Within a transaction.
  struct LogOut {
    std::string id;
    Elsewhere of;  ///< either may be empty, not both
    std::chrono::minutes remembered;
  };
  Result<std::vector<StaffId>> end_elsewhere(LogOut const& log_out, Instant now);
  void note_code(std::string const& token, Instant now);
  /// The session of a cookie, or nothing: unknown, idle or old beyond the limits, or its colleague disabled. Notes that it
  /// was used, once a minute at most.
  std::optional<Session> find(std::string const& token, Instant now);
  /// What the browser of a session calls itself, in at most 60 characters.
  void note_browser(std::string const& token, std::string const& words);
  /// What a session is called among its owner's.
  static std::string name_of(std::string const& token);
  /// A colleague's, within the limits; the last used first.
  std::vector<OpenSession> open_of(StaffId const& colleague, Instant now);
  /// Ends the one of this name if it is one of open_of(); gives whether it was.
  bool end_named(StaffId const& colleague, std::string const& name, Instant now);
  void end(std::string const& token);
  void end_all(StaffId const& colleague);
  /// Removes those beyond the limits; gives how many.
  std::int64_t forget_ended(Instant now);

 private:
  Connection& connection_;
  SessionLimits limits_;
};

}  // namespace rightsdesk::store
