#pragma once
// Looking after the staff's accounts: the port, and the pages of administrators, who see accounts and no case.
#include <string>
#include <vector>

#include "app/rule_book.h"
#include "web/site.h"

namespace rightsdesk::web {

/// Thread-safe. `by`: the administrator.
class Accounts {
 public:
  virtual ~Accounts() = default;
  struct NewAccount {
    std::string name, sign_in_name;
    std::vector<std::string> roles;
  };
  struct Added {
    std::string id, first_password;  ///< told once, in person
  };
  struct Change {
    enum class What { roles, disable, enable, reset_device, sign_out } what = What::roles;
    std::string colleague;
    std::vector<std::string> roles = {};  ///< of What::roles: in place of those before
    std::string seen = {}, reason = {};   ///< of What::roles: seen() as it was before the change was shown, and why
  };
  virtual std::vector<ColleagueLine> all() = 0;   ///< by name
  virtual std::vector<std::string> roles() = 0;   ///< every role there is
  /// Refused: not_permitted, name_missing, name_taken.
  virtual Result<Added> add(std::string const& by, NewAccount const& wanted) = 0;
  /// What all() shows, in a few digits: who confirms a change of roles sends it back.
  virtual std::string seen() = 0;
  /// Every change of this colleague's roles made on a page, oldest first; its content is "reviewer,legal" or "none".
  virtual std::vector<app::RuleVersion> history(std::string const& colleague) = 0;
  /// Refused: not_permitted, not_found, own_device, last_administrator; of roles also stale and no reason (missing, too_long), with its field.
  virtual Result<std::string> change(std::string const& by, Change const& change) = 0;
  /// Whoever is signed in changes their own; gives the token of the session that goes on, and every other ends. Refused, with its field: before_wrong, same_password, password_too_short.
  virtual Result<std::string> change_password(std::string const& colleague, std::string const& before, std::string const& after) = 0;
};

/// The administrators' pages, and everybody's own password. Both must outlive the routes. Nothing is done before a page has shown what it will do.
std::vector<Route> account_routes(Site& site, Accounts& accounts);

}  // namespace rightsdesk::web
