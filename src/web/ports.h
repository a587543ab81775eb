#pragma once
// What the pages need besides the desk's verbs. `main` binds these to the store.
#include <optional>
#include <string>

#include "core/id.h"
#include "core/result.h"
#include "intake/questions.h"
#include "web/edge/exchange.h"

namespace rightsdesk::web {

/// The staff's way in. Thread-safe.
class StaffDoor {
 public:
  virtual ~StaffDoor() = default;
  /// The token for the cookie (26 to 64 letters and digits), or one refusal that does not say which of the two was wrong.
  virtual Result<std::string> sign_in(std::string const& name, std::string const& password) = 0;
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
