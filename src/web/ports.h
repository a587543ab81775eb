#pragma once
// What the pages need besides the desk's verbs. `main` binds these to the store.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/id.h"
#include "core/result.h"
#include "intake/questions.h"
#include "web/edge/exchange.h"

namespace rightsdesk::web {

/// Where a sign-in goes on when the password was right.
struct SignInStep {
  enum class Next { in, code, device } next = Next::in;
  std::string token;  ///< for a cookie (26 to 64 letters and digits): of the session, or of the sign-in under way
};
/// A device that is to show codes, as its app takes it in.
struct DeviceToAdd {
  std::string secret;   ///< base32, to be typed
  std::string address;  ///< otpauth://…, to be photographed
};
struct Entered {
  std::string token;  ///< for the session's cookie
  std::vector<std::string> recovery_codes = {};  ///< of a device that was added now; shown once
};

/// On the way to the council's identity provider.
struct Elsewhere {
  std::string address;  ///< of the provider, with what it has to know
  std::string kept;     ///< for a cookie; sealed
};
struct CameBack {
  std::string state, code, issuer;  ///< as the address had them; empty when it had not
};

/// An account, as colleagues may know of it.
struct ColleagueLine {
  std::string id, name, sign_in_name;
  std::vector<std::string> roles;
  bool disabled = false, has_device = false;
};

/// A session of whoever looks at theirs.
struct OwnSession {
  std::string name;  ///< for a form; opens nothing
  Instant started = {}, used = {};
  std::string browser;  ///< in a few words; empty: not known
  bool this_one = false;
};

/// The staff's way in. Thread-safe.
class StaffDoor {
 public:
  virtual ~StaffDoor() = default;
  /// The first step, or one refusal that does not say which of the two was wrong.
  virtual Result<SignInStep> sign_in(std::string const& name, std::string const& password) = 0;
  /// What a colleague without a device sets up; nothing when the sign-in has run out, or they have one.
  virtual std::optional<DeviceToAdd> device_to_add(std::string const& under_way) = 0;
  /// The first code of the new device. Refused: sign_in_over, code_refused.
  virtual Result<Entered> add_device(std::string const& under_way, std::string const& code) = 0;
  /// A code of the device, or a recovery code. Refused: sign_in_over, code_refused, code_locked.
  virtual Result<Entered> give_code(std::string const& under_way, std::string const& code) = 0;
  /// The council's own accounts, at its identity provider: their name for a link; empty where there is none.
  virtual std::string elsewhere() { return {}; }
  /// Where the browser is sent, and what it keeps until it comes back.
  enum class Asked { as_usual, once_more };  ///< once_more: the provider asks for the password even of whoever is signed in there
  virtual Result<Elsewhere> go_elsewhere(Asked) { return refused("not_offered", "Sign in with your name and password."); }
  /// The browser is back, with what the provider sent. Refused: sign_in_over, not_trusted, no_access.
  virtual Result<Entered> back_from_elsewhere(std::string const& kept, CameBack const& came) {
    (void)kept, (void)came;
    return refused("not_offered", "Sign in with your name and password.");
  }
  /// A code of the device of whoever is signed in, before an act that matters. Refused: sign_in_over, no_device (their account is the
  /// council's: they sign in there again), code_refused, code_locked.
  virtual Result<void> give_code_again(std::string const& token, std::string const& code) {
    (void)token, (void)code;
    return refused("sign_in_over", "Sign in again.");
  }
  /// Nobody when the token is unknown, has run out, or its owner is disabled.
  virtual SignedIn who(std::string const& token) = 0;
  /// Ends the session. Whoever came with the council's account may still be signed in there.
  enum class Left { here, here_and_not_there };
  virtual Left sign_out(std::string const& token) = 0;
  /// Where the browser is sent to sign out of the council's account as well, and what it keeps until it is back. Refused: not_offered, not_reached.
  virtual Result<Elsewhere> leave_elsewhere() { return refused("not_offered", "Sign out of your council account where you use it."); }
  /// Whether this browser was sent with that state, and came back with it.
  virtual bool left_elsewhere(std::string const& kept, std::string const& state) {
    (void)kept, (void)state;
    return false;
  }
  /// The provider says that somebody signed out there: their sessions here end. Refused: not_offered, not_trusted, not_reached.
  virtual Result<void> ended_elsewhere(std::string const& logout_token) {
    (void)logout_token;
    return refused("not_offered", "There is no other sign-in.");
  }
  /// What the browser of a session calls itself, in a few words.
  virtual void note_browser(std::string const& token, std::string const& words) { (void)token, (void)words; }
  /// The open sessions of whoever this one belongs to, the last used first; none when the token is nobody's.
  virtual std::vector<OwnSession> sessions_of(std::string const& token) {
    (void)token;
    return {};
  }
  /// Ends one of theirs, and the ledger says so. Refused (no_session), in the same words for somebody else's, for one that is over and for one that never was.
  virtual Result<void> end_session(std::string const& token, std::string const& name) {
    (void)token, (void)name;
    return refused("no_session", "That session is over already.");
  }
  /// Ends all of theirs but this one, each on the ledger; gives how many.
  virtual int end_other_sessions(std::string const& token) {
    (void)token;
    return 0;
  }
  /// The name of a member of staff; empty when the id is nobody's.
  virtual std::string name_of(std::string const& id) = 0;
  virtual std::vector<ColleagueLine> colleagues() = 0;  ///< by name
};

/// Tables as a spreadsheet's file. Thread-safe.
class SheetMaker {
 public:
  virtual ~SheetMaker() = default;
  /// The bytes of an XLSX file with one sheet; the headings are the first row. No cell is a formula.
  std::string xlsx(std::string const& name, std::vector<std::vector<std::string>> const& rows) { return xlsx({{name, rows}}); }
  /// The same with a sheet each, by name (at most 31 characters) and rows.
  using Tables = std::vector<std::pair<std::string, std::vector<std::vector<std::string>>>>;
  virtual std::string xlsx(Tables const& tables) = 0;
};

/// A whole case in one file behind a passphrase. Thread-safe.
class CaseArchives {
 public:
  virtual ~CaseArchives() = default;
  struct Locked {
    std::string file_name, bytes;
  };
  /// Refused: not_found, weak_password, not_now.
  virtual Result<Locked> locked_up(CaseId const& about, StaffId const& by, std::string const& passphrase) = 0;
};

/// A resident's unfinished form, by the random token of the browser's visit. Thread-safe.
class Drafts {
 public:
  virtual ~Drafts() = default;
  virtual intake::FormAnswers load(std::string const& visit) = 0;  ///< empty when there is none
  virtual void save(std::string const& visit, intake::FormAnswers const& answers) = 0;
  virtual void forget(std::string const& visit) = 0;
};

}  // namespace rightsdesk::web
