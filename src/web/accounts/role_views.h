#pragma once
// What each role reaches, and what giving somebody other roles will do, in words. Pure.
#include "app/role_reach.h"
#include "app/rule_book.h"
#include "web/accounts/accounts.h"
#include "web/pages/words.h"

namespace rightsdesk::web::accounts {

/// A page of the router's own table, and which roles may open it.
struct RolePage {
  std::string words;  ///< of its address: "Inbox", "Cases, access"
  std::set<std::string> roles;
};
/// Every page that some roles may open and stands by itself, and every act on a case that fewer roles may do than may look at it. One line for each words.
std::vector<RolePage> role_pages(std::vector<Route> const& routes);

/// Those who may sign in.
std::vector<app::RoleHolder> holders_of(std::vector<ColleagueLine> const& all);

/// Whether nobody who may sign in would be an administrator; The store asks it once more when it is done.
bool takes_last_administrator(std::vector<app::RoleHolder> const& everybody, Accounts::Change const& wanted);

struct RolesShown {
  std::vector<app::RoleReach> roles;
  std::vector<app::FewLeft> few;
};
View roles_view(RolesShown const& shown, std::vector<RolePage> const& pages);

/// What a change of roles, or the end of an account, would leave undone: each a sentence. Empty where nothing is.
std::vector<std::string> left_undone(app::RoleChange const& change);
/// What a change of roles will do; `pages` are those of the router.
View role_change_view(app::RoleChange const& change, std::vector<RolePage> const& pages, ColleagueLine const& colleague, Accounts::Change const& wanted);

/// Every change of a colleague's roles, newest first.
std::vector<View> role_history_views(std::vector<app::RuleVersion> const& versions, NameOf const& name_of);

}  // namespace rightsdesk::web::accounts
