#pragma once
// What the pages need besides the desk's verbs. `main` binds these to the store.
#include <optional>
#include <string>
#include <vector>

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
  /// Nobody when the token is unknown, has run out, or its owner is disabled.
  virtual SignedIn who(std::string const& token) = 0;
  virtual void sign_out(std::string const& token) = 0;
  /// The name of a member of staff; empty when the id is nobody's.
  virtual std::string name_of(std::string const& id) = 0;
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
